"""What it can mean that a set time passed unused, said to its owner alone, and what one can do."""

from PySide6.QtCore import Signal

from ui.i18n.say import say
from ui.steps.meaning import meaning
from ui.theme.tokens import Space
from ui.widgets.button import Button
from ui.widgets.dialog import DialogScrim
from ui.widgets.dialog_foot import dialog_foot
from ui.widgets.text_label import TextLabel


class MeaningDialog(DialogScrim):
    """``prepared`` when the person wants to prepare the conversation about expectations."""

    prepared = Signal()

    def __init__(self, means: str) -> None:
        """``means`` is the guide's own words for the organisation, if it has some."""
        title = say("passed", "What it can mean that the time has passed")
        super().__init__(title, width=520)
        self.column.setSpacing(Space.M)
        self.column.addWidget(TextLabel(title, "title"))
        self.column.addWidget(TextLabel(meaning(means), "ui", ink="body"))
        still = say("passed", "Writing now, or setting another time, is as good as before.")
        self.column.addWidget(TextLabel(still, "ui", ink="muted"))
        self.close_button = Button(say("passed", "Close"))
        self.close_button.clicked.connect(self.close_)
        prepare = Button(say("understanding", "Prepare the conversation"), "primary")
        prepare.clicked.connect(self._prepare)
        self.column.addLayout(dialog_foot(self.close_button, prepare))
        self.closed.connect(self.deleteLater)

    def _prepare(self) -> None:
        self.close_()
        self.prepared.emit()
