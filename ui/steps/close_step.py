"""The close: a last word, then keep, archive or delete. Deleting waits while there is a hold."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.clock import today
from journal.following import Commitment, commitments_of
from journal.model import ClosedHow
from journal.path import (
    Page,
    carry,
    close,
    let_go,
    lift_hold,
    may_delete,
    reopen,
    settle_carried,
)
from ui.i18n.say import day_month_year, say
from ui.steps.carrying import CarryList, Decided
from ui.steps.host import Act, Footer, Host
from ui.steps.note_dialog import ask_for_note
from ui.steps.prompt_step import PromptStep
from ui.widgets.button import Button
from ui.widgets.ground import Rule
from ui.widgets.notice import Notice
from ui.widgets.text_label import TextLabel


class CloseStep(PromptStep):
    """A page of the close. The last one also asks what becomes of the reflection."""

    def __init__(self, host: Host, page: Page) -> None:
        """Show ``page``."""
        super().__init__(host, page)
        self.is_last = self.stage.prompts[-1].id in page.prompts
        self.carrying: CarryList | None = None
        if self.is_last:
            self._add_commitments()
        if self.is_last and not host.book.read_only:
            self._ways = self._build_ways()
            self.content.addWidget(self._ways)

    def _commitments(self) -> tuple[Commitment, ...]:
        book = self.host.book
        return commitments_of(book.guide, book.values())

    def _add_commitments(self) -> None:
        book, commitments = self.host.book, self._commitments()
        if not commitments:
            return
        now = today(self.host.clock)
        self.carrying = CarryList(commitments, book.reflection.carried, now)
        self.carrying.decided.connect(self._decide)
        if book.read_only:
            self.carrying.set_read_only()
        self.content.addWidget(self.carrying)

    def _decide(self, decided: object) -> None:
        if not isinstance(decided, Decided):
            return
        clock, plan, day = self.host.clock, decided.plan, decided.look_again
        if decided.goes_on:
            day = max(day, today(clock)) if day else None
            self.host.book.take(lambda one: carry(one, plan, clock, day))
        else:
            self.host.book.take(lambda one: let_go(one, plan, clock))

    def _build_ways(self) -> QWidget:
        ways = QWidget()
        column = QVBoxLayout(ways)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Rule())
        closed = self.host.book.reflection.closed
        column.addWidget(TextLabel(_state_words(self.host), "small"))
        row = QHBoxLayout()
        row.setSpacing(12)
        if closed is None:
            archive = Button(say("close", "Close and put it into the archive"))
            archive.clicked.connect(lambda: self._close(ClosedHow.ARCHIVED))
            row.addWidget(archive)
        else:
            again = Button(say("close", "Open it again"))
            again.clicked.connect(self._reopen)
            row.addWidget(again)
        self.delete = Button(say("close", "Delete this reflection…"), "quiet", icon="trash-2")
        self.delete.clicked.connect(self.host.delete)
        row.addWidget(self.delete)
        row.addStretch(1)
        column.addLayout(row)
        if not may_delete(self.host.book.reflection):
            self.delete.setEnabled(False)
            column.addWidget(held_notice(self.host))
        return ways

    def footer(self) -> Footer:
        """Offer to close it and keep it, at the end."""
        usual = super().footer()
        book = self.host.book
        if not self.is_last or book.read_only or book.reflection.closed is not None:
            return usual
        keep = Act(
            say("close", "Close this reflection"), lambda: self._close(ClosedHow.KEPT), "primary"
        )
        rest = tuple(act for act in usual.end if isinstance(act, Act) and act.kind == "rest_text")
        return Footer(usual.start, (*rest, keep))

    def _close(self, how: ClosedHow) -> None:
        self.flush()
        host, commitments = self.host, self._commitments()
        kept = [one.plan.id for one in commitments if not one.is_dropped]
        dropped = [one.plan.id for one in commitments if one.is_dropped]
        host.settle_stage()
        host.book.take(lambda one: settle_carried(one, kept, dropped, host.clock))
        host.book.take(lambda one: close(host.book.guide, one, how, host.clock, host.book.answers))
        host.leave()

    def _reopen(self) -> None:
        self.host.book.take(reopen)
        self.host.refresh()


def _state_words(host: Host) -> str:
    reflection = host.book.reflection
    if reflection.closed_at is None:
        return say(
            "close",
            "Closed, it stays in the list of your reflections. In the archive it is out of the "
            "way. "
            "Both can be read and opened again.",
        )
    day = day_month_year(reflection.closed_at.date())
    if reflection.closed is ClosedHow.ARCHIVED:
        return say("close", "In the archive since {day}.", day=day)
    return say("close", "Closed on {day}.", day=day)


def held_notice(host: Host) -> Notice:
    """Say why nothing can be deleted, and offer to note who lifted the hold."""
    notice = Notice(
        say("close", "Deleting is switched off."),
        say(
            "close",
            "An answer to the first questions set a hold: nothing of this may be deleted until "
            "somebody in charge has cleared it.",
        ),
        say("close", "The hold is lifted…"),
        kind="resting",
    )
    notice.stepped.connect(lambda: ask_who_lifted(host))
    return notice


def ask_who_lifted(host: Host) -> None:
    """Lift the hold with a note of who cleared it."""

    def lifted(note: str) -> None:
        host.book.take(lambda one: lift_hold(one, note, host.clock))
        host.refresh()

    ask_for_note(
        host.frame(),
        host.book,
        say("gate", "Who cleared it?"),
        say("gate", "A name or an office, and the day. It stays in this journal."),
        say("close", "Lift the hold"),
        lifted,
    )
