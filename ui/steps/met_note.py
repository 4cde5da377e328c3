"""A quiet card below what is being written: you've met this before, and what you decided then."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from journal.guides.guide import Counted
from journal.met import Met
from journal.patterns import Outcome
from ui.commitment_words import plan_sentence
from ui.i18n.say import month_year, say
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.icon_button import IconButton
from ui.widgets.text_label import TextLabel


class MetNote(Card):
    """Tells of one earlier reflection. ``opened`` and ``let_be`` when its two acts are pressed."""

    opened = Signal()
    let_be = Signal()

    def __init__(self, met: Met) -> None:
        """Say where it was, what was decided, and why it is shown."""
        super().__init__("window", padding=(18, 10, 10, 14), gap=4)
        title = say("met", "You have met this before.")
        self.setAccessibleName(title)
        head = QHBoxLayout()
        head.addWidget(TextLabel(title, "small_strong"), 1)
        close = IconButton("x", say("met", "Not now"), size=32, icon_size=14)
        close.clicked.connect(self.let_be)
        head.addWidget(close)
        self.column.addLayout(head)
        self.column.addWidget(TextLabel(where_met(met), "small", ink="ink"))
        if met.then.words:
            quoted = say("met", "“{words}”", words=met.then.words)
            self.column.addWidget(TextLabel(quoted, "aside"))
        self.column.addWidget(TextLabel(_decided(met), "small", ink="ink"))
        self.column.addWidget(TextLabel(_why(met), "caption"))
        words = say("met", "Open that reflection")
        self.there = Button(words, "quiet_link", icon="book-open")
        self.there.clicked.connect(self.opened)
        self.column.addWidget(self.there, 0, Qt.AlignmentFlag.AlignLeft)


def where_met(met: Met) -> str:
    """Return what was met, and where it was."""
    title = met.sight.title or say("reflections", "Without a name")
    month = month_year(met.sight.day)
    if met.counted is Counted.ROLE:
        return say("met", "The same role, in “{title}”, {month}.", title=title, month=month)
    if met.then.name:
        return say(
            "met",
            "{name}, in “{title}”, {month}.",
            name=met.then.name,
            title=title,
            month=month,
        )
    return say("met", "In “{title}”, {month}.", title=title, month=month)


def _decided(met: Met) -> str:
    decision = met.decision
    if decision is None:
        return say("met", "No commitment came from it.")
    words = plan_sentence(decision.if_, decision.then)
    became = {
        Outcome.KEPT: say("met", "You kept it."),
        Outcome.CHANGED: say("met", "You changed it on the way."),
        Outcome.DROPPED: say("met", "You let it go."),
        Outcome.OPEN: say("met", "You have not looked back at it yet."),
    }[decision.outcome]
    return say("met", "You decided: {words} {became}", words=words, became=became)


def _why(met: Met) -> str:
    """Return the rule by which it was found."""
    words = ", ".join(met.shared)
    if met.same and words:
        return say(
            "met", "Shown because both are of this kind, and both say: {words}.", words=words
        )
    if met.same:
        same_role = met.counted is Counted.ROLE
        return (
            say("met", "Shown because the role is the same.")
            if same_role
            else say("met", "Shown because both are of this kind.")
        )
    return say("met", "Shown because both say: {words}.", words=words)
