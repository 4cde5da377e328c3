"""A note in the margin: its kind, a few words, what one can do. One at a time."""

from PySide6.QtCore import QEasingCurve, QPropertyAnimation, QSize, Qt, Signal
from PySide6.QtWidgets import QGraphicsOpacityEffect, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.theme import current
from ui.theme.tokens import Size
from ui.widgets.button import Button
from ui.widgets.icon_mark import IconMark
from ui.widgets.text_label import TextLabel


class MarginNote(QWidget):
    """Kind with a feather, text, actions. ``acted`` carries the id of the action pressed."""

    acted = Signal(object)

    def __init__(
        self,
        kind: str,
        text: str,
        actions: tuple[tuple[str, str], ...] = (),
        *,
        lines: tuple[str, ...] = (),
        name: str = "",
        icon: str = "feather",
        width: int = Size.MARGIN_NOTE,
        stacked: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """``actions`` are (id, words); the first is drawn in petrol, the others quietly.

        ``lines`` stand below the text, each by itself. ``stacked`` puts the actions one below the
        other, all alike. ``name`` is what is heard where the note has no text.
        """
        super().__init__(parent)
        self.setAccessibleName(name or (f"{kind}. {text}" if kind else text))
        self.setFixedWidth(width)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        if kind:
            head = QHBoxLayout()
            head.setSpacing(5)
            head.addWidget(IconMark(icon, "muted", size=14, height=16))
            head.addWidget(TextLabel(kind, "caption"), 1)
            column.addLayout(head)
        if text:
            column.addWidget(TextLabel(text, "small", ink="ink"))
        for line in lines:
            column.addWidget(TextLabel(line, "small"))
        column.addLayout(self._stack(actions) if stacked else self._row(actions))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return its width, and the height of all its lines."""
        layout, width = self.layout(), self.maximumWidth()
        if layout is None:
            return QSize(width, 0)
        needs = layout.totalHeightForWidth(width)  # below 0 where no line of it wraps
        return QSize(width, needs if needs > 0 else layout.totalSizeHint().height())

    def set_width(self, width: int) -> None:
        """Become 200 or, in a narrow window, 164 wide."""
        self.setFixedWidth(width)
        self.updateGeometry()

    def appear(self) -> None:
        """Fade in, or stand there at once with less motion."""
        self.show()
        duration = current().duration("margin_note")
        if not duration:
            return
        effect = QGraphicsOpacityEffect(self)
        self.setGraphicsEffect(effect)
        fade = QPropertyAnimation(effect, b"opacity", self)
        fade.setDuration(duration)
        fade.setStartValue(0.0)
        fade.setEndValue(1.0)
        fade.setEasingCurve(QEasingCurve.Type.OutCubic)
        fade.finished.connect(self._appeared)
        fade.start(QPropertyAnimation.DeletionPolicy.DeleteWhenStopped)

    def _appeared(self) -> None:
        self.setGraphicsEffect(None)  # type: ignore[arg-type] # None takes the effect away

    def _row(self, actions: tuple[tuple[str, str], ...]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(14)
        for place, (action, words) in enumerate(actions):
            row.addWidget(self._button(action, words, "quiet_link" if place else "link"))
        row.addStretch(1)
        row.setAlignment(Qt.AlignmentFlag.AlignTop)
        return row

    def _stack(self, actions: tuple[tuple[str, str], ...]) -> QVBoxLayout:
        stack = QVBoxLayout()
        stack.setSpacing(0)
        for action, words in actions:
            button = self._button(action, words, "quiet_link")
            stack.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return stack

    def _button(self, action: str, words: str, kind: str) -> Button:
        button = Button(words, kind)
        button.clicked.connect(lambda: self._act(action))
        return button

    def _act(self, action: str) -> None:
        self.acted.emit(action)
