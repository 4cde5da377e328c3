"""How your view changed: the answers at the end of each sitting, side by side, in their order.

What came is underlined and, as what went, said in words. Nothing here can be chosen for a page that
leaves.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from journal.clock import local
from journal.errors import AfterwordError
from journal.model import NotTaken
from ui import routes
from ui.error_text import error_text
from ui.i18n.say import capital, day_month, say, say_n, weekday_date
from ui.section_page import SectionPage, add_head
from ui.theme.tokens import Space
from ui.views.changes import came_words
from ui.views.sitting_rows import SittingRow, in_order, sitting_rows
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.marked_label import MarkedLabel
from ui.widgets.notice import Notice
from ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from journal.repository import Entry
    from ui.desk import Desk

ACROSS = 2


class ViewsPage(SectionPage):
    """All sittings of one reflection."""

    section = "reflections"

    def __init__(self, desk: "Desk", route: routes.Route) -> None:
        """Wait for ``opened`` to load."""
        super().__init__(desk, route)
        self._back = Button(say("views", "Back"), icon="arrow-left")
        self._back.clicked.connect(self.desk.back)

    def opened(self) -> None:
        """Load the reflection."""
        wanted = str(getattr(self.route, "reflection", ""))
        repository = self.desk.repository
        self.desk.worker.run(self, lambda: repository.entry(wanted), self._show, self._trouble)

    def _trouble(self, problem: AfterwordError) -> None:
        words = error_text(problem)
        self.column.addWidget(Notice(words.title, f"{words.body} {words.next_step}".strip()))
        self._add_back()

    def _show(self, entry: "Entry") -> None:
        reflection = entry.reflection
        add_head(
            self.column,
            reflection.title or say("reflections", "Without a name"),
            say("views", "How your view changed"),
        )
        self.column.addSpacing(Space.S)
        self.column.addWidget(TextLabel(self._lead(entry), "lead"))
        self.column.addSpacing(Space.XL)
        rows = sitting_rows(entry.guide, reflection, self.desk.clock)
        grid = QGridLayout()
        grid.setSpacing(Space.L)
        for place, one in enumerate(in_order(rows, reflection.not_taken)):
            card = self._not_taken(one) if isinstance(one, NotTaken) else self._sitting(one)
            grid.addWidget(card, place // ACROSS, place % ACROSS)
        for column in range(ACROSS):
            grid.setColumnStretch(column, 1)
        self.column.addLayout(grid)
        if reflection.quiet is not None and reflection.quiet.carry:
            self._add_carried(reflection.quiet.carry)
        self._add_back()

    def _lead(self, entry: "Entry") -> str:
        if not any(one.seen for one in entry.reflection.sittings):
            return say(
                "views",
                "Where a sitting ends with “Pause here” you can say how you see it now. Then it "
                "stands here, beside how you saw it before.",
            )
        return say(
            "views",
            "Your answers at the end of each sitting. What is new since the one before is "
            "underlined. Only you see them.",
        )

    def _add_carried(self, words: str) -> None:
        self.column.addSpacing(Space.XL)
        self.column.addWidget(TextLabel(say("rest", "You carry along"), "small"))
        self.column.addWidget(TextLabel(words, "subtitle"))

    def _add_back(self) -> None:
        self.column.addSpacing(Space.XL)
        row = QHBoxLayout()
        row.addWidget(self._back)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addStretch(1)
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _sitting(self, row: SittingRow) -> Card:
        card = Card("surface", padding=(24, 20, 24, 20), gap=6)
        card.column.addWidget(TextLabel(self._when(row), "small_strong"))
        if row.seen:
            marks = row.change.came if row.change else ()
            card.column.addWidget(MarkedLabel(row.seen, marks))
        else:
            card.column.addWidget(TextLabel(say("views", "No answer this time."), "small"))
        for words in _change_words(row):
            card.column.addWidget(TextLabel(words, "small", ink="body"))
        if row.stages:
            written = say("views", "Written in: {stages}", stages=" · ".join(row.stages))
            card.column.addWidget(TextLabel(written, "caption"))
        card.column.addStretch(1)
        return card

    def _when(self, row: SittingRow) -> str:
        day = weekday_date(local(self.desk.clock, row.began).date())
        if row.minutes < 1:
            return say("views", "Sitting {n} · {day}", n=row.number, day=day)
        minutes = say_n("views", "one minute", "{n} minutes", row.minutes)
        return say(
            "views", "Sitting {k} · {day} · {minutes}", k=row.number, day=day, minutes=minutes
        )

    def _not_taken(self, one: NotTaken) -> Card:
        card = Card("resting", padding=(24, 20, 24, 20), gap=6)
        day = day_month(local(self.desk.clock, one.until).date())
        head = say("views", "The time of {day} passed", day=day)
        card.column.addWidget(TextLabel(head, "small_strong", ink="rest"))
        if one.why:
            card.column.addWidget(TextLabel(one.why, "writing_small"))
        card.column.addStretch(1)
        return card


def _change_words(row: SittingRow) -> tuple[str, ...]:
    """Return what came and what went, in words; that it stayed the same, where it did."""
    change = row.change
    if change is None:
        return ()
    came, went = came_words(row.seen, change), change.went
    if not came and not went:
        return (say("views", "As before."),)
    said = (
        say("views", "New: {words}", words=_quoted(came)) if came else "",
        say("views", "Gone: {words}", words=_quoted(went)) if went else "",
    )
    return tuple(capital(words) for words in said if words)


def _quoted(stretches: tuple[str, ...]) -> str:
    return " · ".join(say("views", "“{words}”", words=words) for words in stretches)
