"""Reflections of every standing, opened from the list, in the real window."""

from dataclasses import replace
from datetime import timedelta

import pytest

from journal.model import ClosedHow, GateOutcome, Hold, Quiet, Reflection, Sitting
from journal.values import TextValue
from tests.ui.menus import acts_of
from tests.ui.window.conftest import THURSDAY, House
from ui import routes, upkeep
from ui.pages import reflections
from ui.pages.reflecting import ReflectingPage
from ui.pages.reflections import ReflectionsPage
from ui.reflections import search as reflections_search
from ui.steps.gate_step import GateStep
from ui.steps.reflecting_view import ReflectingView
from ui.steps.resting_step import RestingStep
from ui.widgets.notice import Notice
from ui.widgets.page_turn import PageTurn


def open_from_list(house: House, one: Reflection) -> ReflectingView:
    """Go to the list and open the reflection from there, as the list does."""
    house.go(routes.Reflections())
    house.go(routes.Reflecting(one.id))
    assert isinstance(house.page, ReflectingPage)
    assert house.page.view is not None
    return house.page.view


def offered(house: House) -> list[str]:
    assert isinstance(house.page, ReflectingPage)
    return list(acts_of(house.page))


def test_a_resting_one_says_until_when_and_opens_anyway(house: House) -> None:
    one = house.begin(quiet=Quiet(THURSDAY, THURSDAY + timedelta(days=4), "Who saw it first?"))
    view = open_from_list(house, one)
    assert isinstance(view.step, RestingStep)
    assert "Resting until Monday" in house.texts()
    assert "Who saw it first?" in house.texts()
    assert not view.book.reflection.sittings, "looking ends no rest"
    house.press("Open it anyway")
    assert len(view.book.reflection.sittings) == 1
    assert not isinstance(view.step, RestingStep)


def test_one_paused_at_the_gate_opens_at_its_gate(house: House) -> None:
    one = house.begin()
    gate = replace(one.gate, answers={"policy": "yes"}, outcome=GateOutcome.ASK_FIRST)
    house.on_worker(lambda: house.repository.save_reflection(replace(one, gate=gate)))
    view = open_from_list(house, one)
    assert isinstance(view.step, GateStep)
    assert house.button("I have talked to them").isEnabled()


def test_a_held_one_cannot_be_deleted_and_says_so(house: House) -> None:
    one = house.begin(holds=(Hold(THURSDAY, "legal"),))
    open_from_list(house, one)
    assert "Deleting is switched off. The hold is lifted…" in offered(house)
    assert "Delete this reflection…" not in offered(house)
    house.go(routes.Reflecting(one.id, "done-carrying"))
    assert not house.button("Delete this reflection…").isEnabled()
    notices = [one.accessibleName() for one in house.window.findChildren(Notice)]
    assert "Deleting is switched off." in notices


@pytest.mark.parametrize("how", ClosedHow)
def test_a_closed_one_is_read_and_opened_again(house: House, how: ClosedHow) -> None:
    one = house.begin(closed=how, closed_at=THURSDAY)
    view = open_from_list(house, one)
    assert not view.book.reflection.sittings, "reading is no sitting"
    house.go(routes.Reflecting(one.id, "done-carrying"))
    house.press("Open it again")
    house.keep()
    assert house.on_worker(lambda: house.repository.entry(one.id)).reflection.closed is None


def test_a_journal_that_is_open_for_reading_turns_pages_and_writes_nothing(house: House) -> None:
    one = house.begin()
    house.fill(one)
    before = house.on_worker(lambda: house.repository.entry(one.id))
    house.repository.vault.read_only = "elsewhere"  # type: ignore[misc]  # as another process would have it
    view = open_from_list(house, one)
    house.go(routes.Reflecting(one.id, "sense"))
    assert all(editor.value() for editor in view.step.editors.values())  # type: ignore[union-attr]  # a page of prompts
    house.press("Next")
    view.book.write("sense", TextValue("must not be kept"))
    house.keep()
    assert "Delete this reflection…" not in offered(house)
    assert house.on_worker(lambda: house.repository.entry(one.id)) == before
    house.repository.vault.read_only = None  # type: ignore[misc]  # so that it closes


def test_finished_parts_say_how_much_they_were(house: House) -> None:
    began = [THURSDAY - timedelta(days=far) for far in (6, 4, 2)]
    sittings = tuple(Sitting(day, day + timedelta(minutes=30), left_at="repair") for day in began)
    one = house.begin(sittings=sittings, shared_at=THURSDAY)
    house.fill(one)
    house.go(routes.Reflecting(one.id, "understanding"))
    assert isinstance(house.page, ReflectingPage)
    assert house.page.view is not None
    said = [row.row.label for row in house.page.view.rail.rows if row.row.kind == "aside"]
    assert said[0].endswith("pages, three sittings")
    assert said[1:] == ["shared"]


def test_a_narrow_footer_names_the_next_page(house: House) -> None:
    one = house.begin()
    house.go(routes.Reflecting(one.id, "friend"))
    assert "What I take from it" not in house.texts()
    house.window.resize(960, 640)
    house.settle()
    assert "What I take from it" in house.texts()


def test_a_cover_leaves_no_picture_of_the_page(house: House) -> None:
    house.desk.theme.set_less_motion(False)
    one = house.begin()
    house.go(routes.Reflecting(one.id, "sense"))
    house.desk.go(routes.Today())
    assert house.window.findChildren(PageTurn)
    house.window._leaving.cover()
    assert not house.window.findChildren(PageTurn)
    house.window._leaving._cover = None


def test_what_a_crash_left_loose_is_gathered_soon(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.begin()
    folder = house.desk.places.folder
    loose = len(list(folder.iterdir()))
    monkeypatch.setattr(upkeep, "FOLD_AFTER_MS", 1)
    assert house.window._upkeep is not None
    house.window._upkeep.gather_loose()
    house.settle()
    assert len(list(folder.iterdir())) < loose


def test_a_list_that_comes_in_parts_is_whole_in_the_end(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module, name in (
        *((reflections, one) for one in ("FIRST", "MORE")),
        *((reflections_search, one) for one in ("FIRST_HITS", "MORE")),
    ):
        monkeypatch.setattr(module, name, 2)
    titles = [house.begin(f"The {number}th pump").title for number in range(7)]
    page = house.go(routes.Reflections())
    assert isinstance(page, ReflectionsPage)
    house.settle()

    def shown() -> list[str]:
        return [page._model.index(row).data() for row in range(page._model.rowCount())]

    house.qtbot.waitUntil(lambda: sorted(shown()) == titles)
    page._words.set_text("pump")
    page._search()
    house.qtbot.waitUntil(lambda: page._search_for.words == "pump" and sorted(shown()) == titles)
    page.escape()
    assert sorted(shown()) == titles


def test_the_number_above_the_list_says_which_are_not_in_it(house: House) -> None:
    house.begin("The hand-over")
    house.begin("The certificate", closed=ClosedHow.ARCHIVED, closed_at=THURSDAY)
    house.go(routes.Reflections())
    assert "Two, since March 2026. One is in the archive, under Closed." in house.texts()
