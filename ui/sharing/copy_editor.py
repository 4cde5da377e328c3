"""A copy of one answer for the group, edited beside nothing else. The private text stays as it is.

Every change is told at once, so that the preview follows and nothing typed can be lost.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout

from ui.i18n.say import say
from ui.steps.edit_words import edit_words
from ui.widgets.button import Button
from ui.widgets.dialog import DialogScrim
from ui.widgets.dialog_foot import dialog_foot
from ui.widgets.page_frame import Scroll
from ui.widgets.text_label import TextLabel
from ui.widgets.writing_edit import WritingEdit


class CopyEditor(DialogScrim):
    """``typed`` carries the copy after each change; ``own_asked`` throws the copy away."""

    typed = Signal(object)
    own_asked = Signal()

    def __init__(self, label: str, text: str, *, is_copy: bool) -> None:
        """Begin with ``text``: the copy if there is one, else the person's own words."""
        title = say("share", "A copy for the group")
        super().__init__(title, width=720, height=520)
        self.column.addWidget(TextLabel(title, "page_title"))
        self.column.addWidget(
            TextLabel(
                say(
                    "share",
                    "{label}. What you wrote in your journal stays as it is. Names still become "
                    "roles.",
                    label=label,
                ),
                "ui",
                ink="muted",
            )
        )
        self.column.addSpacing(20)
        name = say("share", "A copy for the group: {label}", label=label)
        self.edit = WritingEdit(name, "writing_small", words=edit_words())
        self.edit.set_text(text)
        self.edit.edited.connect(lambda: self.typed.emit(self.edit.text()))
        self.area: QScrollArea = Scroll(self.edit)
        self.column.addWidget(self.area, 1)
        self.notes = QVBoxLayout()  # what is said beside the text stands here
        self.notes.setContentsMargins(0, 12, 0, 0)
        self.column.addLayout(self.notes)
        self.column.addSpacing(16)
        self._add_buttons(is_copy=is_copy)

    def _add_buttons(self, *, is_copy: bool) -> None:
        self.own = Button(say("share", "Back to my own words"), "quiet_link")
        self.own.setVisible(is_copy)
        self.edit.edited.connect(self.own.show)
        self.own.clicked.connect(self._use_own)
        self.done = Button(say("share", "Done"), "primary")
        self.done.clicked.connect(self.close_)
        self.column.addLayout(dialog_foot(self.done, start=(self.own,)))

    def _use_own(self) -> None:
        self.own_asked.emit()
        self.close_()
