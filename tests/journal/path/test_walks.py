"""Any order of allowed steps keeps what must always hold."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from journal import path
from journal.clock import SetClock
from journal.codec import decode, encode
from journal.errors import PathError
from journal.guides.guide import Door, Share
from journal.guides.load import load_gate, load_guide
from journal.model import ClosedHow, GateOutcome, Reflection
from journal.path import Standing
from tests.journal.path.beginnings import SAMPLES

GUIDE = load_guide(SAMPLES / "small", "en")
GATE = load_gate(SAMPLES / "gate", "en")
STAGES = [stage.id for stage in GUIDE.stages()]
PROMPTS = [prompt.id for stage in GUIDE.stages() for prompt in stage.prompts]
ANSWERS = st.fixed_dictionaries(
    {},
    optional={one.id: st.sampled_from(["yes", "no", "no", "unsure"]) for one in GATE.categories},
)


class Walk(RuleBasedStateMachine):
    """A person who does anything in any order, and a store that saves what it may."""

    @initialize()
    def start(self) -> None:
        self.clock = SetClock(datetime(2026, 3, 12, 9, tzinfo=UTC))
        self.now: Reflection = path.begin(GUIDE, "1" * 32, self.clock)
        self.answered: frozenset[str] = frozenset()
        self.stored = False

    def save(self) -> None:
        """As the repository: a new one is stored only if its gate lets it be."""
        keeps = self.now.gate.outcome in (GateOutcome.CLEAR, GateOutcome.ASK_FIRST)
        if self.stored or keeps:
            self.stored = True
            self.now = replace(self.now, updated=self.clock.now())

    def attempt(self, step: object, *given: object) -> bool:
        before = self.now
        try:
            self.now = step(*given)  # type: ignore[operator]  # each rule passes one of path's steps
        except PathError:
            assert self.now == before
            return False
        self.save()
        return True

    @rule(minutes=st.integers(1, 60 * 24 * 30))
    def time_passes(self, minutes: int) -> None:
        self.clock.advance(timedelta(minutes=minutes))

    @rule(answers=ANSWERS)
    def answer_gate(self, answers: dict[str, str]) -> None:
        held = self.now.is_held()
        assert self.attempt(path.answer_gate, GATE, self.now, answers, self.clock)
        if held:
            assert self.now.is_held()

    @precondition(lambda self: self.now.gate.outcome is not GateOutcome.CLEAR)
    @rule()
    def answer_no_to_all(self) -> None:
        answers = {one.id: "no" for one in GATE.categories}
        assert self.attempt(path.answer_gate, GATE, self.now, answers, self.clock)

    @rule(note=st.sampled_from(["", "Legal"]))
    def clear(self, note: str) -> None:
        assert not (self.attempt(path.clear_gate, self.now, note, self.clock) and not note)

    @rule(note=st.sampled_from(["", "Legal"]))
    def lift(self, note: str) -> None:
        held = self.now.is_held()
        if self.attempt(path.lift_hold, self.now, note, self.clock):
            assert note
            assert not self.now.is_held()
        elif held:
            assert not note
            assert self.now.is_held()

    @rule()
    def hold(self) -> None:
        assert self.attempt(path.hold, self.now, "claim", self.clock)

    @rule()
    def sit(self) -> None:
        allowed = path.may_write(self.now)
        assert allowed is self.attempt(path.begin_sitting, self.now, self.clock)

    @rule()
    def stand_up(self) -> None:
        assert self.attempt(path.end_sitting, GUIDE, self.now, self.clock)

    @rule(days=st.none() | st.integers(-2, 9))
    def rest(self, days: int | None) -> None:
        until = None if days is None else self.clock.now() + timedelta(days=days)
        self.attempt(path.rest, GUIDE, self.now, until, "a question", self.clock)

    @rule()
    def open_anyway(self) -> None:
        assert self.attempt(path.wake, self.now)
        assert not path.is_resting(self.now, self.clock)

    @rule(page=st.sampled_from([*PROMPTS, "choose", "nowhere"]))
    def visit(self, page: str) -> None:
        self.attempt(path.visit, GUIDE, self.now, page)

    @rule(stage=st.sampled_from([*STAGES, "nowhere"]), which=st.integers(0, 2))
    def mark(self, stage: str, which: int) -> None:
        step = (path.mark_done, path.skip, path.reopen_stage)[which]
        self.attempt(step, GUIDE, self.now, stage)

    @precondition(lambda self: path.may_write(self.now))
    @rule(prompt=st.sampled_from(PROMPTS))
    def write(self, prompt: str) -> None:
        self.answered |= {prompt}

    @rule(door=st.sampled_from(Door))
    def share(self, door: Door) -> None:
        allowed = path.may_share(GUIDE, self.now, self.answered, door)
        assert allowed is self.attempt(
            path.record_share, GUIDE, self.now, self.answered, door, self.clock
        )
        if allowed:
            prompts = [(GUIDE.stage_of(one), GUIDE.prompt(one)) for one in self.answered]
            assert any(
                stage.door is door and prompt.share is not Share.SEALED for stage, prompt in prompts
            )

    @rule(days=st.integers(-3, 30))
    def move(self, days: int) -> None:
        due = self.clock.now().date() + timedelta(days=days)
        self.attempt(path.move_follow_up, self.now, "week-two", due, self.clock)

    @rule()
    def look_back(self) -> None:
        self.attempt(path.answer_follow_up, self.now, "week-two", self.clock)

    @rule(how=st.sampled_from(ClosedHow))
    def close(self, how: ClosedHow) -> None:
        self.attempt(path.close, GUIDE, self.now, how, self.clock)

    @rule()
    def reopen(self) -> None:
        self.attempt(path.reopen, self.now)

    @invariant()
    def nothing_is_written_behind_a_shut_gate(self) -> None:
        if self.now.gate.outcome is not GateOutcome.CLEAR:
            assert not path.may_write(self.now)
            assert not path.may_share(GUIDE, self.now, self.answered)
        if self.now.sittings or self.now.marks or self.answered or self.now.shared_at:
            assert self.stored, "writing began only after a clear gate was saved"

    @invariant()
    def what_is_held_cannot_be_deleted(self) -> None:
        held = any(one.lifted_at is None for one in self.now.holds)
        assert path.may_delete(self.now) is not held
        assert all(one.lifted_by for one in self.now.holds if one.lifted_at)

    @invariant()
    def the_gate_itself_is_never_marked_away(self) -> None:
        assert "gate" not in self.now.marks

    @invariant()
    def only_something_choosable_was_ever_shared(self) -> None:
        if self.now.shared_at:
            prompts = [GUIDE.prompt(one) for one in self.answered]
            assert any(prompt.share is not Share.SEALED for prompt in prompts)

    @invariant()
    def the_path_can_always_be_drawn(self) -> None:
        seen = path.view(GUIDE, self.now, self.answered, self.clock)
        assert 1 <= seen.page <= seen.of
        assert sum(part.is_on for part in seen.parts) == 1
        assert [bool(part.stages) for part in seen.parts] == [part.is_on for part in seen.parts]
        assert seen.standing in Standing
        assert all(one.nights > 0 for one in seen.rests)
        on = next(part for part in seen.parts if part.is_on)
        assert sum(stage.is_here for stage in on.stages) == 1
        assert len(path.part_states(GUIDE, self.now, self.answered)) == len(GUIDE.parts)

    @invariant()
    def sittings_follow_each_other(self) -> None:
        for first, second in zip(self.now.sittings, self.now.sittings[1:], strict=False):
            assert first.ended is not None
            assert first.began <= first.ended <= second.began

    @invariant()
    def it_survives_being_stored(self) -> None:
        assert decode(Reflection, encode(self.now)) == self.now


TestWalk = Walk.TestCase
TestWalk.settings = settings(max_examples=100, stateful_step_count=50, deadline=None)
