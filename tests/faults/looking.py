"""What must be so after any fault: it opens, what was acknowledged is there, and it can be saved.

Reads a folder and what the operation had said until the fault; knows nothing of faults.
"""

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path

from journal.backup import restore
from journal.errors import WrongSecret
from journal.vault import Vault, create, open_vault, sealed
from tests.faults.ground import (
    CARRIED,
    CHEAP,
    CLOCK,
    EXPORTED,
    LEFT_BEFORE,
    NEW_WORD,
    PREPARED,
    WORD,
    Said,
    copies,
    take_all,
)


def look_at_journal(base: Path, said: Said) -> Iterator[str]:
    """Look at the journal that the operation worked on."""
    words = [words[0] for words in said]
    is_new = "try first" in words or (base / "new").exists()
    folder, state = base / ("new" if is_new else "journal"), base / "state"
    if is_new and not any(folder.glob("*.afterword")):
        if "first" in words:
            yield "the new journal is gone"
        create(folder, WORD, state=state, clock=CLOCK, kdf=CHEAP).close()
    vault = _open_by(folder, state, changed="key" in words, trying="try key" in words)
    with contextlib.closing(vault):
        yield from _look_inside(vault, _allowed(said, is_new=is_new))
        yield from _finish_rekeying(vault)
    for word, *rest in said:
        if word == "code":
            _open(folder, state, rest[0], recovery=True).close()
    yield from (path.name for path in folder.iterdir() if path.suffix != ".afterword")


def look_at_copies(base: Path, said: Said) -> Iterator[str]:
    """Look at the journal, and at each copy: one that has a name is whole, unless that was told."""
    yield from look_at_journal(base, said)
    words = [words[0] for words in said]
    whole = 0
    for number, copy in enumerate(copies(base)):
        target = base / f"looked at {number}"
        take_all(restore(copy, target, state=base / "state"))
        with contextlib.closing(_open(target, base / "state", WORD)) as vault:
            if vault.report.is_sound() and {"a", "b", "c"} <= _things(vault):
                whole += 1
            elif "copied in part" not in words:
                yield f"the copy {copy.name} is not whole"
    if whole < (2 if "copied" in words else 1):
        yield f"{whole} whole copies"


def look_at_restored(base: Path, said: Said) -> Iterator[str]:
    """Look at the journal, and at what was restored: it is there whole, or not at all."""
    yield from look_at_journal(base, [])
    target = base / "restored"
    if not target.exists():
        if said and said[-1][0] == "restored":
            yield "what was restored is gone"
        take_all(restore(base / CARRIED, target, state=base / "state"))
    with contextlib.closing(_open(target, base / "state", WORD)) as vault:
        yield from _look_inside(vault, PREPARED)


def look_at_export(base: Path, said: Said) -> Iterator[str]:
    """Look at the journal and at the files that left: each is whole, old or new, and noted."""
    words = [words[0] for words in said]
    yield from look_at_journal(base, [])
    with contextlib.closing(_open(base / "journal", base / "state", WORD)) as vault:
        rows = {json.loads(vault.read(one.thing))["file_name"] for one in vault.things("share/")}
    for name, before in (("new.txt", None), ("before.txt", LEFT_BEFORE)):
        path = base / "out" / name
        found = path.read_bytes() if path.exists() else None
        left = f"left {name}" in words
        if found not in ({EXPORTED} if left else {EXPORTED, before}):
            yield f"{name} is neither whole nor as before"
        if f"noted {name}" in words and name not in rows:
            yield f"no row for {name}"


def _things(vault: Vault) -> set[str]:
    return {one.thing for one in vault.things()}


def _open(folder: Path, state: Path, secret: str, *, recovery: bool = False) -> Vault:
    return open_vault(folder, secret, state=state, clock=CLOCK, recovery=recovery)


def _open_by(folder: Path, state: Path, *, changed: bool, trying: bool) -> Vault:
    """Open by the passphrase that must open it: the new one once it was acknowledged."""
    if not changed:
        try:
            return _open(folder, state, WORD)
        except WrongSecret:
            if not trying:
                raise
    return _open(folder, state, NEW_WORD)


def _allowed(said: Said, *, is_new: bool) -> dict[str, set[str]]:
    """Return for each thing what it may say now: what was acknowledged, or tried since."""
    prepared = {} if is_new else PREPARED
    allowed = {thing: set(texts) for thing, texts in prepared.items()}
    for word, *rest in said:
        thing = word.removeprefix("try ")
        if thing in {"code", "key", "copied", "copied in part"}:
            continue
        if word.startswith("try "):
            allowed.setdefault(thing, {""}).add(rest[0])
        else:
            allowed[thing] = {rest[0]}
    return allowed


def _finish_rekeying(vault: Vault) -> Iterator[str]:
    """Go on where it ended, and yield every file that is still under an earlier key."""
    while vault.rekey_left():
        vault.rekey_step()
    for path in vault.folder.glob("*.afterword"):
        data = path.read_bytes()
        if data.startswith(sealed.MAGIC):
            generation = sealed.parse_prologue(data).generation
            if generation != vault._keys.generation:
                yield f"{path.name} is under generation {generation}"


def _look_inside(vault: Vault, allowed: dict[str, set[str]]) -> Iterator[str]:
    """Yield what is wrong in an opened journal, and try whether it still saves."""
    if vault.read_only or not vault.report.is_sound():
        yield f"{vault.read_only} {vault.report}"
    for thing, texts in allowed.items():
        found = vault.read(thing).decode() if vault.info(thing) else ""
        if found not in texts:
            yield f"{thing}: {found!r} not in {texts}"
    vault.put("after", b"the fault is over")
    if vault.read("after") != b"the fault is over":
        yield "nothing can be saved any more"
