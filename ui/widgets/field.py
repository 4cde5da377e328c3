"""A line to fill in: its label above, and below it a sentence when something is in the way.

What was typed is never cleared by it. A passphrase field has an eye; it is emptied by ``take``.
"""

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QRectF, QSize, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSpacerItem, QVBoxLayout, QWidget

from ui.theme import paint
from ui.theme.tokens import Radius, Size
from ui.widgets.icon_button import IconButton
from ui.widgets.text_label import TextLabel

PADDING, END = 12, 34


class Line(QLineEdit):
    """The box of a field. Selecting in it never fills the primary selection."""

    def __init__(
        self, *, leading: str = "", height: int = Size.FIELD, hidden: bool = False
    ) -> None:
        """Draw the icon ``leading`` before the text; ``hidden`` shows dots instead of it."""
        super().__init__()
        self.leading, self.trailing, self.bad = leading, "", False
        self.composed = ""  # by an input method, and not yet in the text
        self.ends: list[IconButton] = []
        self._height = height
        self.setFrame(False)
        self.setDragEnabled(False)
        modes = QLineEdit.EchoMode
        self.setEchoMode(modes.Password if hidden else modes.Normal)

    def setEchoMode(self, mode: QLineEdit.EchoMode) -> None:  # noqa: N802 - Qt's name
        """Hide the text or show it; neither is for a keyboard to learn."""
        super().setEchoMode(mode)
        if mode != QLineEdit.EchoMode.Password:  # for hidden text Qt sees to it
            hints = QtCore.Qt.InputMethodHint
            self.setInputMethodHints(
                self.inputMethodHints() | hints.ImhSensitiveData | hints.ImhNoPredictiveText
            )

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return 40 px, or more for larger text."""
        return QSize(
            super().sizeHint().width(), max(self._height, self.fontMetrics().height() + 16)
        )

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Never be cut in height."""
        return QSize(80, self.sizeHint().height())

    def add_end(self, button: IconButton) -> None:
        """Put a button at the end of the box."""
        button.setParent(self)
        self.ends.append(button)
        self.settle()

    def set_trailing(self, icon: str) -> None:
        """Draw ``icon`` after the text, as a check where two texts match; nothing if empty."""
        if icon != self.trailing:
            self.trailing = icon
            self.settle()
            self.update()

    def settle(self) -> None:
        """Place the buttons and keep the text clear of them."""
        start = PADDING - 1 + (Size.ICON + 6 if self.leading else 0)
        end = PADDING + (END - 6) * (len(self.ends) + bool(self.trailing))
        rtl = self.isRightToLeft()
        self.setTextMargins(end if rtl else start, 0, start if rtl else end, 2)
        for place, button in enumerate(reversed(self.ends)):
            x = self.width() - 4 - END * (place + 1)
            button.move(self.width() - x - 32 if rtl else x, (self.height() - 32) // 2)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the buttons at the end."""
        super().resizeEvent(event)
        self.settle()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Mirror with the direction."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.settle()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the box, then let Qt draw the text."""
        painter = paint.painter_for(self)
        line, width = self._outline()
        fill = "surface" if self.isEnabled() else "sunken"
        paint.box(painter, QRectF(self.rect()), Radius.FIELD, fill=fill, line=line, width=width)
        if self.leading:
            rtl = self.isRightToLeft()
            x = self.width() - PADDING - Size.ICON if rtl else PADDING
            paint.icon(painter, self.leading, "ink", x, (self.height() - Size.ICON) / 2, Size.ICON)
        if self.trailing:
            rtl = self.isRightToLeft()
            clear = PADDING + (END - 6) * len(self.ends)
            x = clear if rtl else self.width() - clear - Size.ICON
            top = (self.height() - Size.ICON) / 2
            paint.icon(painter, self.trailing, "accent", x, top, Size.ICON)
        painter.end()
        super().paintEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Darken the outline under the mouse."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Lighten it again."""
        super().leaveEvent(event)
        self.update()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 - Qt's name
        """Note what is being composed: a lock in the middle of it makes text of it."""
        self.composed = event.preeditString()
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Select and copy in our own way; the rest is Qt's."""
        from ui.widgets.secret_copy import copy_from_line
        from ui.widgets.selecting import select_in_line

        if not select_in_line(self, event) and not copy_from_line(self, event):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Open the menu; what it copies is marked as a secret."""
        from ui.widgets.secret_copy import line_menu

        menu = line_menu(self)
        menu.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Hide the selection from Qt while it would copy it to the primary selection."""
        start, length = self.selectionStart(), self.selectionLength()
        hides = start >= 0 and QGuiApplication.clipboard().supportsSelection()
        if hides:
            self.deselect()
        super().mouseReleaseEvent(event)
        if hides:
            self.setSelection(start, length)

    def _outline(self) -> tuple[str, float]:
        if not self.isEnabled():
            return "line_mid", 1
        if self.bad:
            return "error_control", 2
        if self.hasFocus():
            return "focus", 2
        return ("ink" if self.underMouse() else "control"), 1


class Field(QWidget):
    """Label, box, and a sentence below. ``edited`` carries the text, ``submitted`` nothing."""

    edited = Signal(object)
    submitted = Signal()

    def __init__(
        self,
        label: str,
        *,
        name: str = "",
        placeholder: str = "",
        leading: str = "",
        passphrase: tuple[str, str] = ("", ""),
        height: int = Size.FIELD,
        parent: QWidget | None = None,
    ) -> None:
        """``label`` may be empty, then ``name`` is what is heard.

        ``passphrase`` holds the names of the eye, ("Show", "Hide") in the caller's language; with
        it the text is hidden.
        """
        super().__init__(parent)
        self.line = Line(leading=leading, height=height, hidden=bool(passphrase[0]))
        self.line.setAccessibleName(name or label)
        self.line.setPlaceholderText(placeholder)
        self._eye_names = passphrase
        self._build(label)
        if passphrase[0]:
            self._add_eye()
        self._telling = True
        self.line.textChanged.connect(self._edited)  # dictation and screen readers edit as well
        self.line.returnPressed.connect(self.submitted)
        self.setFocusProxy(self.line)

    def text(self) -> str:
        """Return what stands in it."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Put ``text`` in without telling."""
        self._telling = False
        self.line.setText(text)
        self._telling = True

    def take(self) -> str:
        """Return what stands in it and empty it, its undo history too."""
        text = self.line.text()
        self.set_text("")  # Qt's own clearing can be undone, where the text is to be seen
        return text

    def forget(self) -> None:
        """Let go of what was typed, and of what was said of it; a passphrase is hidden again."""
        self.take()
        self.set_bad("")
        hidden = self.line.echoMode() == QLineEdit.EchoMode.Password
        if self._eye_names[0] and not hidden:
            self._turn_eye()

    def set_bad(self, sentence: str) -> None:
        """Show what is in the way, or nothing if ``sentence`` is empty."""
        self.line.bad = bool(sentence)
        self._message.show_text(sentence, icon="info", ink="error")
        self.line.setAccessibleDescription(sentence)
        self.line.update()

    def set_note(self, sentence: str, icon: str = "") -> None:
        """Show a remark below, such as that Caps Lock is on, or nothing."""
        self.line.bad = False
        self._message.show_text(sentence, icon=icon, ink="muted")
        self.line.setAccessibleDescription(sentence)
        self.line.update()

    def add_button(self, icon: str, name: str) -> IconButton:
        """Put a button with an icon at the end of the box."""
        button = IconButton(icon, name, size=Size.MINIMUM_TARGET)
        self.line.add_end(button)
        button.show()
        return button

    def show_words(self) -> None:
        """Let a hidden text be seen, as after a passphrase was suggested."""
        if self.line.echoMode() == QLineEdit.EchoMode.Password:
            self._turn_eye()

    def _build(self, label: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        if label:
            title = TextLabel(label, "small_strong")
            title.setBuddy(self.line)
            column.addWidget(title)
        column.addWidget(self.line)
        self._message = Message()
        column.addWidget(self._message)

    def _add_eye(self) -> None:
        self._eye = self.add_button("eye", self._eye_names[0])
        self._eye.clicked.connect(self._turn_eye)

    def _turn_eye(self) -> None:
        hidden = self.line.echoMode() == QLineEdit.EchoMode.Password
        modes = QLineEdit.EchoMode
        self.line.setEchoMode(modes.Normal if hidden else modes.Password)
        self._eye.set_icon("eye-off" if hidden else "eye", self._eye_names[1 if hidden else 0])

    def _edited(self, text: str) -> None:
        if self._telling:
            self.edited.emit(text)


class Message(QWidget):
    """An icon and a sentence of 13/20; hidden while there is nothing to say."""

    def __init__(self) -> None:
        """Begin hidden."""
        super().__init__()
        self._icon, self._ink = "", "muted"
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._room = QSpacerItem(0, 0)
        self._label = TextLabel("", "small")
        row.addItem(self._room)
        row.addWidget(self._label, 1)
        self.hide()

    def show_text(self, text: str, *, icon: str, ink: str) -> None:
        """Show ``text`` after ``icon``, or hide."""
        self._icon, self._ink = icon, ink
        self._room.changeSize(21 if icon else 0, 0)
        self._label.setText(text)
        self._label.set_ink(ink)
        self.setVisible(bool(text))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Draw the icon level with the first line."""
        if self._icon:
            rtl = self.isRightToLeft()
            x = self.width() - 14 if rtl else 0
            paint.icon(paint.painter_for(self), self._icon, self._ink, x, 3, Size.ICON_SMALL)
