"""A file is there whole or not at all, and the ledger knows exactly what it held."""

import errno
import os
import stat
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from journal import system
from journal.disclosure.ledger import matches, share_row
from journal.disclosure.release import release, suggested_name
from journal.disclosure.rendering import Rendered, render
from journal.errors import ExportFailed, TargetExists
from journal.guides.guide import Door
from tests.journal.disclosure.story import REFLECTION, RESOURCES, choose, page_of

AT = datetime(2026, 3, 24, 14, 12, tzinfo=UTC)


def _rendered() -> Rendered:
    return render(page_of(choose("role")), "text", RESOURCES)


def _names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_the_very_bytes_are_written_for_the_owner_alone(tmp_path: Path) -> None:
    target = tmp_path / "summary.txt"
    release(_rendered(), target, overwrite=False)
    assert target.read_bytes() == _rendered().data
    assert _names(tmp_path) == ["summary.txt"]
    if sys.platform != "win32":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_nothing_is_overwritten_unless_that_was_said(tmp_path: Path) -> None:
    target = tmp_path / "summary.txt"
    target.write_text("mine")
    with pytest.raises(TargetExists):
        release(_rendered(), target, overwrite=False)
    assert target.read_text() == "mine"
    release(_rendered(), target, overwrite=True)
    assert target.read_bytes() == _rendered().data
    assert _names(tmp_path) == ["summary.txt"]


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_folder_that_cannot_be_looked_through_takes_the_file_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, overwrite: bool
) -> None:
    asked: list[Path] = []

    def unreadable(folder: Path, _pattern: str) -> Iterator[Path]:
        asked.append(folder)
        raise OSError(errno.EIO, "the medium fails")

    monkeypatch.setattr(Path, "glob", unreadable)
    release(_rendered(), tmp_path / "summary.txt", overwrite=overwrite)
    assert asked == [tmp_path]
    assert _names(tmp_path) == ["summary.txt"]


@pytest.mark.parametrize("overwrite", [False, True])
@pytest.mark.parametrize("call", ["write", "fsync"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EIO])
def test_a_full_disk_leaves_no_half_file_and_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, overwrite: bool
) -> None:
    target = tmp_path / "summary.txt"
    fired: list[str] = []
    if overwrite:
        target.write_text("mine")

    def fail(*_arguments: object) -> int:
        fired.append(call)
        raise OSError(number, "no")

    monkeypatch.setattr(os, call, fail)
    with pytest.raises(ExportFailed) as caught:
        release(_rendered(), target, overwrite=overwrite)
    monkeypatch.undo()
    assert fired
    assert caught.value.fields == {"errno": number, "no_space": number != errno.EIO, "file": target}
    assert _names(tmp_path) == (["summary.txt"] if overwrite else [])
    assert not overwrite or target.read_text() == "mine"


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(ExportFailed) as caught:
        release(_rendered(), tmp_path / "gone" / "summary.txt", overwrite=False)
    assert caught.value.fields["errno"] == errno.ENOENT
    assert caught.value.fields["no_space"] is False


def test_a_folder_of_that_name_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "summary.txt").mkdir()
    with pytest.raises(TargetExists):
        release(_rendered(), tmp_path / "summary.txt", overwrite=False)
    with pytest.raises(ExportFailed):
        release(_rendered(), tmp_path / "summary.txt", overwrite=True)
    assert _names(tmp_path) == ["summary.txt"]


def test_a_file_that_is_there_has_left_whatever_the_folder_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name was given, and only its lasting could not be had: to say "nothing left" is wrong."""
    target = tmp_path / "summary.txt"
    target.write_text("mine")

    def fails(folder: Path) -> None:
        raise OSError(errno.EIO, folder.name)

    monkeypatch.setattr(system, "sync_folder", fails)
    release(_rendered(), target, overwrite=True)
    assert target.read_bytes() == _rendered().data
    with pytest.raises(ExportFailed):
        release(_rendered(), tmp_path / "new.txt", overwrite=False)
    assert _names(tmp_path) == ["summary.txt"]


def test_suggested_names_tell_nothing_of_the_reflection() -> None:
    assert suggested_name("html", Door.GROUP) == "reflection-summary.html"
    assert suggested_name("markdown", Door.EXPECTATIONS) == "expectations-conversation.md"


def test_the_row_keeps_what_left_and_the_very_bytes() -> None:
    page = page_of(choose("happened", "role"))
    rendered = render(page, "html", RESOURCES)
    row = share_row(
        REFLECTION, page, rendered, at=AT, for_whom="the group", why="our talk", file_name="a.html"
    )
    assert (row.reflection, row.door, row.at) == (REFLECTION.id, Door.GROUP, AT)
    assert (row.title, row.for_whom, row.why) == ("The Friday patch", "the group", "our talk")
    assert (row.format, row.size, row.sha256) == ("html", len(rendered.data), rendered.sha256)
    assert row.prompts == ("About happened", "About role")
    assert row.content == rendered.data
    assert (row.words, row.file_name) == (rendered.words, "a.html")
    assert len(row.id) == 32


def test_a_copy_and_a_print_are_rows_too() -> None:
    page = page_of(choose("role"))
    row = share_row(REFLECTION, page, _rendered(), at=AT, for_whom="", by="clipboard")
    assert (row.format, row.content) == ("clipboard", _rendered().data)


def test_a_shared_file_is_known_again_and_a_changed_one_is_not() -> None:
    page, rendered = page_of(choose("role")), _rendered()
    rows = [
        share_row(REFLECTION, page, rendered, at=AT + timedelta(days=days), for_whom="")
        for days in (0, 2, 1)
    ]
    assert matches(rows, rendered.data) is rows[1]
    assert matches(rows, rendered.data + b" ") is None
    assert matches(rows, b"") is None
    assert matches([], rendered.data) is None
