"""The sittings of a reflection as its page of views shows them: pure, no words of the program."""

from dataclasses import dataclass
from datetime import datetime

from journal.clock import Clock
from journal.guides.guide import Guide
from journal.model import NotTaken, Reflection, Sitting
from ui.views.changes import Change, changed


@dataclass(frozen=True)
class SittingRow:
    """One time at the desk. ``change`` is against the last answer before it, if there is one."""

    number: int
    began: datetime
    minutes: int
    stages: tuple[str, ...]  # names of the stages that were written in
    seen: str
    change: Change | None


def sitting_rows(guide: Guide, reflection: Reflection, clock: Clock) -> tuple[SittingRow, ...]:
    """Return all sittings in their order."""
    made, before = [], ""
    for number, sitting in enumerate(reflection.sittings, start=1):
        change = changed(before, sitting.seen) if before and sitting.seen else None
        minutes = _minutes(sitting, clock)
        stages = _stages(guide, sitting)
        made.append(SittingRow(number, sitting.began, minutes, stages, sitting.seen, change))
        before = sitting.seen or before
    return tuple(made)


def in_order(
    rows: tuple[SittingRow, ...], not_taken: tuple[NotTaken, ...]
) -> tuple[SittingRow | NotTaken, ...]:
    """Return sittings and times that were not taken, as they followed each other."""
    both: tuple[SittingRow | NotTaken, ...] = (*rows, *not_taken)
    return tuple(sorted(both, key=lambda one: one.began if isinstance(one, SittingRow) else one.at))


def _minutes(sitting: Sitting, clock: Clock) -> int:
    ended = sitting.ended or clock.now()
    return max(round((ended - sitting.began).total_seconds() / 60), 0)


def _stages(guide: Guide, sitting: Sitting) -> tuple[str, ...]:
    asked = {one.id for stage in guide.stages() for one in stage.prompts}
    names = (guide.stage_of(prompt).name for prompt in sitting.touched if prompt in asked)
    return tuple(dict.fromkeys(names))
