"""A kill while everything is taken out: no plain text stays, or it is found, removed and told."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from journal import system
from journal.takeout import clear_traces, take_out
from journal.vault import Brought, Vault
from tests.journal.takeout.outside import Outside, taken

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a process is forked and killed")

CANARY = "heron-on-the-weir"


@pytest.fixture
def vault(outside: Outside) -> Vault:
    """A journal that takes a few steps to write out."""
    vault = outside.journal()
    body = f'{{"canary":"{CANARY}"}}'.encode()
    vault.bring([Brought(f"later/{n}", outside.clock.now(), "s", b"", body) for n in range(50)])
    return vault


def _killed(act: Callable[[], object]) -> None:
    """Do something in a process that is killed right after it."""
    child = os.fork()
    if child == 0:
        try:
            act()
        finally:
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)


def _plain(folder: Path) -> list[Path]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return [path for path in files if CANARY.encode() in path.read_bytes()]


def test_a_kill_half_way_leaves_no_plain_text(outside: Outside, vault: Vault) -> None:
    if system.open_nameless(outside.base, 0o600) is None:
        pytest.skip("no files without a name here")
    out = outside.base / "out"
    out.mkdir()
    steps = take_out(vault, out / "all.json", outside.clock)
    _killed(lambda: next(steps))
    assert list(out.iterdir()) == []


def test_where_a_file_needs_a_name_what_a_kill_left_is_removed_at_the_next_start(
    outside: Outside, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system, "open_nameless", lambda _folder, _mode: None)
    out, state = outside.base / "out", outside.base / "state"
    out.mkdir()
    steps = take_out(vault, out / "all.json", outside.clock)
    _killed(lambda: next(steps))
    assert _plain(out), "that is what has to be found"
    assert clear_traces(state) == (out,)
    assert list(out.iterdir()) == []
    assert clear_traces(state) == (), "it is told once"


def test_a_taking_out_that_ended_is_nothing_to_tell(
    outside: Outside, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system, "open_nameless", lambda _folder, _mode: None)
    taken(take_out(vault, outside.base / "all.json", outside.clock))
    assert clear_traces(outside.base / "state") == ()
    assert _plain(outside.base) == [outside.base / "all.json"]


def test_a_system_that_makes_nameless_files_and_names_none_gets_the_same_file(
    outside: Outside, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken(take_out(vault, outside.base / "one.json", outside.clock))

    def refuse(_descriptor: int, _path: Path) -> None:
        raise PermissionError(1, "not here")

    monkeypatch.setattr(system, "name_nameless", refuse)
    taken(take_out(vault, outside.base / "two.json", outside.clock))
    one, two = (outside.base / f"{name}.json" for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()
    assert two.stat().st_mode & 0o777 == 0o600
    assert list(outside.base.glob(".afterword-*")) == []
