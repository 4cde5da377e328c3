"""Where one can go: a route is a frozen value; a page never imports another page."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from ui.frozen import Frozen

if TYPE_CHECKING:
    from journal.guides.guide import Door


def _to_the_group() -> "Door":
    from journal.guides.guide import Door  # the lock screen needs no guides

    return Door.GROUP


class Welcome(Frozen):
    """Create a journal, or open another."""


class Unlock(Frozen):
    """Open the journal in the folder in use."""

    recovery: bool = False


class Sheet(Frozen):
    """The recovery sheet; ``first`` right after the journal was made."""

    first: bool = False


class SheetDrill(Frozen):
    """Try the recovery sheet out."""


class NewPassphrase(Frozen):
    """Change the passphrase; ``by_code`` after the recovery code opened the journal."""

    by_code: bool = False


class Found(Frozen):
    """What opening the journal found; ``first`` before anything else is shown of it."""

    first: bool = False


class Today(Frozen):
    """What waits, kindly; ``noting`` opens the line that is noted for later."""

    noting: bool = False


class Reflections(Frozen):
    """All reflections; ``search`` puts the cursor in the search field."""

    search: bool = False


class Begin(Frozen):
    """Begin a reflection: a name for it, the guide, the role; with what was typed there before.

    ``note`` is the id of a line noted for later that it begins with.
    """

    guide: str = ""
    title: str = ""
    role: str = ""
    group: str = ""
    note: str = ""


class Clearing(Frozen):
    """The gate of a reflection that is being begun: nothing of it is written before it is clear.

    ``begun`` is what was answered there before a lock (``ui.steps.begun``); ``note`` as before.
    """

    guide: str
    title: str = ""
    role: str = ""
    group: str = ""
    begun: str = ""
    note: str = ""


class Reflecting(Frozen):
    """One reflection, at a prompt's page; ``""`` goes where the person was.

    ``reply`` leads to a reply that came back to it: the ids of its share and its own, as
    "share/reply".
    """

    reflection: str
    prompt: str = ""
    reply: str = ""


class GateOf(Frozen):
    """The gate of a reflection that exists."""

    reflection: str


class Pausing(Frozen):
    """Choose when to return."""

    reflection: str


class Views(Frozen):
    """How one's view of a reflection changed over its sittings."""

    reflection: str


@dataclass(frozen=True)  # its default must wait, which only a data class can say
class Choosing:
    """Choose what leaves through a door."""

    reflection: str
    door: "Door" = field(default_factory=_to_the_group)


class Shared(Frozen):
    """What left; ``share`` opens one row, and ``reply`` leads to a reply to it."""

    share: str = ""
    reply: str = ""


class FollowThrough(Frozen):
    """All that asks to be looked at again, over all reflections."""


class Patterns(Frozen):
    """What recurs over reflections."""


class SettingsRoute(Frozen):
    """Settings; ``section`` is where to stand."""

    section: str = ""


class Sample(Frozen):
    """The finished example, read-only. ``locked`` when no journal is open."""

    locked: bool = False


Route: TypeAlias = (
    Welcome
    | Unlock
    | Sheet
    | SheetDrill
    | NewPassphrase
    | Found
    | Today
    | Reflections
    | Begin
    | Clearing
    | Reflecting
    | GateOf
    | Pausing
    | Views
    | Choosing
    | Shared
    | FollowThrough
    | Patterns
    | SettingsRoute
    | Sample
)
