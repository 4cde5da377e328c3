"""What waits today, worked out from the open reflections: pure, so that it can be tested by itself.

At most one reflection to go on with, and those that asked to come back. Never a wall.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import chain
from typing import Protocol, TypeVar

from journal.clock import Clock
from journal.following import commitments_of
from journal.guides.guide import Guide, StageKind
from journal.model import Answer, Reflection
from journal.path import Standing, next_follow_up, to_say, view

SMALL_CARDS = 4


class CardKind(StrEnum):
    """What a card is about."""

    CONTINUE = "continue"
    LOOK_BACK = "look-back"
    RESTING = "resting"
    PAUSED = "paused"
    PASSED = "passed"  # a time that was set is over, and was not taken


@dataclass(frozen=True)
class Waiting:
    """One open reflection as Today needs it."""

    reflection: Reflection
    guide: Guide
    answers: Mapping[str, Answer]


@dataclass(frozen=True)
class TodayCard:
    """One card. ``part`` counts from 0, ``page`` from 1; ``nights`` since the last sitting."""

    kind: CardKind
    reflection: str
    title: str
    part: int = 0
    parts: int = 4
    part_name: str = ""
    page: int = 1
    of: int = 1
    question: str = ""
    page_id: str = ""
    written: int = 0
    nights: int = 0
    until: datetime | None = None
    carry: str = ""
    contact: str = ""
    plan: str = ""
    prepare: str = ""  # the page that prepares the conversation, where the guide has one
    means: str = ""  # the guide's words for what that conversation means


_ACTIVE = (Standing.WRITING, Standing.READY, Standing.WITH_GROUP)
_ORDER = (CardKind.PASSED, CardKind.LOOK_BACK, CardKind.PAUSED, CardKind.RESTING)


class Asks(Protocol):
    """What may ask to be come back to, since a moment."""

    @property
    def asks_since(self) -> datetime | None:
        """When what was set has come; ``None`` where nothing has."""
        ...


One = TypeVar("One", bound=Asks)


def asking_first(lines: Iterable[One]) -> list[One]:
    """Return those first for which a day or a time that was set has come, the latest first.

    The others stay in their order.
    """
    every = list(lines)
    asking = [(one.asks_since, at) for at, one in enumerate(every) if one.asks_since is not None]
    called = [at for _, at in sorted(asking, key=lambda pair: pair[0], reverse=True)]
    rest = [one for one in every if one.asks_since is None]
    return [*(every[at] for at in called), *rest]


def make_cards(entries: Iterable[Waiting], clock: Clock) -> tuple[TodayCard, ...]:
    """Return the cards in the order they are shown: go on, look back, paused, resting.

    ``entries`` are in the order in which they are wanted. Of each kind that asks now one has a
    place, however many there are of another.
    """
    made = [_card(entry, clock) for entry in entries]
    cards = [card for card in made if card is not None]
    go_on = [card for card in cards if card.kind is CardKind.CONTINUE][:1]
    kinds = [[card for card in cards if card.kind is kind] for kind in _ORDER]
    asking = [[card for card in some if _asks(card, clock)] for some in kinds]
    firsts = [some[0] for some in asking if some]
    wanted = [*firsts, *chain(*asking), *chain(*kinds)]
    small = list(dict.fromkeys(wanted))[:SMALL_CARDS]
    return (*go_on, *sorted(small, key=lambda card: _ORDER.index(card.kind)))


def _asks(card: TodayCard, clock: Clock) -> bool:
    if card.kind is CardKind.PAUSED:
        return card.until is not None and card.until <= clock.now()
    return card.kind in (CardKind.PASSED, CardKind.LOOK_BACK)


def _card(entry: Waiting, clock: Clock) -> TodayCard | None:
    answered = frozenset(key for key, one in entry.answers.items() if not one.value.is_empty())
    seen = view(entry.guide, entry.reflection, answered, clock)
    reflection = entry.reflection
    if seen.standing is Standing.RESTING and reflection.quiet is not None:
        quiet = reflection.quiet
        return TodayCard(
            CardKind.RESTING, reflection.id, reflection.title, until=quiet.until, carry=quiet.carry
        )
    gate = reflection.gate
    stands = seen.standing in {Standing.STOPPED, Standing.ON_HOLD}
    if seen.standing is Standing.PAUSED or (stands and gate.remind is not None):
        return TodayCard(
            CardKind.PAUSED,
            reflection.id,
            reflection.title,
            until=gate.remind,
            contact=gate.contact,
        )
    if seen.standing is Standing.FOLLOW_UP:
        return _look_back(entry)
    until = to_say(reflection, clock) if seen.standing in _ACTIVE else None
    if until is not None and reflection.quiet is not None:
        return _passed(entry, until, reflection.quiet.carry)
    if seen.standing in _ACTIVE:
        return _go_on(entry, answered, clock)
    return None


def _passed(entry: Waiting, until: datetime, carry: str) -> TodayCard:
    kinds = (one for one in entry.guide.stages() if one.kind is StageKind.EXPECTATIONS)
    talk = next((one for one in kinds if one.prompts), None)
    return TodayCard(
        CardKind.PASSED,
        entry.reflection.id,
        entry.reflection.title,
        until=until,
        carry=carry,
        prepare=talk.prompts[0].id if talk else "",
        means=talk.means if talk else "",
    )


def _look_back(entry: Waiting) -> TodayCard | None:
    due = next_follow_up(entry.reflection)
    if due is None:
        return None
    stage = entry.guide.stage(due.stage)
    return TodayCard(
        CardKind.LOOK_BACK,
        entry.reflection.id,
        entry.reflection.title,
        question=stage.prompts[0].question if stage.prompts else stage.name,
        page_id=stage.prompts[0].id if stage.prompts else stage.id,
        part_name=stage.name,
        plan=_first_plan(entry),
    )


def _first_plan(entry: Waiting) -> str:
    """Return what the first commitment that still holds says one does."""
    values = {prompt: answer.value for prompt, answer in entry.answers.items()}
    for commitment in commitments_of(entry.guide, values):
        if not commitment.is_dropped:
            if_, then = commitment.words
            return then.strip() or if_.strip()
    return ""


def _go_on(entry: Waiting, answered: frozenset[str], clock: Clock) -> TodayCard:
    seen = view(entry.guide, entry.reflection, answered, clock)
    page = seen.here
    settled = bool(page.prompts) and all(prompt in answered for prompt in page.prompts)
    left_behind = settled and not _was_writing(entry, page.prompts)
    page_id = seen.next if left_behind and seen.next else page.id
    on = next(index for index, part in enumerate(seen.parts) if part.is_on)
    inside = [one for stage in seen.parts[on].stages for one in stage.pages]
    written = sum(1 for one in inside if one.prompts and set(one.prompts) <= answered)
    return TodayCard(
        CardKind.CONTINUE,
        entry.reflection.id,
        entry.reflection.title,
        part=on,
        parts=len(seen.parts),
        part_name=seen.parts[on].part.name,
        page=min(seen.page + (page_id != page.id), seen.of),
        of=seen.of,
        question=_question(entry.guide, page_id),
        page_id=page_id,
        written=written,
        nights=seen.nights_since,
    )


def _was_writing(entry: Waiting, prompts: Iterable[str]) -> bool:
    """Tell whether the last sitting broke off on this page: one goes on in the same text.

    Asking for rest was an end of its own; a lock, a quit or a power cut was not.
    """
    sittings, quiet = entry.reflection.sittings, entry.reflection.quiet
    if not sittings or (quiet is not None and quiet.since >= sittings[-1].began):
        return False
    moments = (entry.answers[one].at for one in prompts if one in entry.answers)
    return any(at >= sittings[-1].began for at in moments)


def _question(guide: Guide, page_id: str) -> str:
    try:
        return guide.prompt(page_id).question
    except KeyError:
        return guide.stage(page_id).name
