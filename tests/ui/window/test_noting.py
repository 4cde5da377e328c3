"""A line noted for later: kept by keys, on Today until it was begun with or removed."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journal.model import Note, NoteState
from tests.ui.window.conftest import House
from tests.ui.window.test_box import look_for, open_box
from tests.ui.window.test_lock_and_back import gate_of
from tests.ui.window.test_searching import search
from ui import routes
from ui.bookmark import Bookmark
from ui.pages.begin import BeginPage
from ui.today.note_dialog import NoteDialog

ASK = "Note it in one line"
LINE = "The call that went past me"


def notes(house: House) -> list[tuple[str, NoteState]]:
    """Return what the journal holds, once all is stored."""
    house.keep()
    stored = house.on_worker(house.repository.notes.all)
    return [(one.words, one.state) for one in stored]


def dialog_of(house: House) -> NoteDialog | None:
    dialogs = house.window.findChildren(NoteDialog)
    return next((one for one in dialogs if one.isVisible()), None)


def note(house: House, words: str = LINE) -> None:
    """Note a line by keys alone, from where its button is."""
    house.button(ASK).setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(house.held, Qt.Key.Key_Space)
    QTest.keyClicks(house.held, words)
    QTest.keyClick(house.held, Qt.Key.Key_Return)
    house.settle()


def answer(house: House, category: str = "", said: str = "") -> None:
    """Answer the gate: no to all, but for one."""
    for row in gate_of(house).editor.rows:
        wanted = said if row.category.id == category else "no"
        next(item for item in row.segment.items if item.option.id == wanted).click()
    house.settle()


def today(house: House) -> str:
    house.go(routes.Reflections())
    house.go(routes.Today())
    return house.texts()


@pytest.mark.parametrize("waits", [False, True], ids=["nothing waits", "something waits"])
def test_a_line_is_kept_by_keys_and_stands_on_today_with_its_day(house: House, waits: bool) -> None:
    if waits:
        house.begin()
    today(house)
    note(house)
    assert dialog_of(house) is None
    assert LINE in house.texts()
    assert "Noted today" in house.texts()
    assert house.held is house.button("Begin"), "it may stand far below"
    assert notes(house) == [(LINE, NoteState.KEPT)]
    house.clock.advance(timedelta(days=1))
    assert "Noted on Thursday 12 March" in today(house)


def test_half_a_line_is_stored_while_it_is_typed_and_there_when_it_is_asked_again(
    house: House,
) -> None:
    house.press(ASK)
    QTest.keyClicks(house.held, "The call th")
    house.qtbot.waitUntil(lambda: not house.desk.keeper.unsaved(), timeout=10_000)
    assert dialog_of(house) is not None, "nobody closed it"
    QTest.keyClick(house.held, Qt.Key.Key_Escape)
    assert notes(house) == [("The call th", NoteState.BEGUN)]
    assert "The call th" not in today(house), "it is not kept yet"
    house.press(ASK)
    QTest.keyClicks(house.held, "at went past me")
    QTest.keyClick(house.held, Qt.Key.Key_Return)
    house.settle()
    assert notes(house) == [(LINE, NoteState.KEPT)]


def test_nothing_but_blanks_is_kept_and_cancel_lets_go(house: House) -> None:
    house.press(ASK)
    QTest.keyClicks(house.held, "  ")
    QTest.keyClick(house.held, Qt.Key.Key_Return)
    assert dialog_of(house) is not None
    QTest.keyClicks(house.held, LINE)
    house.press("Cancel")
    assert notes(house) == []
    today(house)
    assert house.on_worker(lambda: list(house.repository.vault.things("note/"))) == []


def test_begin_leads_to_the_first_field_and_the_line_goes_once_it_was_begun(house: House) -> None:
    note(house)
    house.press("Begin")
    page = house.page
    assert isinstance(page, BeginPage)
    assert page._title.text() == LINE
    assert notes(house) == [(LINE, NoteState.KEPT)]
    QTest.keyClick(page._title.line, Qt.Key.Key_Return)
    house.settle()
    answer(house)
    assert notes(house) == [(LINE, NoteState.KEPT)], "nothing was begun yet"
    house.press("Next: Take time")
    assert notes(house) == []
    (headline,) = house.on_worker(house.repository.headlines)
    assert headline.title == LINE
    assert "Noted today" not in today(house)


def test_a_stop_at_the_gate_leaves_the_line(house: House) -> None:
    note(house)
    house.press("Begin")
    QTest.keyClick(house.held, Qt.Key.Key_Return)
    house.settle()
    stop = next(one for one in house.desk.gate.categories if "fraud" in one.question.lower())
    answer(house, stop.id, "yes")
    house.press("Leave it here")
    assert LINE in house.texts()
    assert notes(house) == [(LINE, NoteState.KEPT)]
    assert house.on_worker(house.repository.count) == 0


def test_asking_first_is_a_beginning_too_and_the_way_back_keeps_which_line_it_is(
    house: House,
) -> None:
    note(house)
    house.press("Begin")
    QTest.keyClick(house.held, Qt.Key.Key_Return)
    house.settle()
    house.window.back()  # to the name, which is what it was
    house.settle()
    QTest.keyClick(house.held, Qt.Key.Key_Return)
    house.settle()
    ask = next(one for one in house.desk.gate.categories if "good intent" in one.question)
    answer(house, ask.id, "unsure")
    house.press("Pause this reflection")
    assert notes(house) == []


def test_a_line_is_begun_with_after_a_quit_at_its_gate_too() -> None:
    left = Bookmark(routes.Clearing("xoit", LINE, note="a" * 32)).begun()
    assert left == routes.Begin("xoit", LINE, note="a" * 32)


def test_what_was_begun_under_another_name_waits_on_and_the_role_is_filled_in(
    house: House,
) -> None:
    house.begin()  # its role is that of last time
    house.desk.begun = routes.Begin("xoit", "Something else")
    today(house)
    note(house)
    house.press("Begin")
    page = house.page
    assert isinstance(page, BeginPage)
    assert (page._title.text(), page._role.text()) == (LINE, "Patch Steward")
    house.go(routes.Reflections())
    again = house.go(routes.Begin())
    assert isinstance(again, BeginPage)
    assert again._title.text() == "Something else"


def test_a_line_is_removed_and_brought_back_by_keys(house: House) -> None:
    note(house)
    house.button("Remove").setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(house.held, Qt.Key.Key_Space)
    house.settle()
    assert LINE not in house.texts()
    assert notes(house) == []
    QTest.keyClick(house.held, Qt.Key.Key_Space)  # the keyboard is on Undo
    house.settle()
    assert LINE in house.texts()
    assert house.held is house.button("Begin")
    assert notes(house) == [(LINE, NoteState.KEPT)]
    assert LINE in today(house)


def test_older_lines_are_a_button_away_and_nothing_counts_them(house: House) -> None:
    def store() -> None:
        for n in range(5):
            at = house.clock.now() - timedelta(days=n)
            one = Note(str(n) * 32, at, f"Line {'abcde'[n]}", NoteState.KEPT)
            house.repository.notes.save(one)

    house.on_worker(store)
    words = today(house)
    assert "Line c" in words
    assert "Line d" not in words
    house.press("Show the earlier lines too")
    assert "Line e" in house.texts()


def test_the_box_leads_to_it_from_any_page_and_finds_it(house: House) -> None:
    house.go(routes.Patterns())
    open_box(house)
    look_for(house, ASK)
    QTest.keyClick(house.held, Qt.Key.Key_Return)
    house.settle()
    assert dialog_of(house) is not None
    QTest.keyClicks(house.held, LINE)
    QTest.keyClick(house.held, Qt.Key.Key_Return)
    house.settle()
    assert house.page.here() == routes.Today()
    house.keep()
    open_box(house)
    row = next(one for one in look_for(house, "went past") if one.match)
    assert (row.title, row.match, row.route) == ("Noted in one line", "went past", routes.Today())
    house.window._close_box()
    page = search(house, "went past")
    model = page._list.model()
    assert [model.index(n, 0).data() for n in range(model.rowCount())] == ["Noted in one line"]


def test_the_box_leads_to_it_on_today_with_what_was_begun(house: House) -> None:
    begun = Note("a" * 32, house.clock.now(), "The call th")
    house.on_worker(lambda: house.repository.notes.save(begun))
    today(house)
    house.go(routes.Today(noting=True))
    dialog = dialog_of(house)
    assert dialog is not None
    assert dialog.field.text() == "The call th"


def test_a_full_disk_keeps_a_line_on_today(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    from journal.errors import SaveFailed

    def full(*_: object, **__: object) -> object:
        raise SaveFailed(errno=28, no_space=True, folder=house.desk.places.folder)

    with monkeypatch.context() as disk:
        disk.setattr(type(house.repository.vault), "put", full)
        note(house)
        assert LINE in house.texts()
        assert LINE in today(house)
        assert house.desk.keeper.unsaved()
    assert notes(house) == [(LINE, NoteState.KEPT)]


def test_in_a_journal_for_reading_a_line_is_read_and_nothing_more(house: House) -> None:
    note(house)
    house.keep()
    house.repository.vault.read_only = "chosen"  # type: ignore[misc]  # as opening it so does
    assert LINE in today(house)
    for words in (ASK, "Begin", "Remove"):
        with pytest.raises(LookupError):
            house.button(words)
    house.repository.vault.read_only = None  # type: ignore[misc]  # for the end


def test_a_line_says_what_each_pair_of_buttons_is_for(house: House) -> None:
    note(house)
    one = replace(Note("b" * 32, house.clock.now()), words="Another", state=NoteState.KEPT)
    house.on_worker(lambda: house.repository.notes.save(one))
    today(house)
    begin = house.button("Begin")
    card = begin.parentWidget()
    assert card is not None
    assert card.accessibleName() in {LINE, "Another"}
