"""The page to write on: plain text in Literata, exact lines, a petrol caret, nothing around it.

What is written here leaves only by a deliberate copy. Selecting does not fill the X11 primary
selection, nothing can be dragged out, what is pasted is plain, and what is copied is marked as a
secret for clipboard histories.
"""

from dataclasses import dataclass

from PySide6.QtCore import (
    QElapsedTimer,
    QMimeData,
    QRect,
    QRectF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy, QTextEdit, QWidget

from ui.theme.theme import current
from ui.theme.tokens import Size
from ui.widgets.selecting import select_in_text
from ui.widgets.text_marks import TextMarks

HISTORY_HINT = "x-kde-passwordManagerHint"
KEYS = QKeySequence.StandardKey


@dataclass(frozen=True)
class EditWords:
    """The words of the context menu, in the language of the person."""

    undo: str
    redo: str
    cut: str
    copy: str
    paste: str
    select_all: str


class WritingEdit(QTextEdit):
    """Plain text. ``edited`` comes after each change by the person, ``copied`` after a copy."""

    edited = Signal()
    copied = Signal()

    def __init__(
        self,
        name: str,
        style: str = "writing",
        *,
        grows: bool = True,
        words: EditWords | None = None,
        paragraph_gap: int = 16,
        parent: QWidget | None = None,
    ) -> None:
        """``grows`` makes it as high as its text; else it scrolls. No ``words``, no menu."""
        super().__init__(parent)
        self._style, self._gap, self._words, self._grows = style, paragraph_gap, words, grows
        self._ours = self._copying = False
        self._marks = TextMarks(self)
        self._caret_on = False
        self._blink = QTimer(self)  # a child: one of its own would outlive the text, and end it all
        self._blink.timeout.connect(self._turn_caret)
        self._double = QElapsedTimer()
        self.setAccessibleName(name)
        self._settle_behaviour()
        self.document().setDocumentMargin(0)
        self.set_text("")
        self.document().contentsChange.connect(self._content_changed)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.cursorPositionChanged.connect(self._show_caret)
        current().changed.connect(self._follow_theme)

    def text(self) -> str:
        """Return what is written, paragraphs divided by newlines."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Put ``text`` in its place without telling. The undo history begins anew."""
        self._ours = True
        self.setPlainText(text)
        self._dress()
        self._ours = False
        self.document().clearUndoRedoStacks()

    def forget(self) -> None:
        """Let go of the text and of every way back to it."""
        self._marks.set_spans(())
        self.set_text("")
        self.document().clearUndoRedoStacks()

    def set_style(self, style: str) -> None:
        """Change the type style."""
        self._style = style
        self._ours = True
        self._dress()
        self._ours = False

    def set_paragraph_gap(self, gap: int) -> None:
        """Change the space between paragraphs, 12 in a low window.

        It is no step that could be undone, nor one that takes a way forward: then it waits.
        """
        text = self.document()
        if gap == self._gap or text.isRedoAvailable():
            return
        begun = text.isUndoAvailable()
        self._gap = gap
        self.set_style(self._style)
        if not begun:
            text.clearUndoRedoStacks()

    def _follow_theme(self) -> None:
        """Take up another size of writing at once; colours are asked for at each painting."""
        if current().style(self._style) != self._dressed:
            self.set_style(self._style)

    def insert_words(self, words: str) -> None:
        """Write ``words`` at the end, as if typed: it can be undone, and it is told."""
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.textCursor().insertText(words)

    def set_marks(self, marks: tuple[tuple[int, int], ...]) -> None:
        """Underline these (start, length) spans with dots; none if empty."""
        self._marks.set_spans(marks)
        self.viewport().update()

    def marked(self) -> tuple[tuple[int, int], ...]:
        """Return where the marked words stand now; what was taken out has length 0."""
        return self._marks.spans()

    def marked_words(self) -> tuple[str, ...]:
        """Return the marked words as they are now."""
        return self._marks.texts()

    def mark_rect(self, start: int, length: int) -> QRect:
        """Return where the first line of a span stands, in this widget's coordinates."""
        return self._marks.rect(start, length)

    def copy(self) -> None:
        """Copy what is selected, as plain text marked as a secret."""
        if not self.textCursor().hasSelection():
            return
        self._copying = True
        data = self.createMimeDataFromSelection()
        self._copying = False
        if data is not None:
            QGuiApplication.clipboard().setMimeData(data)
            self.copied.emit()

    def cut(self) -> None:
        """Copy what is selected and take it out."""
        self.copy()
        self.textCursor().removeSelectedText()

    def createMimeDataFromSelection(self) -> QMimeData | None:  # type: ignore[override] # noqa: N802 - None keeps Qt from filling the primary selection
        """Return the selected text for a deliberate copy, and nothing for any other asker."""
        if not self._copying:
            return None
        data = QMimeData()
        data.setText(self.textCursor().selection().toPlainText())
        data.setData(HISTORY_HINT, b"secret")
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802 - Qt's name
        """Take text, and nothing else."""
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Take the text as it is, without its looks and without tabs."""
        if source.hasText() and not self.isReadOnly():
            self.textCursor().insertText(source.text().replace("\t", " "))
            self.ensureCursorVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Copy, cut and select in our own way; the rest is Qt's."""
        for key, act in ((KEYS.Copy, self.copy), (KEYS.Cut, self.cut)):
            if event.matches(key):
                act()
                return
        if not select_in_text(self, event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Let go of a selection that is pressed on, so that it can't be dragged out."""
        if event.button() == Qt.MouseButton.LeftButton and self._follows_double():
            self._choose_at(event, QTextCursor.SelectionType.BlockUnderCursor)
            return
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.button() == Qt.MouseButton.LeftButton and not shift:
            cursor = self.textCursor()
            cursor.clearSelection()
            self.setTextCursor(cursor)
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Choose a word ourselves: Qt would offer it as the primary selection at once."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._choose_at(event, QTextCursor.SelectionType.WordUnderCursor)
            self._double.start()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Hide the selection from Qt while it would copy it to the primary selection."""
        held = self.textCursor()
        hides = held.hasSelection() and event.button() == Qt.MouseButton.LeftButton
        if hides:
            bare = QTextCursor(held)
            bare.clearSelection()
            self.setTextCursor(bare)
        super().mouseReleaseEvent(event)
        if hides:
            self.setTextCursor(held)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Open the menu in the words given."""
        if self._words is None:
            return
        menu = self.menu(self._words)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def menu(self, words: EditWords) -> QMenu:
        """Return the context menu as it would open now."""
        menu, chosen = QMenu(self), self.textCursor().hasSelection()
        rows = (
            (words.undo, self.undo, self.document().isUndoAvailable()),
            (words.redo, self.redo, self.document().isRedoAvailable()),
            (words.cut, self.cut, chosen),
            (words.copy, self.copy, chosen),
            (words.paste, self.paste, self.canPaste()),
            (words.select_all, self._select_all, not self.document().isEmpty()),
        )
        for place, (word, act, able) in enumerate(rows):
            if place in (2, 5):
                menu.addSeparator()
            action = QAction(word, menu)
            action.triggered.connect(act)
            action.setEnabled(able)
            menu.addAction(action)
        return menu

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the text, then the coach's dots and the caret."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._marks.paint(painter)
        if self._caret_on and self.hasFocus() and not self.isReadOnly():
            painter.fillRect(self._caret(), current().color("accent"))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Begin to blink."""
        super().focusInEvent(event)
        self._show_caret()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Stop blinking."""
        super().focusOutEvent(event)
        self._blink.stop()
        self._caret_on = False
        self.viewport().update()

    def _turn_caret(self) -> None:
        self._caret_on = not self._caret_on
        self.viewport().update(self._caret().toAlignedRect().adjusted(-2, -2, 2, 2))

    def _settle_behaviour(self) -> None:
        self.setAcceptRichText(False)
        self.setAutoFormatting(QTextEdit.AutoFormattingFlag.AutoNone)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCursorWidth(0)  # the caret is drawn here, in petrol
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        hints = Qt.InputMethodHint
        self.setInputMethodHints(
            hints.ImhSensitiveData | hints.ImhNoPredictiveText | hints.ImhMultiLine
        )
        if self._grows:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _dress(self) -> None:
        """Give every paragraph the exact line height; new ones take it from the one before."""
        theme = current()
        self._dressed = theme.style(self._style)
        self.setFont(theme.font(self._style))
        self.document().setDefaultFont(theme.font(self._style))
        shape = QTextBlockFormat()
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        shape.setLineHeight(theme.style(self._style).line, fixed)
        shape.setBottomMargin(self._gap)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(shape)
        self._grow()

    def _content_changed(self, _at: int, removed: int, added: int) -> None:
        if not self._ours and (removed or added):
            self.edited.emit()

    def _grow(self, *_: object) -> None:
        if self._grows:
            line = current().style(self._style).line
            height = max(round(self.document().size().height()), line)
            if height + 2 != self.height() or self.minimumHeight() != height + 2:
                self.setFixedHeight(height + 2)

    def _follows_double(self) -> bool:
        interval = QGuiApplication.styleHints().mouseDoubleClickInterval()
        return self._double.isValid() and self._double.elapsed() < interval

    def _choose_at(self, event: QMouseEvent, what: QTextCursor.SelectionType) -> None:
        self._double.invalidate()
        cursor = self.cursorForPosition(event.position().toPoint())
        if what == QTextCursor.SelectionType.BlockUnderCursor:
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
            end = QTextCursor.MoveOperation.EndOfBlock
            cursor.movePosition(end, QTextCursor.MoveMode.KeepAnchor)
        else:
            cursor.select(what)
        self.setTextCursor(cursor)

    def _select_all(self) -> None:
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        self.setTextCursor(cursor)

    def _show_caret(self) -> None:
        if not self.hasFocus():
            return
        self._caret_on = True
        half = QGuiApplication.styleHints().cursorFlashTime() // 2
        self._blink.stop()
        if half > 0:
            self._blink.start(half)
        self.viewport().update()

    def _caret(self) -> QRectF:
        rect = QRectF(self.cursorRect())
        high = current().style(self._style).size * 1.26
        top = rect.bottom() - current().style(self._style).line / 2 - high / 2 + 3
        # After the last letter it stands free of it; before one it would cover its first stroke.
        left = rect.left() + 1 if self.textCursor().atBlockEnd() else max(rect.left() - 1, 0)
        return QRectF(left, round(top), Size.CARET, round(high))
