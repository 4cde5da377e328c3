"""What a lock does where the journal's folder has no room, and where it cannot start anew."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

import pytest

from journal.errors import ReflectionUnknown
from ui.locking import Handover, replace_process
from ui.session import save_aside

if TYPE_CHECKING:
    from journal.repository import Repository


class Room:
    """Stands for the repository and its vault: takes everything that is saved."""

    def __init__(self) -> None:
        self.kept: list[str] = []

    @property
    def vault(self) -> "Room":
        return self

    @contextmanager
    def holding_back(self) -> Iterator[None]:
        yield


def test_an_answer_that_stands_before_its_reflection_is_laid_aside_too() -> None:
    room = Room()

    def answer() -> None:
        if "reflection" not in room.kept:
            raise ReflectionUnknown
        room.kept.append("answer")

    save_aside(cast("Repository", room), (answer, lambda: room.kept.append("reflection")))
    assert room.kept == ["reflection", "answer"]


@pytest.mark.skipif(os.name == "nt", reason="Windows starts another process")
def test_a_lock_that_cannot_start_anew_ends_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    class EndedError(Exception):
        pass

    def end(_status: int) -> None:
        raise EndedError

    monkeypatch.setattr("sys.executable", "/nowhere/python")
    monkeypatch.setattr(os, "_exit", end)
    with pytest.raises(EndedError):
        replace_process(("main.py",), Handover("/nowhere", "18:42", by_itself=False, geometry=""))
