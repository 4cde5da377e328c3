"""What a person can answer to a prompt: one frozen value for each prompt type, and its JSON.

A value knows its own shape and nothing of guides or storage. ``kind`` is the tag in stored JSON.
Unknown keys of a later minor version are ignored; a value that does not fit raises ``ValueError``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import ClassVar, TypeAlias

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


@dataclass(frozen=True)
class TextValue:
    """Free text, plain, with paragraphs divided by newlines."""

    kind: ClassVar[str] = "text"
    text: str = ""

    def is_empty(self) -> bool:
        """Tell whether nothing was written."""
        return not self.text.strip()


@dataclass(frozen=True)
class Row:
    """One row of a table. ``id`` is random and never leaves; cells map a column id to text."""

    id: str
    cells: Mapping[str, str] = field(default_factory=dict)

    def is_empty(self) -> bool:
        """Tell whether no cell holds a word."""
        return not any(cell.strip() for cell in self.cells.values())


@dataclass(frozen=True)
class RowsValue:
    """Rows with named columns: plain rows, timeline rows, people and roles."""

    kind: ClassVar[str] = "rows"
    rows: tuple[Row, ...] = ()
    note: str = ""  # the timeline's "learned later", a table's remark

    def is_empty(self) -> bool:
        """Tell whether nothing was written."""
        return not self.note.strip() and all(row.is_empty() for row in self.rows)


@dataclass(frozen=True)
class ChoiceValue:
    """Chosen option ids in the guide's order, and the person's own words beside them."""

    kind: ClassVar[str] = "choice"
    chosen: tuple[str, ...] = ()
    note: str = ""

    def is_empty(self) -> bool:
        """Tell whether nothing was chosen or written."""
        return not self.chosen and not self.note.strip()


@dataclass(frozen=True)
class ScaleValue:
    """A place on a scale, or none."""

    kind: ClassVar[str] = "scale"
    value: int | None = None

    def is_empty(self) -> bool:
        """Tell whether no place was chosen."""
        return self.value is None


@dataclass(frozen=True)
class DateValue:
    """A day, or none."""

    kind: ClassVar[str] = "date"
    day: date | None = None

    def is_empty(self) -> bool:
        """Tell whether no day was chosen."""
        return self.day is None


@dataclass(frozen=True)
class Plan:
    """One if-then commitment (Gollwitzer). ``id`` is random and never leaves."""

    id: str
    if_: str = ""
    then: str = ""
    owner: str = ""
    how: str = ""  # how I will know
    look_again: date | None = None

    def is_empty(self) -> bool:
        """Tell whether neither half was written."""
        return not self.if_.strip() and not self.then.strip()


@dataclass(frozen=True)
class PlansValue:
    """One to three if-then commitments."""

    kind: ClassVar[str] = "plans"
    plans: tuple[Plan, ...] = ()

    def is_empty(self) -> bool:
        """Tell whether nothing was written."""
        return all(plan.is_empty() for plan in self.plans)


class Came(StrEnum):
    """Did the moment of a commitment come, and what was done."""

    DID = "did"  # it came up, and I did it
    ELSE = "else"  # I did something else
    NOT_YET = "not-yet"  # it did not come up


class Fate(StrEnum):
    """What becomes of a commitment. All three are good answers."""

    KEEP = "keep"
    CHANGE = "change"
    DROP = "drop"


@dataclass(frozen=True)
class Look:
    """One look back at one commitment, ``plan`` being its id.

    ``was_if`` and ``was_then`` are its words as they were on that day, so that a look back can be
    read by itself; ``if_`` and ``then`` are its new words where it is changed.
    """

    plan: str
    came: Came | None = None
    did: str = ""
    fate: Fate | None = None
    why: str = ""
    if_: str = ""
    then: str = ""
    was_if: str = ""
    was_then: str = ""
    on: date | None = None  # the day it was answered, for the person

    def is_empty(self) -> bool:
        """Tell whether nothing was answered."""
        words = (self.did, self.why, self.if_, self.then)
        return self.came is None and self.fate is None and not any(one.strip() for one in words)


@dataclass(frozen=True)
class LooksValue:
    """One look back at all commitments, each answered by itself."""

    kind: ClassVar[str] = "looks"
    looks: tuple[Look, ...] = ()

    def is_empty(self) -> bool:
        """Tell whether nothing was answered."""
        return all(look.is_empty() for look in self.looks)

    def of(self, plan: str) -> Look | None:
        """Return what was answered for a commitment, or ``None``."""
        return next((look for look in self.looks if look.plan == plan), None)


@dataclass(frozen=True)
class Checked:
    """The understanding lines as they were answered once before.

    ``alone`` by the person; else as somebody else, ``by``, saw what was told to them.
    """

    levels: Mapping[str, int] = field(default_factory=dict)
    on: date | None = None
    by: str = ""
    alone: bool = True


@dataclass(frozen=True)
class LevelsValue:
    """For each understanding line of the guide, a level from 0 up, where one was chosen.

    ``levels`` is the person's own answer of the day ``on``; ``others`` holds all that stand beside
    it, in the order in which they were given. Nothing is ever added up or averaged.
    """

    kind: ClassVar[str] = "levels"
    levels: Mapping[str, int] = field(default_factory=dict)
    on: date | None = None
    others: tuple[Checked, ...] = ()

    def is_empty(self) -> bool:
        """Tell whether no level was ever chosen."""
        return not self.levels and not any(one.levels for one in self.others)


@dataclass(frozen=True)
class GateValue:
    """For each gate category, ``yes``, ``no`` or ``unsure``, where one was chosen."""

    kind: ClassVar[str] = "gate"
    answers: Mapping[str, str] = field(default_factory=dict)

    def is_empty(self) -> bool:
        """Tell whether nothing was answered."""
        return not self.answers


Value: TypeAlias = (
    TextValue
    | RowsValue
    | ChoiceValue
    | ScaleValue
    | DateValue
    | PlansValue
    | LooksValue
    | LevelsValue
    | GateValue
)
