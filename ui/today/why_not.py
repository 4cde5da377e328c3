"""Why a time was not taken, in the person's words, if they like. It stays with the reflection."""

from PySide6.QtCore import Signal

from journal.path import WHY_NOT
from ui.drafts import Drafts, forget_drafts, keep_draft
from ui.i18n.say import say
from ui.steps.edit_words import edit_words
from ui.theme.tokens import Space
from ui.widgets.button import Button
from ui.widgets.dialog import DialogScrim
from ui.widgets.dialog_foot import dialog_foot
from ui.widgets.growing_text import GrowingText
from ui.widgets.text_label import TextLabel


class WhyNotDialog(DialogScrim):
    """``settled`` carries the words, which may be none, when they are kept."""

    settled = Signal(object)

    def __init__(self, drafts: Drafts) -> None:
        """Begin with what was begun before; ``drafts`` keeps it while it is typed."""
        title = say("why-not", "What came between?")
        super().__init__(title, width=520)
        self.column.setSpacing(Space.M)
        self.column.addWidget(TextLabel(title, "title"))
        words = say(
            "why-not",
            "A few words, if you like. They stay with this reflection, for you alone; it is not "
            "asked again for this time.",
        )
        self.column.addWidget(TextLabel(words, "small"))
        self.words = GrowingText(title, "writing_small", words=edit_words())
        keep_draft(drafts, WHY_NOT, self.words)
        self.given_up.connect(lambda: forget_drafts(drafts, WHY_NOT))
        self.column.addWidget(self.words)
        cancel = Button(say("dialog", "Cancel"))
        cancel.clicked.connect(self.give_up)
        keep = Button(say("why-not", "Keep"), "primary")
        keep.clicked.connect(self._keep)
        self.column.addLayout(dialog_foot(cancel, keep))
        self.closed.connect(self.deleteLater)

    def flush(self) -> None:
        """Keep words that were begun, where the page is left or locked."""
        if self.words.text().strip():
            self._keep()

    def _keep(self) -> None:
        words = self.words.text().strip()
        self.close_()
        self.settled.emit(words)
