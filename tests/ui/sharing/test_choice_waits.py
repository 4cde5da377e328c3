"""What was chosen on a full disk still stands when the reflection is opened again."""

from typing import TYPE_CHECKING

import pytest

from journal.errors import SaveFailed
from journal.guides.guide import Door
from journal.model import Choice, Chosen
from ui.book import Book

if TYPE_CHECKING:
    from tests.ui.sharing.conftest import Bench


def test_a_choice_that_is_not_stored_yet_stands_in_the_book_opened_again(
    bench: "Bench", monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_choice: Choice) -> None:
        raise SaveFailed(errno=28, no_space=True, folder="")

    one = bench.sample.reflection.id
    edited = Choice(one, Door.GROUP, (Chosen("role", edited="CANARY for the group"),))
    with monkeypatch.context() as full:
        full.setattr(bench.repository, "save_choice", refuse)
        Book(bench.desk, bench.repository.entry(one), bench.window).put_choice(edited)
        bench.desk.keeper.flush()
        bench.qtbot.waitUntil(lambda: bench.desk.keeper.state.problem is not None)
    again = Book(bench.desk, bench.repository.entry(one), bench.window)
    assert again.choices == {Door.GROUP: edited}
