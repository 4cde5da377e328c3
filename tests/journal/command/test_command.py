"""A journal without a window: what each command does, says and ends with."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from journal.command.run import main
from journal.vault import kdf
from tests.journal.vault.desk import CHEAP, PASSPHRASE, Desk

ROOT = Path(__file__).parents[3]


@dataclass
class Ended:
    """How a command ended."""

    status: int
    out: str
    err: str

    def said(self) -> dict[str, Any]:
        """Return what it said for programs."""
        said: dict[str, Any] = json.loads(self.out)
        assert said["status"] == self.status
        return said


Run = Callable[..., Ended]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A machine with a journal, closed; nothing of the real home is used."""
    for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.setattr(kdf, "calibrate", lambda: CHEAP)
    monkeypatch.setattr("journal.vault.opening.calibrate", lambda: CHEAP)
    monkeypatch.setattr("journal.command.run.protect_process", lambda: None)
    desk = Desk(tmp_path)
    vault = desk.create()
    for words in (b'{"role":"one"}', b'{"role":"two"}'):
        vault.begin_sitting()
        vault.put("profile", words)
    vault.put("later/kind", b'{"canary":"heron"}')
    vault.close()
    return desk


@pytest.fixture
def run(desk: Desk, capfd: pytest.CaptureFixture[str]) -> Run:
    """Run a command as its own program would, with the passphrase on a descriptor."""

    def run(*words: object, secret: str = PASSPHRASE) -> Ended:
        reading, writing = os.pipe()
        os.write(writing, secret.encode() + b"\n")
        os.close(writing)
        state = ("--state", desk.state)
        try:
            given = [str(word) for word in (*words, *state, "--passphrase-fd", reading)]
            status = main(given)
        finally:
            os.close(reading)
        told = capfd.readouterr()
        return Ended(status, told.out, told.err)

    return run


def _seen(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {
        str(path.relative_to(folder)): (path.stat().st_mtime_ns, path.read_bytes())
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_sound_journal_is_said_to_be_sound_and_nothing_is_changed(desk: Desk, run: Run) -> None:
    before = _seen(desk.base)
    ended = run("check", desk.folder)
    assert ended.status == 0
    assert "All is here" in ended.out
    assert _seen(desk.base) == before
    said = run("check", desk.folder, "--json").said()
    assert said["sound"] is True
    assert said["files"] == said["sound_files"] == len(desk.files())


def test_of_a_damaged_journal_it_is_said_how_much_of_it_is_sound(desk: Desk, run: Run) -> None:
    victim = desk.sealed()[0]
    data = victim.read_bytes()
    victim.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    ended = run("check", desk.folder)
    files = len(desk.files())
    assert ended.out.startswith(f"{files} files read: {files - 1} sound, ")
    assert "every byte checked" not in ended.out
    said = run("check", desk.folder, "--json").said()
    assert (said["files"], said["sound_files"]) == (files, files - 1)


def test_a_derivation_that_is_weaker_than_today_s_is_said(
    desk: Desk, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = run("check", desk.folder)
    assert "Guessing the passphrase takes less work than it should" in ended.out
    assert ended.status == 0
    assert run("check", desk.folder, "--json").said()["weak_derivation"] is True
    monkeypatch.setattr(kdf.KdfParams, "is_weak", lambda _: False)
    assert "Guessing" not in run("check", desk.folder).out
    assert run("check", desk.folder, "--json").said()["weak_derivation"] is False


def test_a_flipped_bit_anywhere_in_a_file_is_found(desk: Desk, run: Run) -> None:
    for victim in desk.files():
        data = victim.read_bytes()
        for at in (0, 20, len(data) // 2, len(data) - 1):
            victim.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
            said = run("check", desk.folder, "--json").said()
            assert (said["status"], said["sound"]) == (1, False)
        victim.write_bytes(data)
    assert run("check", desk.folder).status == 0


def test_a_missing_file_and_an_older_folder_are_found(desk: Desk, run: Run) -> None:
    desk.keep()
    vault = desk.open()
    for number in range(3):
        vault.put(f"later/{number}", bytes(3_000_000))  # too large to be folded together
        vault.fold()
    vault.close()
    victim = max(desk.sealed(), key=lambda path: path.stat().st_size)
    kept = victim.read_bytes()
    victim.unlink()
    ended = run("check", desk.folder, "--json")
    assert ended.said()["missing"] + ended.said()["rolled_back"] > 0
    assert ended.status == 1
    victim.write_bytes(kept)
    assert run("check", desk.folder).status == 0
    desk.bring_back()
    assert run("check", desk.folder, "--json").said()["rolled_back"] is True


def test_what_cannot_be_opened_ends_with_two(desk: Desk, run: Run, tmp_path: Path) -> None:
    assert run("check", desk.folder, secret="another").status == 2
    assert run("check", tmp_path / "nowhere").status == 2
    said = run("check", desk.folder, "--json", secret="another").said()
    assert said["problem"] == "wrong-secret"
    for path in desk.headers():
        path.write_bytes(path.read_bytes()[:-1])
    assert run("check", desk.folder, "--json").said()["problem"] == "header-damaged"


def test_a_folder_that_was_emptied_or_is_away_is_told_with_the_newest_copy(
    desk: Desk, run: Run, tmp_path: Path
) -> None:
    copy = run("backup", desk.folder, "--json").said()["file"]
    moved = desk.folder.rename(tmp_path / "elsewhere")
    away = run("check", desk.folder)
    assert f"The folder {desk.folder} is not there." in away.err
    desk.folder.mkdir()
    for ended in (away, run("check", desk.folder), run("dump", desk.folder, tmp_path / "out")):
        assert ended.status == 2
        assert "was there when it was last opened here, on 2026-03-12." in ended.err
        assert copy in ended.err
    assert run("check", desk.folder, "--json").said()["reason"] == "no-files"
    assert "is empty" in ended.err
    nowhere = run("check", tmp_path / "nowhere")
    assert "was there" not in nowhere.err
    assert run("check", moved).status == 0


def test_out_and_in_again_is_the_same_journal(desk: Desk, run: Run, tmp_path: Path) -> None:
    before = _seen(desk.folder)
    out = tmp_path / "everything.json"
    ended = run("dump", desk.folder, out)
    assert ended.status == 0
    assert "heron" in out.read_text(encoding="utf-8")
    assert "anybody" in ended.out
    assert _seen(desk.folder) == before
    assert out.stat().st_mode & 0o777 == 0o600
    new = tmp_path / "new"
    assert run("load", new, out, secret="a new one").status == 0
    again = tmp_path / "again.json"
    assert run("dump", new, again, secret="a new one").status == 0
    assert json.loads(again.read_text())["things"] == json.loads(out.read_text())["things"]
    said = run("load", new, out, "--json", secret="a new one").said()
    assert (said["new"], said["changed"], said["versions"]) == (0, 0, 0)


def test_nothing_is_written_over_anything(desk: Desk, run: Run, tmp_path: Path) -> None:
    taken = tmp_path / "mine"
    taken.write_bytes(b"mine")
    assert run("dump", desk.folder, taken).status == 1
    copy = run("backup", desk.folder, "--json").said()["file"]
    assert run("restore", copy, taken).status == 1
    assert run("restore", copy, desk.folder).status == 1
    assert taken.read_bytes() == b"mine"


def test_a_copy_is_made_checked_and_brought_back(desk: Desk, run: Run, tmp_path: Path) -> None:
    before = _seen(desk.folder)
    place = tmp_path / "copies"
    assert run("backup", desk.folder, place, "--json").said()["problem"] == "copy-place-away"
    place.mkdir()
    said = run("backup", desk.folder, place, "--json").said()
    assert said["status"] == 0
    copy = Path(said["file"])
    assert copy.parent == place
    assert _seen(desk.folder) == before
    assert run("check", copy).status == 0
    ended = run("restore", copy, tmp_path / "back")
    assert ended.status == 0, ended.out
    assert run("check", tmp_path / "back").status == 0
    assert run("check", desk.folder).status == 0


def test_a_copy_goes_to_the_usual_place_if_none_is_named(desk: Desk, run: Run) -> None:
    copy = Path(run("backup", desk.folder, "--json").said()["file"])
    assert copy.parent.name == "copies"
    assert (desk.base / "home") in copy.parents


def test_a_damaged_copy_is_brought_back_only_when_that_is_said(
    desk: Desk, run: Run, tmp_path: Path
) -> None:
    copy = Path(run("backup", desk.folder, "--json").said()["file"])
    data = bytearray(copy.read_bytes())
    at = data.index(b"AWsealed") + 300
    data[at] ^= 1
    copy.write_bytes(bytes(data))
    assert run("check", copy).status == 1
    ended = run("restore", copy, tmp_path / "back", "--json")
    assert (ended.status, ended.said()["problem"]) == (1, "copy-damaged")
    assert not (tmp_path / "back").exists()
    ended = run("restore", copy, tmp_path / "back", "--take-damaged", "--json")
    assert (ended.status, ended.said()["left_out"]) == (1, 1)


def test_what_is_no_dump_is_refused_before_a_passphrase_is_asked(
    desk: Desk, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "letter.json").write_text("[]")
    given = ["load", str(desk.folder), str(tmp_path / "letter.json"), "--passphrase-fd", "999"]
    assert main(given) == 2
    assert "not what dump wrote" in capfd.readouterr().err


def test_another_window_that_writes_stands_in_the_way_of_load_alone(
    desk: Desk, run: Run, tmp_path: Path
) -> None:
    vault = desk.open()
    vault.put("profile", b'{"role":"three"}')
    assert run("check", desk.folder).status == 0
    assert run("dump", desk.folder, tmp_path / "out.json").status == 0
    assert run("backup", desk.folder).status == 0
    ended = run("load", desk.folder, tmp_path / "out.json")
    assert ended.status == 2
    assert "Another window" in ended.err
    assert vault.read("profile") == b'{"role":"three"}'


def test_progress_and_questions_stay_off_the_standard_output(desk: Desk, run: Run) -> None:
    ended = run("check", desk.folder, "--json")
    assert "Checking" in ended.err
    json.loads(ended.out)
    assert run("check", desk.folder, "--quiet").err == ""


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\n"])
def test_no_passphrase_is_told_so(
    desk: Desk, data: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    reading, writing = os.pipe()
    os.write(writing, data)
    os.close(writing)
    assert main(["check", str(desk.folder), "--passphrase-fd", str(reading)]) == 2
    os.close(reading)


def _program(*words: object, home: Path, **given: Any) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "journal", *map(str, words)],
        cwd=ROOT,
        env={**os.environ, "HOME": str(home), "XDG_STATE_HOME": str(home)},
        **given,
    )


PROBE = """
import sys
from journal.command.run import main
status = main(sys.argv[1:])
bad = [name for name in sys.modules if name.split(".")[0] in {"PySide6", "shiboken6", "ui"}]
sys.exit(status if not bad else 99)
"""


def test_the_real_program_needs_no_window(desk: Desk, tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, PASSPHRASE.encode())
    os.close(writing)
    done = subprocess.run(
        [sys.executable, "-c", PROBE, "check", desk.folder, "--passphrase-fd", str(reading)],
        cwd=ROOT,
        pass_fds=(reading,),
        env={**os.environ, "HOME": str(tmp_path)},
        capture_output=True,
        check=False,
    )
    os.close(reading)
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(os.name == "nt", reason="needs a terminal to look at")
def test_a_passphrase_is_asked_for_and_not_echoed(desk: Desk, tmp_path: Path) -> None:
    import pty

    controller, terminal = pty.openpty()
    process = _program(
        "check", desk.folder, "--quiet", home=tmp_path,
        stdin=terminal, stdout=terminal, stderr=terminal, start_new_session=True,
    )  # fmt: skip
    os.close(terminal)
    shown = b""
    while b"Passphrase:" not in shown:
        shown += os.read(controller, 1024)
    os.write(controller, PASSPHRASE.encode() + b"\n")
    try:
        while more := os.read(controller, 1024):
            shown += more
    except OSError:  # the terminal has gone with the program
        pass
    assert process.wait() == 0, shown
    assert PASSPHRASE.encode() not in shown
    assert b"All is here" in shown
    os.close(controller)


def test_without_a_terminal_nothing_waits(desk: Desk, tmp_path: Path) -> None:
    process = _program(
        "check", desk.folder, home=tmp_path,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        start_new_session=True,
    )  # fmt: skip
    _, err = process.communicate()
    assert process.returncode == 2
    assert b"--passphrase-fd" in err


@pytest.mark.parametrize("command", ["check", "dump", "load", "backup", "restore"])
def test_each_command_says_what_it_does_and_how_it_ends(
    command: str, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    said = capfd.readouterr().out
    assert ended.value.code == 0
    assert "Exit status: 0 all is sound" in said
    assert "--passphrase-fd" in said


def test_nothing_said_is_answered_with_help(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([])
    assert ended.value.code == 2
    assert "restore" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["dump", "{nowhere}", "{new}"], 2, "{nowhere} is not there"),
        (["dump", "{folder}", "{taken}"], 1, "{taken}. It is untouched"),
        (["backup", "{nowhere}"], 2, "{nowhere} is not there"),
        (["backup", "{folder}", "{nowhere}"], 1, "{nowhere}, is not there"),
        (["restore", "{nowhere}", "{new}"], 2, "no copy of a journal in {nowhere}"),
        (["restore", "{folder}", "{taken}"], 1, "{taken}. It is untouched"),
        (["check", "{taken}"], 2, "no journal in {taken}"),
        (["load", "{folder}", "{nowhere}"], 2, "{nowhere} can't be read"),
        (["load", "{folder}", "{taken}"], 2, "not what dump wrote"),
    ],
)
def test_what_cannot_be_is_named_before_a_passphrase_is_asked_for(
    words: list[str], status: int, said: str, desk: Desk, capfd: pytest.CaptureFixture[str]
) -> None:
    places = {
        "nowhere": desk.base / "nowhere",
        "new": desk.base / "new",
        "taken": desk.base / "letter",
        "folder": desk.folder,
    }
    places["taken"].write_text("mine", encoding="utf-8")
    given = [word.format(**places) for word in words]
    ended = main([*given, "--state", str(desk.state), "--passphrase-fd", "999"])
    told = capfd.readouterr()
    assert ended == status, told
    assert said.format(**places) in told.out + told.err


def test_what_was_found_is_followed_by_what_can_be_done(desk: Desk, run: Run) -> None:
    victim = desk.sealed()[0]
    victim.write_bytes(victim.read_bytes()[:-1])
    ended = run("check", desk.folder)
    assert ended.status == 1
    assert "bring a copy back with restore" in ended.out


def test_a_passphrase_that_was_changed_elsewhere_says_since_when(desk: Desk, run: Run) -> None:
    other = desk.open(state="another")
    other.change_passphrase("another passphrase", kdf=CHEAP)
    other.close()
    ended = run("load", desk.folder, _dumped(desk, run))
    assert ended.status == 2
    assert "It was changed on another computer on 2026-03-12: use the new one." in ended.err


def _dumped(desk: Desk, run: Run) -> Path:
    out = desk.base / "dumped.json"
    assert run("dump", desk.folder, out, secret="another passphrase").status in {0, 1}
    return out
