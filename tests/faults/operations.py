"""Everything the journal does to a disk, as a table: adding one is a line in ``OPERATIONS``.

An operation is a function that works on a prepared folder and says, as it goes, what it tries and
what was acknowledged to it; and one that looks afterwards. It knows nothing of faults, but goes on
as the program does: what was refused is tried once more.
"""

import contextlib
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from journal.backup import make_backup, restore
from journal.disclosure.release import release
from journal.disclosure.rendering import Rendered
from journal.errors import AfterwordError, CopyFailed, ExportFailed, SaveFailed
from journal.guides.guide import Door
from journal.model import Share
from journal.repository import Repository
from journal.vault import Vault, create, rekeying
from tests.faults.ground import (
    CARRIED,
    CHEAP,
    CLOCK,
    EXPORTED,
    LATER,
    LEFT_BEFORE,
    NEW_WORD,
    WORD,
    Said,
    begin,
    take_all,
)
from tests.faults.looking import look_at_copies, look_at_export, look_at_journal, look_at_restored
from tests.journal.vault.desk import leave

PLACE = b"where one was"

Say = Callable[[str, str], None]  # (thing, what is acknowledged: its text, or "" for removed)


def put(vault: Vault, thing: str, text: str, say: Say) -> None:
    """Put; where that is refused, what was there must be there still, and a second try must do."""
    before = vault.read(thing) if vault.info(thing) else None
    say(f"try {thing}", text)
    try:
        vault.put(thing, text.encode())
    except SaveFailed:
        assert (vault.read(thing) if vault.info(thing) else None) == before
        vault.put(thing, text.encode())
    say(thing, text)


def save(base: Path, say: Say) -> None:
    vault = begin(base)
    put(vault, "a", "one", say)
    put(vault, "a", "two", say)
    put(vault, "new", "three", say)
    leave(vault)


def remove(base: Path, say: Say) -> None:
    vault = begin(base)
    say("try b", "")
    try:
        vault.remove("b")
    except SaveFailed:
        assert vault.read("b") == b"changed"
        vault.remove("b")
    say("b", "")
    leave(vault)


def take_the_place(base: Path, say: Say) -> None:
    """Put a version in place of all before: either those are there or it is, and nothing else."""
    vault = begin(base)
    say("try b", "instead")
    try:
        vault.replace("b", b"instead")
    except SaveFailed:
        assert vault.read("b") == b"changed"
        vault.replace("b", b"instead")
    say("b", "instead")
    assert [vault.read_version(info.ref) for info in vault.history("b")] == [b"instead"]
    leave(vault)


def pack(base: Path, say: Say) -> None:
    vault = begin(base)
    put(vault, "a", "one", say)
    with contextlib.suppress(SaveFailed):
        vault.fold()
    put(vault, "b", "two", say)
    vault.close()


def lock(base: Path, say: Say) -> None:
    """Lock with a bookmark, and unlock: the place may be lost, a word or the way in may not."""
    vault = begin(base)
    put(vault, "a", "one", say)
    with contextlib.suppress(OSError):
        vault.bookmark.lay(PLACE)
    vault.close()
    again = begin(base)
    assert again.bookmark.take() in (b"", PLACE)
    put(again, "new", "three", say)
    leave(again)


def recover(base: Path, say: Say) -> None:
    vault = begin(base)
    try:
        code = vault.add_recovery()
    except SaveFailed:
        assert not vault.has_recovery
        code = vault.add_recovery()
    say("code", code)
    vault.close()


def make(base: Path, say: Say) -> None:
    """A second journal, beside the prepared one."""
    for _ in range(2):
        try:
            vault = create(base / "new", WORD, state=base / "state", clock=CLOCK, kdf=CHEAP)
        except SaveFailed:
            continue
        if vault.read_only is None:
            put(vault, "first", "word", say)
        vault.close()
        return


def rekey(base: Path, say: Say) -> None:
    """Change the passphrase, one file to a step; one that is refused can be tried again."""
    rekeying.AT_A_TIME = 1
    vault = begin(base)
    say("try key", NEW_WORD)
    try:
        vault.change_passphrase(NEW_WORD)
    except SaveFailed:
        vault.check_secret(WORD)
        vault.change_passphrase(NEW_WORD)
    say("key", NEW_WORD)
    for _ in range(2):
        with contextlib.suppress(SaveFailed):
            while vault.rekey_step():
                pass
    assert vault.rekey_left() == 0
    put(vault, "a", "one", say)
    vault.close()


def copy(base: Path, say: Say) -> None:
    """Make a verified copy of the journal, a day later than the one that is there."""
    vault = begin(base, LATER)
    put(vault, "a", "one", say)
    for _ in range(2):
        with contextlib.suppress(CopyFailed, OSError):  # what a snapshot raises is the system's
            steps = make_backup(vault.snapshot(), base / "copies", LATER, make_place=True)
            left_out = take_all(steps).left_out  # files that could not be read: that is told
            say("copied in part" if left_out else "copied", "")
            break
    leave(vault)


def bring_back(base: Path, say: Say) -> None:
    """Restore the copy into a folder of its own."""
    for _ in range(2):
        with contextlib.suppress(CopyFailed):
            take_all(restore(base / CARRIED, base / "restored", state=base / "state"))
            say("restored", "")
            return


def export(base: Path, say: Say) -> None:
    """Let a page leave to a new file, and in place of one; a row in the ledger for each."""
    vault = begin(base)
    repository = Repository(vault, CLOCK)
    targets = (("new.txt", None, False), ("before.txt", LEFT_BEFORE, True))
    for name, before, overwrite in targets:
        _export(base / "out" / name, before, overwrite=overwrite)
        say(f"left {name}", "")
        _note(repository, name)
        say(f"noted {name}", "")
    vault.close()


def _export(target: Path, before: bytes | None, *, overwrite: bool) -> None:
    rendered = Rendered(
        "text", EXPORTED, "text/plain", ".txt", 600, hashlib.sha256(EXPORTED).hexdigest()
    )
    try:
        release(rendered, target, overwrite=overwrite)
    except ExportFailed:
        assert (target.read_bytes() if target.exists() else None) == before
        release(rendered, target, overwrite=overwrite)


def _note(repository: Repository, name: str) -> None:
    digest = hashlib.sha256(EXPORTED).hexdigest()
    row = Share(
        id=hashlib.sha256(name.encode()).hexdigest()[:32],
        reflection="0" * 32,
        door=Door.GROUP,
        at=CLOCK.now(),
        title="",
        for_whom="",
        why="",
        format="text",
        size=len(EXPORTED),
        sha256=digest,
        prompts=(),
        words=600,
        file_name=name,
        content=EXPORTED,
    )
    try:
        repository.add_share(row)
    except SaveFailed:
        repository.add_share(row)


@dataclass(frozen=True)
class Operation:
    """One line of the table. ``whole`` is what it acknowledges where nothing goes wrong.

    ``look`` yields what is wrong afterwards, from the folder and from what was said until then.
    """

    name: str
    act: Callable[[Path, Say], None]
    whole: tuple[str, ...]
    look: Callable[[Path, Said], Iterator[str]] = look_at_journal


OPERATIONS = (
    Operation("saving", save, ("a", "a", "new")),
    Operation("removing", remove, ("b",)),
    Operation("taking the place of all before", take_the_place, ("b",)),
    Operation("packing", pack, ("a", "b")),
    Operation("locking", lock, ("a", "new")),
    Operation("making a recovery code", recover, ("code",)),
    Operation("making a journal", make, ("first",)),
    Operation("re-keying", rekey, ("key", "a")),
    Operation("copying", copy, ("a", "copied"), look_at_copies),
    Operation("restoring", bring_back, ("restored",), look_at_restored),
    Operation(
        "exporting",
        export,
        ("left new.txt", "noted new.txt", "left before.txt", "noted before.txt"),
        look_at_export,
    ),
)


def acknowledged(said: Said) -> tuple[str, ...]:
    """Return what was acknowledged, without what was only tried."""
    return tuple(words[0] for words in said if not words[0].startswith(("try ", "ended")))


def is_refusal(ended: str) -> bool:
    """Tell whether an operation ended well, or by an error of the journal's own."""
    name = ended.partition("(")[0]
    return not ended or name in {one.__name__ for one in _errors(AfterwordError)}


def _errors(kind: type[AfterwordError]) -> Iterator[type[AfterwordError]]:
    yield kind
    for one in kind.__subclasses__():
        yield from _errors(one)
