"""One or several of the guide's options, and one's own words beside them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from journal.guides.guide import Prompt
from journal.values import ChoiceValue, Value
from ui.i18n.say import say
from ui.steps.edit_words import edit_words
from ui.steps.editor import Editor
from ui.widgets.button import Button
from ui.widgets.check_box import CheckBox
from ui.widgets.ground import Rule
from ui.widgets.radio_card import RadioList, RadioOption
from ui.widgets.text_label import TextLabel
from ui.widgets.writing_edit import WritingEdit

COLUMNS = 3  # of boxes without hints


class ChoiceEditor(Editor):
    """Radio cards for one, check boxes for several, and a free remark where the guide has one."""

    def __init__(self, prompt: Prompt, parent: QWidget | None = None) -> None:
        """Offer the prompt's options."""
        super().__init__(prompt, parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._boxes: dict[str, CheckBox] = {}
        self._list: RadioList | None = None
        self._undo = Button(say("answer", "Take it back"), "quiet_link")
        self._note: WritingEdit | None = None
        if prompt.several:
            self._add_boxes()
        else:
            self._list = self._add_list()
        if prompt.note_name:
            self._note = self._add_note(prompt.note_name)
        self._read_only = False
        self.show_value(None)

    def _add_boxes(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        columns = 1 if any(one.hint for one in self.prompt.options) else COLUMNS
        for place, option in enumerate(self.prompt.options):
            box = CheckBox(option.name, hint=option.hint)
            box.clicked.connect(self._changed)
            self._boxes[option.id] = box
            grid.addWidget(box, place // columns, place % columns)
        self._column.addLayout(grid)

    def _add_list(self) -> RadioList:
        options = tuple(RadioOption(one.id, one.name, one.hint) for one in self.prompt.options)
        height = 60 if any(one.hint for one in options) else 44
        made = RadioList(self.prompt.question, options, height=height)
        made.chosen.connect(self._changed)
        self._column.addWidget(made)
        self._undo.clicked.connect(self._take_back)
        self._column.addWidget(self._undo, 0, Qt.AlignmentFlag.AlignLeft)
        return made

    def _add_note(self, name: str) -> WritingEdit:
        self._column.addSpacing(8)
        self._column.addWidget(TextLabel(name, "small"))
        note = WritingEdit(name, "writing_small", words=edit_words(), paragraph_gap=8)
        note.edited.connect(self._changed)
        self._column.addWidget(note)
        self._column.addWidget(Rule())
        return note

    def value(self) -> Value:
        """Return what is chosen, in the guide's order, and the remark."""
        note = self._note.text() if self._note else ""
        if self._list is not None:
            chosen = self._list.value()
            return ChoiceValue((chosen,) if chosen else (), note)
        return ChoiceValue(tuple(one for one, box in self._boxes.items() if box.isChecked()), note)

    def show_value(self, value: Value | None) -> None:
        """Show a choice and its remark."""
        shown = value if isinstance(value, ChoiceValue) else ChoiceValue()
        if self._list is not None:
            self._list.set_value(shown.chosen[0] if shown.chosen else "")
        for option, box in self._boxes.items():
            box.setChecked(option in shown.chosen)
        if self._note is not None and self._note.text() != shown.note:
            self._note.set_text(shown.note)
        self._show_undo()

    def set_read_only(self) -> None:
        """Let it be seen only."""
        self._read_only = True
        for box in self._boxes.values():
            box.setEnabled(False)
        if self._list is not None:
            self._list.setEnabled(False)
        if self._note is not None:
            self._note.setReadOnly(True)
        self._show_undo()

    def first_field(self) -> QWidget | None:
        """Return the chosen option, else the first."""
        if self._list is not None:
            cards = self._list.cards
            return next((card for card in cards if card.isChecked()), cards[0])
        return next(iter(self._boxes.values()), None)

    def _show_undo(self) -> None:
        one_chosen = self._list is not None and bool(self._list.value())
        self._undo.setVisible(one_chosen and not self._read_only)

    def _changed(self, *_: object) -> None:
        self._show_undo()
        self.edited.emit()

    def _take_back(self) -> None:
        if self._list is not None:
            self._list.set_value("")
            self._list.cards[0].setFocus(Qt.FocusReason.TabFocusReason)
        self._changed()
