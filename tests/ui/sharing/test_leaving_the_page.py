"""What has left is known to the journal, also when the page was left or locked meanwhile."""

from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import pytest

from journal.disclosure.release import release
from journal.disclosure.rendering import Rendered
from journal.errors import SaveFailed
from journal.model import Share
from tests.ui.sharing.test_choosing import open_dialog, open_page, switch_on
from ui.sharing import departure

if TYPE_CHECKING:
    from tests.ui.sharing.conftest import Bench


class SlowDrive:
    """Writes only once it is let go on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun, self.go_on = Event(), Event()
        self._release = release
        monkeypatch.setattr(departure, "release", self._write)

    def _write(self, rendered: Rendered, target: Path, *, overwrite: bool) -> None:
        self.begun.set()
        assert self.go_on.wait(10)
        self._release(rendered, target, overwrite=overwrite)


def export_slowly(bench: "Bench", monkeypatch: pytest.MonkeyPatch, target: Path) -> SlowDrive:
    """Let the file begin to be written, and leave the page before it is."""
    drive = SlowDrive(monkeypatch)
    page = open_page(bench)
    switch_on(bench, page, "role")
    open_dialog(bench, page, target).go.click()
    assert drive.begun.wait(10)
    page.flush()
    bench.desk.keeper.flush()
    page.deleteLater()
    bench.window.takeCentralWidget()
    return drive


def refuse_rows(bench: "Bench", monkeypatch: pytest.MonkeyPatch) -> list[Share]:
    refused: list[Share] = []

    def refuse(row: Share) -> None:
        refused.append(row)
        raise SaveFailed(errno=28, no_space=True, folder="")

    monkeypatch.setattr(bench.repository, "add_share", refuse)
    return refused


def test_look_backs_are_planned_although_the_page_was_left(
    bench: "Bench", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drive = export_slowly(bench, monkeypatch, tmp_path / "out.html")
    bench.qtbot.wait(1)  # the page is gone
    drive.go_on.set()
    bench.qtbot.waitUntil(lambda: not bench.desk.keeper.unsaved())
    assert (tmp_path / "out.html").exists()
    kept = bench.repository.entry(bench.sample.reflection.id).reflection
    assert kept.shared_at is not None
    assert kept.follow_ups
    assert len(bench.repository.shares()) == 1


def test_a_lock_while_the_file_is_written_keeps_its_row(
    bench: "Bench", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drive = export_slowly(bench, monkeypatch, tmp_path / "out.html")
    drive.go_on.set()
    assert bench.desk.keeper.seal(5)  # as a lock does, without coming back to the loop
    assert len(bench.repository.shares()) == 1
    assert bench.repository.entry(bench.sample.reflection.id).reflection.follow_ups


def test_a_row_that_a_full_disk_refused_is_not_lost_with_the_page(
    bench: "Bench", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as full:
        refused = refuse_rows(bench, full)
        drive = export_slowly(bench, full, tmp_path / "out.html")
        drive.go_on.set()
        assert not bench.desk.keeper.seal(5)
        assert refused
        bench.qtbot.waitUntil(lambda: bench.desk.keeper.state.problem is not None)
    assert bench.desk.keeper.seal(5)
    assert [row.file_name for row in bench.repository.shares()] == ["out.html"]
    assert bench.repository.entry(bench.sample.reflection.id).reflection.follow_ups


def test_a_file_that_could_not_be_written_leaves_nothing_to_save(
    bench: "Bench", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drive = export_slowly(bench, monkeypatch, tmp_path / "missing" / "out.html")
    drive.go_on.set()
    bench.qtbot.waitUntil(lambda: not bench.desk.keeper.unsaved())
    assert bench.repository.shares() == ()
    assert bench.repository.entry(bench.sample.reflection.id).reflection.shared_at is None
