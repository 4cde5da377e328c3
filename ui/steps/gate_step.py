"""The gate: its questions, and where the answers lead.

Clear goes on. Ask first pauses beside somebody to talk to. A stop writes nothing of a reflection
that is being begun, and puts aside one that exists. A hold also switches deleting off.
"""

from datetime import date, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.clock import local, today
from journal.guides.guide import Contact, Prompt
from journal.model import GateOutcome, GateRecord
from journal.path import GateLead, answer_gate, clear_gate, find_lead, lift_hold
from ui import routes
from ui.drafts import forget_drafts, keep_draft
from ui.i18n.say import clock_time, say, weekday_date
from ui.steps.day_button import DayButton
from ui.steps.gate_rows import GateEditor
from ui.steps.host import Act, Footer, Host
from ui.steps.note_dialog import ask_for_note
from ui.steps.return_days import USUAL, moment_of, parse_time
from ui.steps.step import Step
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.icon_mark import IconMark
from ui.widgets.pills import PillOption, Pills
from ui.widgets.text_label import TextLabel

LEFT, TIME = 392, 120
CASE = "case"  # the draft of the case reference
REMIND_AFTER = timedelta(days=4)
ASIDE = (GateOutcome.STOPPED, GateOutcome.ON_HOLD)


class GatePanel(Card):
    """The dusk panel: why to pause, who could be asked, when to be reminded."""

    def __init__(self, host: Host, lead: GateLead, before: "GatePanel | None" = None) -> None:
        """Show what ``lead`` asks for, with what was said on the panel ``before``."""
        super().__init__("resting", padding=(28, 24, 28, 24), gap=0)
        self._host, self._lead = host, lead
        across = QHBoxLayout()
        across.setSpacing(32)
        words = QWidget()
        words.setMinimumWidth(240)
        words.setMaximumWidth(LEFT)
        self._words = QVBoxLayout(words)
        self._words.setContentsMargins(0, 0, 0, 0)
        self._words.setSpacing(8)
        across.addWidget(words, 6, Qt.AlignmentFlag.AlignTop)
        self._choices = QVBoxLayout()
        self._choices.setSpacing(8)
        across.addLayout(self._choices, 5)
        self.column.addLayout(across)
        self._build_words()
        self._build_choices()
        self._given = self._said()
        keep_draft(host.book, CASE, self.case)
        if before is not None:
            self._go_on_from(before)
        self._reminder_shown()

    def _build_words(self) -> None:
        title = _titles()[self._lead.outcome]
        self.setAccessibleName(title)
        self._words.addWidget(TextLabel(title, "title"))
        for category in self._lead.categories[:2]:
            self._words.addWidget(TextLabel(category.advice, "ui", ink="muted"))
            if category.clock:
                self._words.addWidget(TextLabel(category.clock, "ui", ink="ink"))
        for sentence in self._facts():
            self._words.addWidget(TextLabel(sentence, "small"))
        self._words.addStretch(1)

    def _facts(self) -> tuple[str, ...]:
        outcome, begun = self._lead.outcome, not self._host.book.is_written
        if outcome in ASIDE and begun:
            return (say("gate", "Nothing of this was written, and nothing was deleted."),)
        if outcome is GateOutcome.ON_HOLD:
            return (
                say("gate", "What you wrote is put aside. Deleting it is switched off until you "
                "note who lifted the hold."),
            )  # fmt: skip
        if outcome is GateOutcome.STOPPED:
            return (say("gate", "What you wrote is put aside. Nothing was deleted."),)
        return (say("gate", "Your answers stay in this journal and are never exported."),)

    def _build_choices(self) -> None:
        record = self._host.book.reflection.gate
        contacts = self._contacts()
        self._choices.addWidget(TextLabel(say("gate", "Who could that be?"), "small_strong"))
        options = tuple(PillOption(one.id, one.name) for one in contacts)
        self.pills = Pills(say("gate", "Who could that be?"), options, outlined=True)
        self._how = TextLabel("", "small")
        self._choices.addWidget(self.pills)
        self._choices.addWidget(self._how)
        self.pills.chosen.connect(lambda _id: self._show_how())
        self.remind = DayButton(say("gate", "Remind me"), say("gate", "Choose a day"), framed=True)
        self.remind.now = today(self._host.clock)
        self.time = Field("", name=say("gate", "At what time"), leading="clock")
        self.time.setFixedWidth(TIME)
        self.case = Field(say("gate", "Case reference, if there is one"))
        if self.keeps_entry():
            self._choices.addSpacing(8)
            self._choices.addWidget(TextLabel(say("gate", "Remind me"), "small_strong"))
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(self.remind)
            row.addWidget(self.time)
            row.addStretch(1)
            self._choices.addLayout(row)
            self._choices.addWidget(self.case)
        self._choices.addStretch(1)
        if record.contact:
            self.pills.set_value(record.contact)
        elif contacts:
            self.pills.set_value(contacts[0].id)
        self.case.set_text(record.case_reference)
        self.remind.show_day(self._remind_day())
        self._at = local(self._host.clock, record.remind).time() if record.remind else USUAL
        self.time.set_text(clock_time(self._at))
        self.remind.edited.connect(self._reminder_edited)
        self.time.edited.connect(lambda _text: self._reminder_edited())
        self._show_how()

    def _go_on_from(self, before: "GatePanel") -> None:
        """Say what was said on ``before``: another answer takes nothing of it away."""
        if before.contact() in {one.id for one in self._contacts()}:
            self.pills.set_value(before.contact())
            self._show_how()
        self.case.set_text(before.case.text())
        self.remind.show_day(before.remind.day())
        self.time.set_text(before.time.text())

    def _said(self) -> tuple[str, str, datetime | None]:
        return self.contact(), self.case.text().strip(), self.reminder()

    def is_changed(self) -> bool:
        """Tell whether something was said here that the reflection does not hold."""
        return self._said() != self._given

    def settle(self) -> None:
        """Take what is said here as what the reflection holds."""
        self._given = self._said()

    def keeps_entry(self) -> bool:
        """Tell whether there is an entry that could be paused."""
        return self._lead.keeps_entry or self._host.book.is_written

    def _remind_day(self) -> date | None:
        """Return the day that was set, none where that was wished for, and at first a usual one."""
        record, written = self._host.book.reflection.gate, self._host.book.is_written
        if record.remind is not None:
            return local(self._host.clock, record.remind).date()
        waits = record.outcome not in {GateOutcome.OPEN, GateOutcome.CLEAR}
        return None if written and waits else today(self._host.clock) + REMIND_AFTER

    def _reminder_edited(self) -> None:
        self._reminder_shown()
        self._host.footer_changed()

    def _reminder_shown(self) -> None:
        self.time.setEnabled(self.remind.day() is not None)
        self.time.set_bad(self.in_the_way())

    def in_the_way(self) -> str:
        """Return why there can be no reminder then, in words; empty if there can."""
        at = parse_time(self.time.text())
        if self.remind.day() is None or not self.keeps_entry():
            return ""
        return "" if at is not None else say("gate", "A time of day, such as 09:00.")

    def reminder(self) -> datetime | None:
        """Return when to be reminded; ``None`` if never."""
        day, at = self.remind.day(), parse_time(self.time.text())
        if day is None or not self.keeps_entry():
            return None
        return moment_of(self._host.clock, day, at or self._at)

    def _contacts(self) -> tuple[Contact, ...]:
        known = {one.id: one for one in self._host.gate.contacts}
        return tuple(known[one] for one in self._lead.contacts if one in known)

    def _show_how(self) -> None:
        chosen = self.pills.value()
        how = next((one.how for one in self._contacts() if one.id in chosen), "")
        self._how.setText(how)
        self._how.setVisible(bool(how))

    def contact(self) -> str:
        """Return the id of whom to ask."""
        return next(iter(self.pills.value()), "")


def _titles() -> dict[GateOutcome, str]:
    return {
        GateOutcome.ASK_FIRST: say("gate", "Let’s pause, and talk to someone first."),
        GateOutcome.STOPPED: say("gate", "This belongs with someone else first."),
        GateOutcome.ON_HOLD: say("gate", "This belongs with someone else, and nothing is deleted."),
        GateOutcome.OPEN: "",
        GateOutcome.CLEAR: "",
    }


class GateStep(Step):
    """The gate's page."""

    wide = True

    def __init__(self, host: Host, prompt: Prompt) -> None:
        """Ask ``prompt`` and show the answers the reflection keeps."""
        self.place, self._has_help, self._built = prompt.id, bool(prompt.help), False
        super().__init__(host, prompt.question, prompt.help)
        self.editor = GateEditor(prompt, host.gate)
        self.editor.show_answers(host.book.reflection.gate.answers)
        self.editor.edited.connect(self._answered)
        self.content.setSpacing(12)
        self.content.addWidget(self.editor)
        self._place = QVBoxLayout()
        self.content.addLayout(self._place)
        self.content.addStretch(1)
        self.panel: GatePanel | None = None
        self._below: QWidget | None = None
        if host.book.read_only:
            self.editor.set_read_only()
        self._built = True
        self._show_lead()

    def first_field(self) -> QWidget | None:
        """Return the first question without an answer."""
        return self.editor.first_field()

    def settled(self) -> None:
        """Keep every question in sight in a low window, or what to do where it pauses."""
        if self._built:
            self.editor.set_low(low=self.is_low())
            self.help_line.setVisible(self._has_help and not (self.is_low() and self._waits()))

    def _waits(self) -> bool:
        """Tell whether the answers lead to somebody else first."""
        free = self.lead().outcome in {GateOutcome.OPEN, GateOutcome.CLEAR}
        return not free and not self._is_cleared()

    def lead(self) -> GateLead:
        """Return where the answers lead."""
        return find_lead(self.host.gate, self.editor.answers())

    def record(self) -> GateRecord:
        """Return what stands here, before anything follows from it."""
        panel = self.panel
        return GateRecord(
            answers=dict(self.editor.answers()),
            contact=panel.contact() if panel else "",
            case_reference=panel.case.text() if panel else "",
            remind=panel.reminder() if panel else None,
        )

    def _is_cleared(self) -> bool:
        """Tell whether somebody cleared just these answers."""
        record = self.host.book.reflection.gate
        same = dict(record.answers) == dict(self.editor.answers())
        return record.outcome is GateOutcome.CLEAR and bool(record.cleared) and same

    def _answered(self) -> None:
        self._show_lead()
        self.host.footer_changed()
        if self._below is not None:
            self.area.bring_soon(self._below)

    def _show_lead(self) -> None:
        before = self.panel
        if self._below is not None:
            self._below.hide()
            self._below.deleteLater()
        self.panel = self._below = None
        lead, waits = self.lead(), self._waits()
        self.editor.set_paused(paused=waits)
        if waits:
            self.panel = GatePanel(self.host, lead, before)
            self._below = self.panel
        elif lead.outcome is not GateOutcome.OPEN:
            self._below = _status(self._clear_words())
        if self._below is not None:
            self._place.addWidget(self._below)
            self._below.show()
            self._place.activate()
        self.settled()

    def _clear_words(self) -> str:
        record = self.host.book.reflection.gate
        if self._is_cleared():
            return say("gate", "The way is clear. Noted: {who}", who=record.cleared)
        return say(
            "gate", "The way is clear. If that changes, you can come back to this page at any time."
        )

    def footer(self) -> Footer:
        """Offer what the answers lead to."""
        day = weekday_date(today(self.host.clock))
        lead = self.lead()
        if self.host.book.read_only:
            return Footer((day,), (self._next(enabled=True),))
        if lead.outcome is GateOutcome.OPEN:
            return Footer((day,), (self._next(enabled=False),))
        if lead.outcome is GateOutcome.CLEAR or self._is_cleared():
            return Footer((day,), (self._next(enabled=True),))
        if not self.host.book.is_written and not lead.keeps_entry:
            leave = Act(say("gate", "Leave it here"), self._leave, "rest", icon="moon")
            return Footer((day,), (leave,))
        free = self.panel is None or not self.panel.in_the_way()
        words = say("gate", "Pause this reflection")
        pause = Act(words, self._pause, "rest", icon="moon", enabled=free)
        held = lead.outcome is GateOutcome.ON_HOLD
        words = say("gate", "The hold is lifted") if held else say("gate", "I have talked to them")
        return Footer((Act(words, self._talked),), (pause,))

    def _next(self, *, enabled: bool) -> Act:
        parts = self.host.book.guide.parts
        words = (
            say("path", "Next: {part}", part=parts[1].name)
            if len(parts) > 1
            else say("path", "Next")
        )
        return Act(words, self._go_on, "primary", trailing="arrow-right", enabled=enabled)

    def _store(self) -> None:
        """Keep the answers and where they lead; an entry begins to exist here, or not at all."""
        host, answers, panel = self.host, dict(self.editor.answers()), self.panel
        host.book.take(
            lambda reflection: answer_gate(
                host.gate,
                reflection,
                answers,
                host.clock,
                contact=panel.contact() if panel else "",
                case_reference=panel.case.text().strip() if panel else "",
                remind=panel.reminder() if panel else None,
            )
        )
        forget_drafts(host.book, CASE)
        if panel is not None:
            panel.settle()  # or leaving the page would answer the gate anew, over who cleared it

    def _go_on(self) -> None:
        if not self.host.book.read_only and not self._is_cleared():
            self._store()
            self.host.book.begin()
        self.host.turn_on()

    def _pause(self) -> None:
        self._store()
        self.host.book.begin()
        self.host.go(routes.Today())

    def _leave(self) -> None:
        self.host.go(routes.Today())

    def flush(self) -> None:
        """Keep the answers of a reflection that exists, whichever way the page is left."""
        book, answers = self.host.book, dict(self.editor.answers())
        open_ = self.lead().outcome is GateOutcome.OPEN
        if open_ or not book.is_written or book.read_only:
            return
        record, panel = book.reflection.gate, self.panel
        if (panel is not None and panel.is_changed()) or answers != dict(record.answers):
            self._store()

    def _talked(self) -> None:
        held = self.lead().outcome is GateOutcome.ON_HOLD
        ask_for_note(
            self.host.frame(),
            self.host.book,
            say("gate", "Who cleared it?"),
            say("gate", "A name or an office, and the day. It stays in this journal."),
            say("close", "Lift the hold") if held else say("gate", "Go on"),
            self._cleared,
        )

    def _cleared(self, note: str) -> None:
        self._store()
        self.host.book.begin()
        clock = self.host.clock
        if self.host.book.reflection.gate.outcome is GateOutcome.ON_HOLD:
            self.host.book.take(lambda one: lift_hold(one, note, clock))
        else:
            self.host.book.take(lambda one: clear_gate(one, note, clock))
        self.host.turn_on()


def _status(words: str) -> QWidget:
    line = QWidget()
    across = QHBoxLayout(line)
    across.setContentsMargins(0, 12, 0, 0)
    across.setSpacing(10)
    across.addWidget(IconMark("circle-check", "accent"))
    across.addWidget(TextLabel(words, "ui", ink="accent"), 1)
    return line
