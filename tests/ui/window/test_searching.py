"""Words are found whoever wrote them, as what they are, also while not all was read yet."""

from datetime import timedelta
from functools import partial
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journal.guides.guide import Door
from journal.model import ClosedHow, Reply, Share
from journal.repository import searching
from journal.values import TextValue
from tests.ui.window.conftest import THURSDAY, House
from tests.ui.window.test_box import look_for, open_box, rows, the_box
from ui import routes
from ui.pages.reflecting import ReflectingPage
from ui.pages.reflections import ReflectionsPage
from ui.pages.shared import SharedPage
from ui.steps.hear_step import HearStep

CRANE = "The crane stood still from four, and nobody asked us."
LONG = "Many words that make the page long. " * 120


@pytest.fixture
def answered(house: House) -> House:
    """Return the window with a reflection whose page brought two replies back."""
    one = house.begin("The Friday patch", shared_at=THURSDAY)
    house.fill(one)

    def store() -> None:
        share = Share(
            "a" * 32, one.id, Door.GROUP, house.clock.now(), "A page", "The harbour", "To be fair",
            "protected", 1, "0" * 64, ("My role",), 10, questions=("What did you see?",),
        )  # fmt: skip
        ledger = house.repository.ledger
        ledger.save_share(share)
        for number, text in enumerate((LONG, CRANE)):
            at = house.clock.now() + timedelta(minutes=number)
            reply = Reply(str(number) * 32, share.id, one.id, at, "", ((0, text),))
            ledger.save_reply(reply)

    house.on_worker(store)
    house.go(routes.Today())
    return house


def search(house: House, words: str) -> ReflectionsPage:
    """Look for words on Reflections, and wait until all was read."""
    page = house.go(routes.Reflections(search=True))
    assert isinstance(page, ReflectionsPage)
    page._words.line.setText(words)
    page._wait.stop()
    page._search()
    house.qtbot.waitUntil(lambda: page._search_for.words == words)
    house.qtbot.waitUntil(lambda: not page._search_for.is_reading)
    house.settle()
    return page


def titles(page: ReflectionsPage) -> list[str]:
    return [page._model.index(row).data() for row in range(page._model.rowCount())]


def stands_at_the_reply(house: House) -> bool:
    page = house.page
    assert isinstance(page, ReflectingPage)
    assert page.view is not None
    return isinstance(page.view.step, HearStep) and CRANE in house.held.accessibleName()


def test_a_reply_is_found_among_reflections_and_opens_where_it_stands(answered: House) -> None:
    page = search(answered, "crane")
    assert titles(page) == ["A reply to “The Friday patch”"]
    assert "crane stood still" in page._model.row(page._model.index(0)).second
    page._open(page._model.index(0))
    answered.settle()
    assert stands_at_the_reply(answered)
    text, area = answered.held, answered.page.view.step.area  # type: ignore[attr-defined]  # asserted above
    answered.qtbot.waitUntil(lambda: not text.visibleRegion().isEmpty())
    assert area.verticalScrollBar().value() > 0


def test_a_reply_is_found_in_the_box_as_what_it_is(answered: House) -> None:
    open_box(answered)
    (row,) = [one for one in look_for(answered, "crane") if one.match]
    assert row.title == "A reply to “The Friday patch”"
    QTest.keyClick(answered.held, Qt.Key.Key_Return)
    answered.settle()
    assert stands_at_the_reply(answered)


def test_a_reply_is_led_to_beside_what_left_too(answered: House) -> None:
    page = answered.go(routes.Shared("a" * 32, "1" * 32))
    assert isinstance(page, SharedPage)
    answered.qtbot.waitUntil(lambda: CRANE in answered.held.accessibleName())


def test_whom_it_was_for_and_why_is_found_and_opens_the_ledger(answered: House) -> None:
    page = search(answered, "fair")
    row = page._model.row(page._model.index(0))
    assert (row.title, row.second) == ("Shared: A page", "The harbour · To be fair")
    page._open(page._model.index(0))
    answered.settle()
    assert isinstance(answered.page, SharedPage)
    open_box(answered)
    (found,) = [row for row in look_for(answered, "to be fair") if row.icon == "send"]
    assert (found.title, found.aside) == ("Shared: A page", "for The harbour · To be fair")


def test_a_question_of_the_guide_leads_to_its_page(answered: House) -> None:
    (one,) = answered.on_worker(answered.repository.headlines)
    answered.go(routes.Reflecting(one.id, "sense"))
    open_box(answered)
    meant = look_for(answered, "look at")
    meant = [row for row in meant if not row.match]
    assert meant[0].title == "Look at my words", "what can be done stands before any question"
    assert [row.title for row in meant[1:]] == ["The last look: what became of it?"]
    found = look_for(answered, "who else was there")
    assert [row.title for row in found] == ["Who else was there, and in which role?"]
    QTest.keyClick(answered.held, Qt.Key.Key_Return)
    answered.settle()
    page = answered.page
    assert isinstance(page, ReflectingPage)
    assert page.view is not None
    assert page.view.step is not None
    assert page.view.step.place == "people"


def test_a_day_is_found_in_words_and_what_is_archived_is_found_too(house: House) -> None:
    house.begin("The hand-over", closed=ClosedHow.ARCHIVED, closed_at=THURSDAY)
    page = search(house, "12 March 2026")
    assert titles(page) == ["The hand-over"]
    assert titles(search(house, "march")) == []


# --- still reading ------------------------------------------------------------------------------


@pytest.fixture
def slow(house: House, monkeypatch: pytest.MonkeyPatch) -> House:
    """Return the window with five reflections, read one text at a time, when the test says so."""
    for number in range(5):
        one = house.begin(f"The {number}th pump")
        text = TextValue(f"A canary, number {number}.")
        house.on_worker(partial(house.repository.save_answer, one.id, "sense", text))
        house.clock.advance(timedelta(hours=1))
    house.go(routes.Today())
    monkeypatch.setattr(searching, "AT_A_TIME", 2)
    house.repository.look_again()
    return house


def test_the_box_adds_what_it_finds_later_below_and_says_that_it_reads(
    slow: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    box, finder = open_box(slow), slow.window._finder
    assert finder is not None
    held_back: list[object] = []
    monkeypatch.setattr(finder, "_go_on", held_back.append)
    found = look_for(slow, "canary")
    assert [row.title for row in found if row.match] == ["The 4th pump"]
    assert "Still reading what you wrote…" in slow.texts()
    QTest.keyClick(slow.held, Qt.Key.Key_Down)
    chosen = box.list.currentIndex().row()
    monkeypatch.undo()
    finder._go_on(held_back[-1])  # type: ignore[arg-type]  # what it was given
    slow.qtbot.waitUntil(lambda: "Search runs on this computer only." in slow.texts())
    now = rows(slow)
    assert now[: len(found)] == found, "what was there stands where it stood"
    assert [row.title for row in now if row.match] == [f"The {n}th pump" for n in (4, 3, 2, 1, 0)]
    assert the_box(slow).list.currentIndex().row() == chosen


def test_enter_waits_for_the_first_find_while_it_is_still_reading(slow: House) -> None:
    box, finder = open_box(slow), slow.window._finder
    assert finder is not None
    QTest.keyClicks(box.line, "number 0")
    QTest.keyClick(box.line, Qt.Key.Key_Return)
    slow.qtbot.waitUntil(lambda: isinstance(slow.page, ReflectingPage), timeout=10_000)


def test_reflections_show_first_finds_at_once_and_later_ones_below(slow: House) -> None:
    page = slow.go(routes.Reflections())
    assert isinstance(page, ReflectionsPage)
    slow.repository.look_again()
    steps: list[tuple[list[str], str, int]] = []

    def note(*_: object) -> None:
        slow.window.repaint()
        top = page._list.mapTo(page, page._list.rect().topLeft()).y()
        steps.append((titles(page), page._reading.text(), top))

    for signal in (page._search_for.found, page._search_for.added, page._search_for.ended):
        signal.connect(note)
    page._words.set_text("canary")
    page._search()
    slow.qtbot.waitUntil(lambda: bool(steps) and not page._search_for.is_reading)
    slow.settle()
    assert steps[0][0] == ["The 4th pump"]
    assert steps[0][1] == "Still reading what you wrote. What is found comes below."
    for (before, _, _), (after, _, _) in pairwise(steps):
        assert after[: len(before)] == before
    assert steps[-1][1] == ""
    assert len({top for _, _, top in steps}) == 1, "the list stays where it is"
