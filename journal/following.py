"""What became of the commitments of one reflection, told from its answers. Pure.

A commitment is a plan and the looks back at it. It keeps the words it was made with; a look back
that changes it gives it new ones. Nothing here stores, shows or judges.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from journal.guides.guide import Guide, Prompt, PromptType
from journal.model import Reflection
from journal.values import Came, Fate, Look, LooksValue, Plan, PlansValue, Value


@dataclass(frozen=True)
class Looked:
    """One answered look back; ``stage`` is the guide's id."""

    stage: str
    look: Look


@dataclass(frozen=True)
class Commitment:
    """One if-then plan as it stands, with the looks back at it in the order of the path."""

    plan: Plan
    looks: tuple[Looked, ...] = ()

    @property
    def words(self) -> tuple[str, str]:
        """The moment and what is done then, as they hold now."""
        for looked in reversed(self.looks):
            look = looked.look
            if look.fate is Fate.CHANGE and (look.if_.strip() or look.then.strip()):
                return look.if_, look.then
        return self.plan.if_, self.plan.then

    @property
    def fate(self) -> Fate | None:
        """What was last decided; ``None`` while nothing was."""
        return next((one.look.fate for one in reversed(self.looks) if one.look.fate), None)

    @property
    def came(self) -> Came | None:
        """What was last answered to whether its moment came; ``None`` while nothing was."""
        return next((one.look.came for one in reversed(self.looks) if one.look.came), None)

    @property
    def is_dropped(self) -> bool:
        """Tell whether it was let go at a look back."""
        return self.fate is Fate.DROP

    @property
    def last_day(self) -> date | None:
        """The day of the last look back; ``None`` before the first."""
        return next((one.look.on for one in reversed(self.looks) if one.look.on), None)

    def before(self, stage: str) -> "Commitment":
        """Return it as it stood before the look back of a stage."""
        at = next((n for n, one in enumerate(self.looks) if one.stage == stage), len(self.looks))
        return replace(self, looks=self.looks[:at])


@dataclass(frozen=True)
class Trace:
    """One reflection seen from afar: where it stands, and the answers that are followed up.

    ``reflection`` is as brief as its headline; ``guide`` is ``None`` where it cannot be read.
    ``written`` says when an answer was last written, where that is known.
    """

    reflection: Reflection
    guide: Guide | None
    values: Mapping[str, Value] = field(default_factory=dict)
    written: Mapping[str, datetime] = field(default_factory=dict)

    def commitments(self) -> tuple[Commitment, ...]:
        """Return all commitments."""
        return commitments_of(self.guide, self.values) if self.guide else ()

    def standing_commitments(self) -> tuple[Commitment, ...]:
        """Return those that were not dropped."""
        return tuple(one for one in self.commitments() if not one.is_dropped)


def commitments_of(guide: Guide, values: Mapping[str, Value]) -> tuple[Commitment, ...]:
    """Return the commitments in the order they were made; ``values`` are answers by prompt id."""
    looked: dict[str, list[Looked]] = {}
    for stage, look in looks_of(guide, values):
        if not look.is_empty():
            looked.setdefault(look.plan, []).append(Looked(stage, look))
    plans = [
        plan
        for prompt in prompts_of(guide, PromptType.PLANS)
        if isinstance(value := values.get(prompt.id), PlansValue)
        for plan in value.plans
        if not plan.is_empty()
    ]
    return tuple(Commitment(plan, tuple(looked.get(plan.id, ()))) for plan in plans)


def looks_of(guide: Guide, values: Mapping[str, Value]) -> Iterator[tuple[str, Look]]:
    """Give every look back with the id of its stage, in the order of the path."""
    for stage in guide.stages():
        for prompt in stage.prompts:
            value = values.get(prompt.id)
            if isinstance(value, LooksValue):
                yield from ((stage.id, look) for look in value.looks)


def prompts_of(guide: Guide, kind: PromptType) -> tuple[Prompt, ...]:
    """Return the prompts of a type, in the order of the path."""
    return tuple(
        prompt for stage in guide.stages() for prompt in stage.prompts if prompt.type is kind
    )


def day_column(prompt: Prompt) -> str | None:
    """Return the column in which a row of a prompt has its day; ``None`` where rows have none."""
    if prompt.type is not PromptType.ROWS:
        return None
    return next((column.id for column in prompt.columns if column.kind == "date"), None)
