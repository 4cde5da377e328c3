"""Before something is chosen to leave: what that means, and the way there."""

from PySide6.QtWidgets import QWidget

from journal.guides.guide import Door, Stage
from journal.path import may_share
from ui import routes
from ui.i18n.say import day_month_year, say
from ui.steps.host import Act, Footer, Host
from ui.steps.onward import next_words
from ui.steps.step import Step
from ui.widgets.button import Button
from ui.widgets.text_label import TextLabel


class ChooseStep(Step):
    """The page of a stage that asks nothing: choose what to share."""

    def __init__(self, host: Host, stage: Stage) -> None:
        """Stand for ``stage``."""
        super().__init__(
            host,
            say("choose", "What do you want to share?"),
            say("choose", "Everything starts switched off. Only what you switch on can leave."),
        )
        self._stage, self.place = stage, stage.id
        book = host.book
        self._may = may_share(book.guide, book.reflection, book.answered(), Door.GROUP)
        for sentence in self._sentences():
            self.content.addWidget(TextLabel(sentence, "ui", ink="body"))
        self._button = Button(say("choose", "Choose what to share"), trailing="arrow-right")
        self._button.clicked.connect(self._choose)
        self._button.setEnabled(self._may)
        if book.read_only:
            self._button.hide()
        self.content.addWidget(self._button)
        self.content.addStretch(1)

    def _sentences(self) -> tuple[str, ...]:
        shared = self.host.book.reflection.shared_at
        words = [
            say(
                "choose",
                "You see the exact page before it leaves, and you hand it over yourself. Feelings "
                "and everything marked with a lock stay with you.",
            )
        ]
        if shared is not None:
            words.append(say("choose", "A page left on {day}.", day=day_month_year(shared.date())))
        elif not self._may:
            words.append(say("choose", "Nothing that could be shared is written yet. It can wait."))
        else:
            words.append(say("choose", "Nothing has left yet."))
        return tuple(words)

    def _choose(self) -> None:
        self.host.go(routes.Choosing(self.host.book.reflection.id, Door.GROUP))

    def first_field(self) -> QWidget | None:
        """Return the button, where something can be chosen."""
        return self._button if self._may else None

    def footer(self) -> Footer:
        """Offer the way on; what is chosen is no condition for it."""
        path = self.host.path()
        start = (Act(say("path", "Back"), self.host.turn_back, icon="arrow-left"),)
        if self.host.book.read_only:
            return Footer(start, self._next(path.next, "primary"))
        pause = Act(say("path", "Pause here"), self.host.pause, "rest_text", icon="moon")
        return Footer(start, (pause, *self._next(path.next, "primary")))

    def _next(self, after: str | None, kind: str) -> tuple[Act, ...]:
        if after is None:
            return ()
        return (Act(next_words(self.host), self.host.turn_on, kind, trailing="arrow-right"),)
