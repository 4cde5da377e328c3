"""Follow-through and Patterns in the real window over a real journal: by their keys, to the end."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from journal import path
from journal.guides.guide import Door
from journal.model import ClosedHow, Reflection
from journal.values import Came, Plan, PlansValue, Row, RowsValue
from tests.ui.window.conftest import THURSDAY, House
from ui import routes
from ui.page import Page
from ui.pages.follow_through import FollowThroughPage
from ui.pages.patterns import PatternsPage
from ui.pages.reflecting import ReflectingPage
from ui.pages.shared import SharedPage
from ui.steps.looks import LooksEditor
from ui.steps.prompt_step import PromptStep
from ui.window_keys import place_keys

PLAN = Plan("1" * 32, "a patch is due on Friday,", "I call Tomas.")
ARRIVE = 10_000  # ms at most; a good run never comes near it


def shared(house: House) -> Reflection:
    """Store a reflection with one commitment whose page for the group left today."""
    one = house.begin()

    def store() -> Reflection:
        house.repository.save_answer(one.id, "commitments", PlansValue((PLAN,)))
        written = frozenset({"commitments"})
        left = path.record_share(house.guide, one, written, Door.GROUP, house.clock)
        return house.repository.save_reflection(left)

    return house.on_worker(store)


def press_key(house: House, key: str) -> None:
    """Do what the key does: a window off screen is not always the active one."""
    place_keys(house.desk)[key]()
    house.settle()


def wait_for(house: House, words: str) -> None:
    def arrived() -> bool:
        house.settle()
        return words in house.texts()

    house.qtbot.waitUntil(arrived, timeout=ARRIVE)


@pytest.mark.parametrize(
    ("key", "page"),
    [
        ("Ctrl+3", FollowThroughPage),
        ("Ctrl+4", PatternsPage),
        ("Ctrl+5", SharedPage),
    ],
)
def test_each_place_has_its_key(house: House, key: str, page: type[Page]) -> None:
    press_key(house, key)
    assert isinstance(house.page, page)


def test_a_look_back_is_answered_from_follow_through_to_its_end(house: House) -> None:
    one = shared(house)
    house.clock.advance(timedelta(weeks=2))
    press_key(house, "Ctrl+3")
    wait_for(house, "Due today")
    house.press("It came up, and I did it")
    house.qtbot.waitUntil(lambda: isinstance(house.page, ReflectingPage), timeout=ARRIVE)
    house.settle()
    page = house.page
    assert isinstance(page, ReflectingPage)
    assert page.view is not None
    step = page.view.step
    assert isinstance(step, PromptStep)
    editor = step.editors["look-2"]
    assert isinstance(editor, LooksEditor)
    assert editor.cards[0].look.came is Came.DID, "what was pressed is chosen on the page"
    editor.cards[0].fate.items[0].click()
    house.press("Next")
    house.keep()
    stored = house.on_worker(lambda: house.repository.entry(one.id).reflection)
    assert stored.follow_ups[0].answered is not None
    press_key(house, "Ctrl+3")
    wait_for(house, "Nothing is due. The next look-back is on 23 April.")


def test_what_is_due_survives_the_close_in_a_real_journal(house: House) -> None:
    one = shared(house)

    def close() -> None:
        kept = path.carry(one, PLAN.id, house.clock, date(2026, 9, 1))
        house.repository.save_reflection(replace(kept, closed=ClosedHow.KEPT, closed_at=THURSDAY))

    house.on_worker(close)
    press_key(house, "Ctrl+3")
    wait_for(house, "September")
    assert "If a patch is due on Friday, then I call Tomas." in house.texts()


def test_what_is_to_be_put_right_comes_on_its_day_and_can_be_done_with(house: House) -> None:
    one = house.begin()
    row = Row("2" * 32, {"whom": "Billing", "repair": "I rerun the batch.", "day": "2026-03-20"})
    house.on_worker(lambda: house.repository.save_answer(one.id, "repair", RowsValue((row,))))
    press_key(house, "Ctrl+3")
    wait_for(house, "Billing · I rerun the batch.")
    house.clock.at = THURSDAY + timedelta(days=8)
    house.go(routes.Today())
    press_key(house, "Ctrl+3")
    wait_for(house, "Due today")
    assert "The Friday patch · Repair" in house.texts()
    house.press("Done with it")
    wait_for(house, "No commitments yet.")
    kept = house.on_worker(lambda: house.repository.entry(one.id).answers["repair"].value)
    assert kept == RowsValue((row,)), "the page keeps its row as it was"


def test_patterns_say_how_many_there_are_not(house: House) -> None:
    house.begin()
    press_key(house, "Ctrl+4")
    wait_for(house, "Patterns need at least three reflections. You have one.")
