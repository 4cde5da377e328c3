"""A place on a scale, from one named end to the other. It can be taken back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.guides.guide import Prompt
from journal.values import ScaleValue, Value
from ui.i18n.say import say
from ui.steps.editor import Editor
from ui.widgets.button import Button
from ui.widgets.segment import Segment, SegmentOption
from ui.widgets.text_label import TextLabel


class ScaleEditor(Editor):
    """All places side by side, the two ends named below."""

    def __init__(self, prompt: Prompt, parent: QWidget | None = None) -> None:
        """Offer the places of the prompt's scale."""
        super().__init__(prompt, parent)
        low, high = prompt.scale
        options = tuple(SegmentOption(str(n), str(n)) for n in range(low, high + 1))
        self._segment = Segment(prompt.question, options)
        self._segment.chosen.connect(self._chosen)
        self._undo = Button(say("answer", "Take it back"), "quiet_link")
        self._undo.clicked.connect(self._take_back)
        self._build()
        self.show_value(None)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._segment, 0, Qt.AlignmentFlag.AlignLeft)
        ends = QHBoxLayout()
        ends.setSpacing(16)
        low, high = self.prompt.scale_names
        ends.addWidget(TextLabel(low, "caption", wrap=False))
        ends.addStretch(1)
        ends.addWidget(TextLabel(high, "caption", wrap=False))
        holder = QWidget()
        holder.setLayout(ends)
        ends.setContentsMargins(0, 0, 0, 0)
        holder.setFixedWidth(self._segment.sizeHint().width())
        column.addWidget(holder)
        column.addWidget(self._undo, 0, Qt.AlignmentFlag.AlignLeft)

    def value(self) -> Value:
        """Return the chosen place, if any."""
        chosen = self._segment.value()
        return ScaleValue(int(chosen) if chosen else None)

    def show_value(self, value: Value | None) -> None:
        """Show a place, or none."""
        place = value.value if isinstance(value, ScaleValue) else None
        self._segment.set_value("" if place is None else str(place))
        self._undo.setVisible(place is not None and self._segment.isEnabled())

    def set_read_only(self) -> None:
        """Let the place be seen only."""
        self._segment.setEnabled(False)
        self._undo.hide()

    def first_field(self) -> QWidget | None:
        """Return the place the keyboard begins at."""
        items = self._segment.items
        return next((item for item in items if item.isChecked()), items[0])

    def _chosen(self, _place: object) -> None:
        self._undo.setVisible(True)
        self.edited.emit()

    def _take_back(self) -> None:
        self.show_value(None)
        self._segment.items[0].setFocus(Qt.FocusReason.TabFocusReason)
        self.edited.emit()
