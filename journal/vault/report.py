"""What opening a journal found, as typed rows with counts and dates, for the screen to word.

Holds no sentence and no private text. All moments are aware UTC datetimes.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

READ_ONLY_FOLDER = "folder"  # the folder can't be written
READ_ONLY_STATE = "state"  # this machine's state folder can't be written
READ_ONLY_BUSY = "busy"  # another process writes; ``OpenReport.holder`` names it
READ_ONLY_ROLLED_BACK = "rolled-back"  # older than the journal last opened here
READ_ONLY_ASKED = "asked"  # nothing else was wanted
READ_ONLY_NEWER = "newer"  # a later version of the program has written to it
READ_ONLY_CHOSEN = "chosen"  # the person opened it for reading, to leave the folder as it is


@dataclass(frozen=True)
class Holder:
    """Who holds the writer's lock; ``None`` where its file does not say."""

    pid: int | None = None
    host: str | None = None
    since: datetime | None = None


@dataclass(frozen=True)
class Damaged:
    """One file that isn't as it was written.

    ``things`` are those whose stored version in it can't be read, where that is known; ``whole``
    says that nothing in it can be read (then ``things`` is empty). Neither: only its padding is
    touched, and all it holds can be read. ``after`` and ``before`` bound when that was written.
    ``changes`` counts what can't be read; ``None`` where no readable file says how much it was.
    """

    name: str
    things: tuple[str, ...] = ()
    whole: bool = True
    after: datetime | None = None
    before: datetime | None = None
    changes: int | None = None


@dataclass(frozen=True)
class Missing:
    """``count`` files that should be here, with ``changes`` written from ``after`` to ``before``.

    A file is one change, or a pack of many. ``before`` is ``None`` where nothing later is known.
    """

    count: int
    after: datetime | None = None
    before: datetime | None = None
    changes: int = 1


@dataclass(frozen=True)
class Waiting:
    """Files of another device that are known of and not here yet.

    ``count`` is ``None`` where only later ones than the newest here are known to exist. ``last`` is
    the highest of their sequences.
    """

    device: str
    count: int | None
    after: datetime | None = None
    before: datetime | None = None
    last: int = 0


@dataclass(frozen=True)
class RolledBack:
    """The folder is older than the one last opened here: its newest change, and the one seen."""

    newest_here: datetime | None
    last_seen: datetime


@dataclass(frozen=True)
class OpenReport:
    """What opening found. All empty means: all is here, and as it was written.

    ``known`` are damaged files that the person has carried on beside; they are left as they are.
    """

    damaged: tuple[Damaged, ...] = ()
    known: tuple[Damaged, ...] = ()
    missing: tuple[Missing, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    rolled_back: RolledBack | None = None
    swapped: tuple[str, ...] = ()  # devices whose files were exchanged for others of theirs
    foreign: tuple[str, ...] = ()  # names of files of another journal
    apart: int = 0  # files under a key that the secret does not give: ``Vault.join``
    outdated: bool = False  # another device has changed the passphrase since this one opened
    newer: int = 0  # files of a later version of the program
    read_only: str | None = None
    holder: Holder | None = None
    weak_kdf: bool = False

    def is_sound(self) -> bool:
        """Tell whether there is nothing to say about the stored files themselves."""
        return not self.asks() and not self.known

    def asks(self) -> bool:
        """Tell whether something was found that the person has not decided about yet."""
        found = (self.damaged, self.missing, self.rolled_back, self.swapped, self.foreign)
        return any(found) or bool(self.apart or self.newer)


def moment(ms: int) -> datetime:
    """Return a stored moment; one that no calendar holds becomes the nearest that it does."""
    return datetime.fromtimestamp(min(ms, _LAST_MS) / 1000, UTC)


def milliseconds(at: datetime) -> int:
    """Return a moment as it is stored; nothing is before 1970."""
    return max(0, round(at.timestamp() * 1000))


_LAST_MS = 253_402_300_799_000  # the end of the year 9999
