"""Break one call of a writing path, in a child of its own, and look at what is left.

Run as a program: ``faulty.py SCENARIO MODE``. For each call in turn, a fresh copy of a prepared
journal, a forked child in which that call is the last one (``kill-before``, ``kill-after``) or does
not work (an errno's name); then the journal is opened and everything acknowledged is looked for.
Prints one JSON line for each call.
"""

import contextlib
import errno
import functools
import itertools
import json
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[3]))

from journal import system
from journal.clock import SetClock
from journal.errors import AfterwordError, SaveFailed, WrongSecret
from journal.vault import KdfParams, Vault, create, kdf, open_vault, rekeying, sealed
from tests.journal.vault.desk import leave

CALLS = (
    "open_nameless",
    "open_temporary",
    "set_mode",
    "write_all",
    "write_at",
    "sync",
    "sync_folder",
    "close",
    "name_nameless",
    "move_without_replacing",
    "move_over",
    "remove",
    "read",
)
CLOCK = SetClock(datetime(2026, 3, 12, tzinfo=UTC))
CHEAP = KdfParams(64, 1, 1)
kdf.FLOOR = CHEAP  # a new slot is never below the floor; here that would take minutes
WORD = "passphrase"
NEW_WORD = "another passphrase"
Say = Callable[[str, str], None]  # (thing, what is acknowledged: its text, or "" for removed)


class Break:
    """Counts the calls of ``journal.system`` and breaks the one with that number."""

    def __init__(self, number: int, mode: str, report: int) -> None:
        self.left, self.mode, self.report = number, mode, report

    def install(self) -> None:
        for name in CALLS:
            setattr(system, name, self._around(name, getattr(system, name)))

    def _around(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(call)
        def broken(*given: Any) -> Any:
            self.left -= 1
            if self.left:
                return call(*given)
            os.write(self.report, json.dumps(["fired", name]).encode() + b"\n")
            if self.mode == "kill-before":
                os.kill(os.getpid(), signal.SIGKILL)
            if self.mode == "kill-after":
                call(*given)
                os.kill(os.getpid(), signal.SIGKILL)
            if name == "close":
                call(*given)
            if name == "write_all":
                call(given[0], given[1][: len(given[1]) // 2])
            code = getattr(errno, self.mode)
            raise OSError(code, os.strerror(code))

        return broken


def prepare(base: Path) -> None:
    """Make a journal with two sittings in a pack and two changes beside it."""
    vault = create(base / "journal", WORD, state=base / "state", clock=CLOCK, kdf=CHEAP)
    for text in ("old", "older still"):
        vault.begin_sitting()
        vault.put("a", text.encode())
        vault.put("b", text.encode())
    vault.fold()
    vault.put("b", b"changed")
    vault.put("c", b"see")
    leave(vault)


PREPARED = {"a": {"older still"}, "b": {"changed"}, "c": {"see"}}


def begin(base: Path) -> Vault:
    return open_vault(base / "journal", WORD, state=base / "state", clock=CLOCK)


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


def remove(base: Path, say: Say) -> None:
    vault = begin(base)
    say("try b", "")
    try:
        vault.remove("b")
    except SaveFailed:
        assert vault.read("b") == b"changed"
        vault.remove("b")
    say("b", "")


def fold(base: Path, say: Say) -> None:
    vault = begin(base)
    put(vault, "a", "one", say)
    with contextlib.suppress(SaveFailed):
        vault.fold()
    put(vault, "b", "two", say)
    vault.close()


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


SCENARIOS = {
    "save": save,
    "remove": remove,
    "fold": fold,
    "recover": recover,
    "make": make,
    "rekey": rekey,
}


def run_child(scenario: str, base: Path, number: int, mode: str) -> list[list[str]]:
    """Run a scenario in a child whose given call is broken; return what it said."""
    receiver, sender = os.pipe()
    child = os.fork()
    if child == 0:
        outcome = ["ended", ""]
        try:
            os.close(receiver)
            Break(number, mode, sender).install()

            def say(*words: str) -> None:
                os.write(sender, json.dumps(words).encode() + b"\n")

            SCENARIOS[scenario](base, say)
        except BaseException as problem:  # noqa: BLE001 -- the child ends here, and says why
            outcome = ["ended", repr(problem)]
        finally:
            os.write(sender, json.dumps(outcome).encode() + b"\n")
            os._exit(0)
    os.close(sender)
    with os.fdopen(receiver) as lines:
        said = [json.loads(line) for line in lines]
    os.waitpid(child, 0)
    return said


def allowed_after(scenario: str, said: list[list[str]]) -> dict[str, set[str]]:
    """Return for each thing what it may say now: what was acknowledged, or tried since."""
    allowed = {} if scenario == "make" else {thing: set(texts) for thing, texts in PREPARED.items()}
    for word, *rest in said:
        if word in {"fired", "ended", "code", "key", "try key"}:
            continue
        if word.startswith("try "):
            allowed.setdefault(word.removeprefix("try "), {""}).add(rest[0])
        else:
            allowed[word] = {rest[0]}
    return allowed


def look(scenario: str, base: Path, said: list[list[str]]) -> list[str]:
    """Return what is wrong afterwards: nothing, if all is well."""
    folder, state = base / ("new" if scenario == "make" else "journal"), base / "state"
    if scenario == "make" and not list(folder.glob("*.afterword")):
        create(folder, WORD, state=state, clock=CLOCK, kdf=CHEAP).close()
    words = [words[0] for words in said]
    vault = open_by(folder, state, changed="key" in words, trying="try key" in words)
    with contextlib.closing(vault):
        wrong = list(look_inside(vault, allowed_after(scenario, said)))
        wrong += finish_rekeying(vault)
    for words in said:
        if words[0] == "code":
            open_vault(folder, words[1], state=state, clock=CLOCK, recovery=True).close()
    return wrong + [path.name for path in folder.iterdir() if path.suffix != ".afterword"]


def open_by(folder: Path, state: Path, *, changed: bool, trying: bool) -> Vault:
    """Open by the passphrase that must open it: the new one once it was acknowledged."""
    if not changed:
        try:
            return open_vault(folder, WORD, state=state, clock=CLOCK)
        except WrongSecret:
            if not trying:
                raise
    return open_vault(folder, NEW_WORD, state=state, clock=CLOCK)


def finish_rekeying(vault: Vault) -> Iterator[str]:
    """Go on where it ended, and yield every file that is still under an earlier key."""
    while vault.rekey_left():
        vault.rekey_step()
    for path in vault.folder.glob("*.afterword"):
        data = path.read_bytes()
        if data.startswith(sealed.MAGIC):
            generation = sealed.parse_prologue(data).generation
            if generation != vault._keys.generation:
                yield f"{path.name} is under generation {generation}"


def look_inside(vault: Vault, allowed: dict[str, set[str]]) -> Iterator[str]:
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


def try_one(scenario: str, mode: str, prepared: Path, number: int) -> dict[str, list[str]]:
    """Break the call of that number, and return what came of it."""
    base = prepared.parent / str(number)
    shutil.copytree(prepared, base)
    said = run_child(scenario, base, number, mode)
    try:
        wrong = look(scenario, base, said)
    except AfterwordError as problem:
        wrong = [f"{problem!r} {problem.fields}"]
    shutil.rmtree(base)
    return {
        "fired": [words[1] for words in said if words[0] == "fired"],
        "ended": [words[1] for words in said if words[0] == "ended"],
        "acknowledged": [words[0] for words in said if words[0] not in {"fired", "ended"}],
        "wrong": wrong,
    }


def main(scenario: str, mode: str) -> None:
    """Break each call in turn, until there is none of that number."""
    shared = Path("/dev/shm")  # noqa: S108 -- a folder of its own is made inside
    root = Path(tempfile.mkdtemp(dir=shared if shared.is_dir() else None))
    try:
        prepare(root / "prepared")
        for number in itertools.count(1):
            row = try_one(scenario, mode, root / "prepared", number)
            sys.stdout.write(json.dumps(row) + "\n")
            if not row["fired"]:
                return
    finally:
        shutil.rmtree(root)


if __name__ == "__main__":
    main(*sys.argv[1:])
