"""A time that was set and not taken: Today says so on one day, and offers three ways on."""

from datetime import timedelta

from journal.model import Quiet, Reflection
from tests.ui.window.conftest import THURSDAY, House
from ui import routes
from ui.steps.pause_step import PauseStep
from ui.today.why_not import WhyNotDialog

SAID = "The time you set has passed"
MONDAY = THURSDAY + timedelta(days=4)


def rested(house: House) -> Reflection:
    """Store a reflection that rests until Monday at nine."""
    return house.begin(quiet=Quiet(house.clock.now(), MONDAY, "Who noticed it first?"))


def today(house: House) -> str:
    house.go(routes.Reflections())
    house.go(routes.Today())
    return house.texts()


def stored(house: House, one: Reflection) -> Reflection:
    house.keep()
    return house.on_worker(lambda: house.repository.entry(one.id).reflection)


def test_the_day_itself_is_still_theirs(house: House) -> None:
    rested(house)
    house.clock.at = MONDAY + timedelta(hours=3)
    words = today(house)
    assert SAID not in words
    assert "Continue" in [one.text() for one in [house.button("Continue")]]


def test_it_is_said_on_one_day_and_then_waits_like_any_other(house: House) -> None:
    one = rested(house)
    house.clock.at = MONDAY + timedelta(days=2)
    assert SAID in today(house)
    assert SAID in today(house), "it is not gone before the person could take it in"
    assert stored(house, one).quiet is not None
    house.clock.advance(timedelta(days=1))
    assert SAID not in today(house)
    assert house.button("Continue").isVisible()


def test_now_leads_into_it(house: House) -> None:
    one = rested(house)
    house.clock.at = MONDAY + timedelta(days=2)
    today(house)
    house.press("Now")
    assert house.page.here() == routes.Reflecting(one.id)
    assert len(stored(house, one).sittings) == 1
    assert SAID not in today(house)


def test_another_time_leads_to_choosing_one(house: House) -> None:
    one = rested(house)
    house.clock.at = MONDAY + timedelta(days=2)
    today(house)
    house.press("Another time")
    step = getattr(house.page, "view").step  # noqa: B009  the page is a reflecting one
    assert isinstance(step, PauseStep)
    house.press("In a week")
    house.press("Rest until 25 March")
    words = today(house)
    assert SAID not in words
    assert "Quiet time until" in words
    assert stored(house, one).sittings == ()


def test_why_not_is_kept_with_the_reflection_and_asked_no_more(house: House) -> None:
    one = rested(house)
    house.clock.at = MONDAY + timedelta(days=2)
    today(house)
    house.press("Why not")
    dialog = house.window.findChild(WhyNotDialog)
    assert dialog is not None
    dialog.words.set_text("The quarter’s end came between.")
    house.press("Keep")
    assert SAID not in house.texts()
    assert SAID not in today(house)
    (kept,) = stored(house, one).not_taken
    assert (kept.until, kept.why) == (MONDAY, "The quarter’s end came between.")


def test_what_is_being_written_there_is_kept_when_the_page_is_left(house: House) -> None:
    one = rested(house)
    house.clock.at = MONDAY + timedelta(days=2)
    today(house)
    house.press("Why not")
    dialog = house.window.findChild(WhyNotDialog)
    assert dialog is not None
    dialog.words.set_text("I was")
    house.keep()
    assert [one.why for one in stored(house, one).not_taken] == ["I was"]


def test_what_it_can_mean_is_said_when_asked_and_offers_the_conversation(house: House) -> None:
    one = rested(house)
    house.clock.at = MONDAY + timedelta(days=2)
    assert "somebody begins a conversation" not in today(house)
    house.press("What this can mean…")
    assert "somebody begins a conversation" in house.texts()
    assert "Afterword tells nobody." in house.texts()
    told = house.on_worker(lambda: house.repository.entry(one.id).reflection)
    assert not told.sittings, "being told is no step of the path"
    house.press("Prepare the conversation")
    assert house.page.here() == routes.Reflecting(one.id, "talk-situation")
    assert "What is the conversation about, and with whom?" in house.texts()
