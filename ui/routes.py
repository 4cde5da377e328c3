"""Where one can go: a route is a frozen value; a page never imports another page."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from journal.guides.guide import Door


def _to_the_group() -> "Door":
    from journal.guides.guide import Door  # the lock screen needs no guides

    return Door.GROUP


@dataclass(frozen=True)
class Welcome:
    """Create a journal, or open another."""


@dataclass(frozen=True)
class Unlock:
    """Open the journal in the folder in use."""

    recovery: bool = False


@dataclass(frozen=True)
class Sheet:
    """The recovery sheet; ``first`` right after the journal was made."""

    first: bool = False


@dataclass(frozen=True)
class Today:
    """What waits, kindly."""


@dataclass(frozen=True)
class Reflections:
    """All reflections; ``search`` puts the cursor in the search field."""

    search: bool = False


@dataclass(frozen=True)
class Begin:
    """Begin a reflection: a name for it, the guide, the role."""


@dataclass(frozen=True)
class Clearing:
    """The gate of a reflection that is being begun: nothing of it is written before it is clear."""

    guide: str
    title: str = ""
    role: str = ""
    group: str = ""


@dataclass(frozen=True)
class Reflecting:
    """One reflection, at a prompt's page; ``""`` goes where the person was."""

    reflection: str
    prompt: str = ""


@dataclass(frozen=True)
class GateOf:
    """The gate of a reflection that exists."""

    reflection: str


@dataclass(frozen=True)
class Pausing:
    """Choose when to return."""

    reflection: str


@dataclass(frozen=True)
class Choosing:
    """Choose what leaves through a door."""

    reflection: str
    door: "Door" = field(default_factory=_to_the_group)


@dataclass(frozen=True)
class Shared:
    """What left; ``share`` opens one row."""

    share: str = ""


@dataclass(frozen=True)
class SettingsRoute:
    """Settings; ``section`` is where to stand."""

    section: str = ""


@dataclass(frozen=True)
class Sample:
    """The finished example, read-only. ``locked`` when no journal is open."""

    locked: bool = False


Route: TypeAlias = (
    Welcome
    | Unlock
    | Sheet
    | Today
    | Reflections
    | Begin
    | Clearing
    | Reflecting
    | GateOf
    | Pausing
    | Choosing
    | Shared
    | SettingsRoute
    | Sample
)
