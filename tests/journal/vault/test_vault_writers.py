"""Who may write: one process at a time, where folders let it, and nobody to a folder set back."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from journal.errors import (
    ReadOnlyJournal,
)
from journal.vault import open_vault
from tests.journal.vault.desk import Desk, leave

NO_USERS = not hasattr(os, "getuid")


ROOT = Path(__file__).parents[3]


def test_a_second_opener_reads_and_is_told_who_writes(desk: Desk) -> None:
    first = desk.create()
    first.put("answer", b"1")
    second = desk.open()
    assert second.read_only == "busy"
    assert second.report.holder is not None
    assert second.report.holder.pid == os.getpid()
    assert second.report.holder.since == desk.clock.now()
    assert second.read("answer") == b"1"
    with pytest.raises(ReadOnlyJournal) as found:
        second.put("answer", b"2")
    assert found.value.fields == {"reason": "busy"}


def test_a_reader_beside_a_writer_sees_what_replaced_the_file_it_knew(desk: Desk) -> None:
    first = desk.create()
    first.put("answer", b"1")
    second = desk.open()
    first.put("answer", b"2")
    assert second.read("answer") == b"2"


def test_the_lock_ends_with_the_process_even_by_exec(desk: Desk) -> None:
    """The program locks by replacing itself: what comes after must be able to write."""
    desk.create().close()
    code = f"""
import os, sys
sys.path.insert(0, {str(ROOT)!r})
from pathlib import Path
from journal.clock import SystemClock
from journal.vault import open_vault
held = open_vault(Path({str(desk.folder)!r}), {"the tide comes back"!r},
                  state=Path({str(desk.state)!r}), clock=SystemClock())
if len(sys.argv) > 1:
    print(held.read_only, flush=True)
else:
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:], "again"])
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout == "None\n"


@pytest.mark.skipif(NO_USERS or os.getuid() != 0, reason="needs to become another user")
def test_a_folder_of_somebody_else_opens_for_reading(desk: Desk) -> None:
    """Root may write anywhere, so the opening is done by a child that gave root up."""
    _read_as_other_user(desk)


@pytest.mark.skipif(NO_USERS or os.getuid() == 0, reason="root may write anywhere")
def test_a_folder_without_write_permission_opens_for_reading(desk: Desk) -> None:
    vault = desk.create()
    vault.put("answer", b"1")
    vault.close()
    desk.folder.chmod(0o500)
    try:
        again = desk.open()
        assert again.read_only == "folder"
        assert again.read("answer") == b"1"
    finally:
        desk.folder.chmod(0o700)


def _read_as_other_user(desk: Desk) -> None:
    vault = desk.create()
    vault.put("answer", b"1")
    vault.close()
    before = {path.name: path.read_bytes() for path in desk.files()}
    (desk.base / "state2").mkdir(mode=0o777)
    for path in [desk.base / "state2", desk.folder, *desk.files(), *desk.base.parents, desk.base]:
        if path != Path("/"):
            path.chmod(path.stat().st_mode | 0o055 | (0o777 if path.name == "state2" else 0))
    receiver, sender = os.pipe()
    child = os.fork()
    if child == 0:
        answer = "nothing"
        try:
            os.setgid(65534)
            os.setuid(65534)
            mine = open_vault(
                desk.folder,
                "the tide comes back",
                state=desk.base / "state2",
                clock=desk.clock,
            )
            answer = f"{mine.read_only} {mine.read('answer').decode()}"
        except BaseException as problem:  # noqa: BLE001 -- the child must end here, come what may
            answer = repr(problem)
        finally:
            os.write(sender, answer.encode())
            os._exit(0)
    os.close(sender)
    os.waitpid(child, 0)
    assert os.read(receiver, 1000).decode() == "folder 1"
    os.close(receiver)
    assert {path.name: path.read_bytes() for path in desk.files()} == before


def test_a_state_folder_that_cannot_be_written_opens_for_reading(desk: Desk) -> None:
    vault = desk.create()
    vault.put("answer", b"1")
    vault.close()
    (desk.base / "blocked").write_bytes(b"a file where a folder should be")
    again = desk.open(state="blocked")
    assert again.read_only == "state"
    assert again.read("answer") == b"1"


def test_yesterdays_folder_is_named_and_left_alone_until_the_person_chooses(desk: Desk) -> None:
    vault = desk.create()
    vault.put("answer", b"monday")
    vault.close()
    desk.keep()
    desk.clock.advance(timedelta(days=1))
    vault = desk.open()
    vault.put("answer", b"tuesday")
    vault.close()
    later = {path.name: path.read_bytes() for path in desk.sealed()}
    desk.bring_back()
    before = {path.name for path in desk.files()}

    again = desk.open()
    assert again.read_only == "rolled-back"
    assert again.report.rolled_back is not None
    assert again.report.rolled_back.last_seen == desk.clock.now()
    assert again.report.rolled_back.newest_here == desk.clock.now() - timedelta(days=1)
    assert again.read("answer") == b"monday"
    with pytest.raises(ReadOnlyJournal):
        again.put("answer", b"x")
    again.close()
    assert {path.name for path in desk.files()} == before
    assert desk.open().read_only == "rolled-back"
    desk.opened[-1].carry_on()
    assert desk.opened[-1].read_only is None
    desk.opened[-1].put("answer", b"wednesday")
    desk.opened[-1].put("other", b"new")
    desk.opened[-1].close()
    for name, data in later.items():  # the lost files come back after all
        (desk.folder / name).write_bytes(data)
    again = desk.open()
    assert again.read_only is None
    assert again.report.is_sound()
    texts = {again.read_version(info.ref) for info in again.history("answer")}
    assert texts == {b"monday", b"tuesday", b"wednesday"}
    assert again.read("other") == b"new"


def test_a_killed_writers_last_save_is_known_to_the_next_start(desk: Desk) -> None:
    vault = desk.create()
    vault.put("answer", b"1")
    desk.keep()
    vault.put("other", b"2")
    leave(vault)
    desk.bring_back()
    assert desk.open().read_only == "rolled-back"


@pytest.mark.parametrize("name", ["seen", "top"])
def test_a_lost_or_altered_state_loses_no_word(desk: Desk, name: str) -> None:
    vault = desk.create()
    vault.put("answer", b"1")
    vault.close()
    (path,) = desk.state.glob(f"*/{name}")
    path.write_bytes(path.read_bytes()[:-9] + b"!" * 9)
    again = desk.open()
    assert again.read("answer") == b"1"
    again.put("answer", b"2")
    again.close()
    assert desk.open().read("answer") == b"2"


def test_folders_and_files_are_their_owners_alone(desk: Desk) -> None:
    vault = desk.create()
    vault.put("answer", b"1")
    vault.add_recovery()
    vault.fold()
    assert desk.folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in desk.files()} == {0o600}
    inside = list(desk.state.rglob("*"))
    assert {path.stat().st_mode & 0o777 for path in inside if path.is_file()} == {0o600}
    assert {path.stat().st_mode & 0o777 for path in inside if path.is_dir()} == {0o700}
