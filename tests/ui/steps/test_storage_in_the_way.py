"""A full disk and a refused deletion: nothing typed is lost, nothing is retried for ever."""

import pytest

from journal.errors import ReflectionUnknown, SaveFailed
from journal.path import answer_gate
from journal.values import TextValue
from tests.ui.steps.desk_seat import Seat
from ui import routes
from ui.book import Book


def test_a_reflection_begun_on_a_full_disk_opens_again(seat: Seat) -> None:
    from journal.repository import Entry

    seat.vault.full = True
    new = seat.desk.repository.begin(seat.guide, "Begun without room")
    answers = {one.id: "no" for one in seat.desk.gate.categories}
    clear = answer_gate(seat.desk.gate, new, answers, seat.clock)
    book = Book(seat.desk, Entry(clear, seat.guide, {}), seat.window, written=False)
    book.begin()
    book.write("friend", TextValue("These words have no room yet."))
    seat.desk.keeper.flush()
    seat.qtbot.waitUntil(lambda: seat.vault.refused > 0)
    with pytest.raises(ReflectionUnknown):
        seat.desk.repository.entry(new.id)
    seat.open(routes.Reflecting(new.id, "friend"))
    assert seat.text_of("friend").text() == "These words have no room yet."
    seat.type(" And more.")
    seat.vault.full = False
    seat.keep()
    kept = seat.stored(new.id, "friend")
    assert kept == TextValue(seat.text_of("friend").text())


def test_a_deletion_that_was_refused_keeps_all_that_is_on_screen(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = seat.begin_sample()
    seat.open(routes.Reflecting(one.id, "done-carrying"))
    seat.keep()
    shown = dict(seat.view.book.answers)
    remove, refused = seat.vault.remove, []

    def refuse(thing: str) -> None:
        if thing.startswith("reflection/"):
            refused.append(thing)
            raise SaveFailed(errno=28, no_space=True, folder="")
        remove(thing)

    monkeypatch.setattr(seat.vault, "remove", refuse)
    seat.press("Delete this reflection…")
    seat.press("Delete")
    seat.qtbot.waitUntil(lambda: bool(refused) and seat.view.isEnabled())
    seat.keep()
    stored = seat.desk.repository.entry(one.id).answers
    assert {key: a.value for key, a in stored.items()} == {key: a.value for key, a in shown.items()}


def test_nothing_can_be_typed_while_it_is_deleted(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = seat.begin()
    seat.open(routes.Reflecting(one.id, "done-carrying"))
    seat.keep()
    asked: list[object] = []
    monkeypatch.setattr(seat.desk.worker, "run", lambda *all_, **_: asked.append(all_))
    seat.press("Delete this reflection…")
    seat.press("Delete")
    assert asked
    assert not seat.view.isEnabled()


def test_what_waits_of_a_deleted_reflection_is_let_go(seat: Seat) -> None:
    one = seat.begin()
    seat.open(routes.Reflecting(one.id, "done-carrying"))
    seat.keep()
    repository, keeper, tried = seat.desk.repository, seat.desk.keeper, list[str]()

    def refuse() -> None:
        tried.append(one.id)
        raise SaveFailed(errno=28, no_space=True, folder="")

    keeper.keep(f"answer/{one.id}/friend", refuse)
    seat.press("Delete this reflection…")
    seat.press("Delete")
    seat.qtbot.waitUntil(lambda: not repository.headlines())
    seat.qtbot.waitUntil(lambda: not keeper.unsaved())
    assert tried
    assert keeper.state.problem is None
    assert seat.went == [routes.Reflections()]
