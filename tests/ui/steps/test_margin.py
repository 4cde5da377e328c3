"""What speaks in the margin: when, of what, how often, and how it goes away for good."""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from journal.coach import Place
from journal.coach.patterns import Goal
from journal.coach.words import Word
from journal.values import Row, RowsValue, TextValue
from tests.ui.menus import acts_of
from tests.ui.steps.desk_seat import Seat
from ui import routes
from ui.steps import coaching
from ui.steps import margin as margins
from ui.steps.margin import Margin
from ui.widgets.margin_note import MarginNote
from ui.widgets.writing_edit import WritingEdit

SAID = "I should have known that the store would not survive."
HOUR_MS = 3_600_000
TIMES = (coaching.QUIET_MS, margins.EMPTY_MS, margins.LONG_MINUTES)  # before any test sets them
FOUR = "It was my fault. Obviously. I never ask. In hindsight, no. It was no big deal."


@pytest.fixture(autouse=True)
def no_time_goes_by_unasked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no timer run out by itself, however slow the machine is."""
    for name in ("coaching.QUIET_MS", "margin.EMPTY_MS", "margin.MINUTE_MS"):
        monkeypatch.setattr(f"ui.steps.{name}", HOUR_MS)


def test_the_times_are_those_that_were_promised() -> None:
    assert TIMES == (4_000, 20_000, 45)


@pytest.fixture
def open_at(seat: Seat) -> Callable[[str], WritingEdit]:
    """Open a new reflection at a page of one text."""

    def open_(prompt: str) -> WritingEdit:
        one = seat.begin()
        seat.open(routes.Reflecting(one.id, prompt))
        return seat.text_of(prompt)

    return open_


def margin(seat: Seat) -> Margin:
    assert seat.view.margin is not None
    return seat.view.margin


def settle(seat: Seat) -> None:
    """Let looks end and what they bring be shown."""
    seat.settle()
    seat.desk.worker.pages.submit_and_wait(lambda: None, 20)
    seat.settle()


def fall_quiet(seat: Seat) -> MarginNote | None:
    """Let four seconds go by without a key."""
    timer = margin(seat).coaching.quiet
    assert timer.isActive()
    timer.timeout.emit()
    timer.stop()
    settle(seat)
    return margin(seat).note


def let_be(seat: Seat) -> tuple[str, ...]:
    seat.keep()
    one = seat.view.book.reflection.id
    return seat.desk.repository.entry(one).reflection.let_be


def test_after_a_pause_it_speaks_of_the_words_and_marks_them(
    seat: Seat, open_at: Callable[[str], WritingEdit]
) -> None:
    edit = open_at("sense")
    seat.type(SAID)
    settle(seat)
    assert margin(seat).note is None  # never while typing
    note = fall_quiet(seat)
    assert note is not None
    assert note.isVisible()
    assert edit.marked() == ((0, len("I should have known")),)
    assert "“I should have known” borrows from later." in seat.texts()
    assert "Hindsight" in seat.texts()


def test_no_key_waits_for_a_look(seat: Seat, open_at: Callable[[str], WritingEdit]) -> None:
    """Looks happen on the worker alone, however long the text is."""
    import threading

    edit = open_at("sense")
    edit.set_text((SAID + " ") * 2000)
    looked: list[int] = []
    finder = seat.desk.coach_lists.finders[Place.PAGE]
    find = finder.find

    def noted(words: Sequence[Word]) -> Iterator[tuple[int, int, Goal]]:
        looked.append(threading.get_ident())
        return find(words)

    finder.find = noted  # type: ignore[method-assign]  # watched, not changed
    seat.type(" And then")
    fall_quiet(seat)
    seat.type(" more")
    assert looked
    assert threading.get_ident() not in looked


def test_typing_on_makes_a_late_answer_worthless(
    seat: Seat, open_at: Callable[[str], WritingEdit]
) -> None:
    open_at("sense")
    seat.type(SAID)
    margin(seat).coaching.quiet.timeout.emit()
    seat.type(" And")  # before the worker's answer came
    settle(seat)
    assert margin(seat).note is None


def test_the_note_goes_when_its_words_change_and_stays_when_others_do(
    seat: Seat, open_at: Callable[[str], WritingEdit]
) -> None:
    edit = open_at("sense")
    seat.type(SAID)
    note = fall_quiet(seat)
    seat.type(" Then I went on.")
    assert margin(seat).note is note
    cursor = edit.textCursor()
    cursor.setPosition(3)
    cursor.deleteChar()
    assert margin(seat).note is None
    assert edit.marked() == ()


def test_keep_mine_is_for_good_and_says_nothing_of_the_person(
    seat: Seat, open_at: Callable[[str], WritingEdit]
) -> None:
    edit = open_at("sense")
    seat.type(SAID)
    fall_quiet(seat)
    seat.press("Keep mine")
    assert margin(seat).note is None
    assert edit.text() == SAID
    (token,) = let_be(seat)
    assert len(token) == 8
    stored = b"".join(seat.vault.read(info.thing) for info in seat.vault.things("reflection/"))
    assert b"known" not in stored
    assert b"hindsight" not in stored.lower()
    one = seat.view.book.reflection.id
    seat.open(routes.Reflecting(one, "sense"))
    seat.view.focus_step()
    seat.type(" I went on.")
    assert fall_quiet(seat) is None


def test_other_words_are_shown_and_nothing_is_changed(
    seat: Seat, open_at: Callable[[str], WritingEdit]
) -> None:
    edit = open_at("sense")
    seat.type(SAID)
    fall_quiet(seat)
    seat.press("Other words")
    assert "At that moment I knew…" in seat.texts()
    assert edit.text() == SAID
    assert edit.marked() != ()
    seat.press("Keep mine")
    assert len(let_be(seat)) == 1


def test_a_stage_hears_of_three_things_at_most(
    seat: Seat, open_at: Callable[[str], WritingEdit]
) -> None:
    open_at("sense")
    seat.type(FOUR)
    heard = []
    for _ in range(5):
        note = fall_quiet(seat)
        heard.append(note.accessibleName() if note is not None else "")
        if note is not None:
            margin(seat).escape()
        seat.type(" And")
    assert [bool(one) for one in heard] == [True, True, True, False, False]
    assert len(set(heard[:3])) == 3


def test_what_is_kept_counts_among_the_three_also_tomorrow(
    seat: Seat, open_at: Callable[[str], WritingEdit]
) -> None:
    open_at("sense")
    seat.type(FOUR)
    for _ in range(3):
        assert fall_quiet(seat) is not None
        seat.press("Keep mine")
    assert len(let_be(seat)) == 3
    seat.open(routes.Reflecting(seat.view.book.reflection.id, "sense"))
    seat.view.focus_step()
    seat.type(" And")
    assert fall_quiet(seat) is None


def test_escape_closes_the_note_and_leaves_the_page(
    seat: Seat, open_at: Callable[[str], WritingEdit]
) -> None:
    open_at("sense")
    seat.type(SAID)
    assert fall_quiet(seat) is not None
    assert seat.page.escape()
    assert margin(seat).note is None
    assert not seat.page.escape()
    seat.type(" On.")
    assert fall_quiet(seat) is None  # not again while it is open


def test_feelings_are_left_alone_even_when_asked(
    seat: Seat, open_at: Callable[[str], WritingEdit]
) -> None:
    open_at("feelings-words")
    seat.text_of("feelings-words").setFocus()
    seat.type("I am an idiot. I should have known.")
    assert fall_quiet(seat) is None
    assert "Look at my words" not in menu_words(seat)
    seat.view.turn("friend")
    settle(seat)
    assert margin(seat).note is None


def menu_words(seat: Seat) -> list[str]:
    return list(acts_of(seat.page))


def test_switched_off_it_speaks_only_when_asked(
    seat: Seat, open_at: Callable[[str], WritingEdit]
) -> None:
    open_at("sense")
    seat.desk.settings.change(language_coach=False)
    seat.type(SAID)
    assert fall_quiet(seat) is None
    acts_of(seat.page)["Look at my words"].trigger()
    settle(seat)
    note = margin(seat).note
    assert note is not None
    assert "Hindsight" in note.accessibleName()


def test_asked_where_nothing_stands_out_it_says_so(
    seat: Seat, open_at: Callable[[str], WritingEdit]
) -> None:
    open_at("sense")
    seat.type("The canary was green and I rolled on.")
    margin(seat).coaching.ask()
    settle(seat)
    assert "Nothing stands out here." in seat.texts()
    seat.type(" Then")
    assert margin(seat).note is None


def test_a_page_that_was_left_at_once_is_spoken_of_on_the_next(
    seat: Seat, open_at: Callable[[str], WritingEdit]
) -> None:
    open_at("sense")
    seat.type(SAID)
    seat.view.turn_on()
    settle(seat)
    assert seat.step.place == "known"  # nothing held it back
    assert "On the page before: “I should have known”." in seat.texts()
    seat.press("Look at it")
    settle(seat)
    assert seat.step.place == "sense"
    assert seat.text_of("sense").marked() == ((0, len("I should have known")),)


def test_rows_are_read_too_and_the_note_stands_below_them(
    seat: Seat, open_at: Callable[[str], WritingEdit]
) -> None:
    one = seat.begin()
    seat.open(routes.Reflecting(one.id, "known"))
    seat.type("Obviously the hole was public.")
    note = fall_quiet(seat)
    assert note is not None
    assert note.isVisible()
    value = seat.view.book.value("known")
    assert isinstance(value, RowsValue)
    below = note.mapTo(seat.step, note.rect().topLeft()).y()
    assert below >= seat.step.area.geometry().bottom()


def test_a_person_noted_in_the_reflection_is_a_person_to_it(
    seat: Seat, open_at: Callable[[str], WritingEdit]
) -> None:
    one = seat.begin()
    row = Row("r1", {"name": "Oskar Lind", "role": "the Application Owner"})
    seat.desk.repository.save_answer(one.id, "people", RowsValue((row,)))
    seat.open(routes.Reflecting(one.id, "sense"))
    seat.type("Oskar should have called.")
    note = fall_quiet(seat)
    assert note is not None


def test_characters_beyond_the_first_plane_shift_nothing(
    seat: Seat, open_at: Callable[[str], WritingEdit]
) -> None:
    edit = open_at("sense")
    edit.insert_words("🌧🌧 ")
    seat.type(SAID)
    fall_quiet(seat)
    assert edit.marked_words() == ("I should have known",)


def test_the_keyboard_reaches_the_note_after_the_text_and_before_the_footer(
    seat: Seat, open_at: Callable[[str], WritingEdit]
) -> None:
    edit = open_at("sense")
    seat.type(SAID)
    note = fall_quiet(seat)
    assert note is not None
    edit.setFocus()
    for _ in range(6):
        seat.key(Qt.Key.Key_Tab)
        if note.isAncestorOf(seat.held):
            break
    assert seat.held is seat.button("Other words")
    seat.key(Qt.Key.Key_Tab)
    assert seat.held is seat.button("Keep mine")
    seat.key(Qt.Key.Key_Tab)
    assert seat.view.footer.isAncestorOf(seat.held)
    seat.button("Keep mine").setFocus()
    seat.key(Qt.Key.Key_Space)
    assert seat.window.focusWidget() == edit


def test_an_empty_page_is_offered_three_beginnings_after_a_while(
    seat: Seat, open_at: Callable[[str], WritingEdit]
) -> None:
    edit = open_at("sense")
    margin(seat).empty.timeout.emit()
    assert seat.button("I saw…").isVisible()
    seat.press("I expected…")
    assert edit.text() == "I expected "
    assert seat.held == edit
    assert margin(seat).note is None
    seat.type("a green light.")
    seat.keep()
    stored = seat.stored(seat.view.book.reflection.id, "sense")
    assert stored == TextValue("I expected a green light.")


def test_the_first_key_takes_the_beginnings_away(
    seat: Seat, open_at: Callable[[str], WritingEdit]
) -> None:
    open_at("sense")
    margin(seat).empty.timeout.emit()
    assert margin(seat).note is not None
    seat.type("T")
    assert margin(seat).note is None
    assert not margin(seat).empty.isActive()


def test_a_long_sitting_is_offered_a_pause_once(
    seat: Seat, open_at: Callable[[str], WritingEdit]
) -> None:
    open_at("sense")
    seat.clock.advance(timedelta(minutes=44))
    margin(seat).minute.timeout.emit()
    assert margin(seat).note is None
    seat.clock.advance(timedelta(minutes=2))
    margin(seat).minute.timeout.emit()
    words = "You have been here for 45 minutes. This would be a good place to stop."
    assert words in seat.texts()
    seat.press("Keep writing")
    margin(seat).minute.timeout.emit()
    assert margin(seat).note is None


def test_the_finished_example_is_not_spoken_of(seat: Seat) -> None:
    one = seat.begin_sample()
    seat.open(routes.Reflecting(one.id, "sense"))
    seat.vault.read_only = "busy"
    seat.view.refresh()
    assert not margin(seat).coaching.quiet.isActive()
    assert "Look at my words" not in menu_words(seat)
