"""How one's view changed, on its page: side by side, what came and went marked and said."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

from journal.model import NotTaken, Quiet, Reflection, Sitting
from journal.search import BESIDE
from tests.ui.menus import acts_of
from tests.ui.window.conftest import THURSDAY, House
from ui import routes
from ui.finding.found_rows import found_rows
from ui.pages.reflecting import ReflectingPage
from ui.pages.views import ViewsPage
from ui.widgets.marked_label import MarkedLabel

FIRST = "I broke it on a Friday."
LATER = "I broke it on a Friday, and the Order Desk paid for it."


def sat(house: House, *seen: str) -> Reflection:
    """Store a reflection with a sitting a day, each seen in these words at its end."""
    sittings = tuple(
        Sitting(
            THURSDAY + timedelta(days=day),
            THURSDAY + timedelta(days=day, minutes=31),
            touched=("sense", "effects"),
            seen=words,
        )
        for day, words in enumerate(seen)
    )
    house.clock.advance(timedelta(days=len(seen)))
    return house.begin(sittings=sittings)


def marked(house: House) -> dict[str, list[str]]:
    """Return the underlined words by the text they stand in."""
    return {
        one.text(): [one.text()[at : at + length] for at, length in one.marks]
        for one in house.page.findChildren(MarkedLabel)
    }


def test_the_answers_stand_side_by_side_with_what_came_and_went(house: House) -> None:
    one = sat(house, FIRST, "", LATER, "The Order Desk paid for it.")
    page = house.go(routes.Views(one.id))
    assert isinstance(page, ViewsPage)
    words = house.texts()
    assert "Sitting 1 · Thursday 12 March · 31 minutes" in words
    assert "No answer this time." in words
    assert "Written in: What made sense then · Effects on people and work" in words
    came = "and the Order Desk paid for it."
    assert marked(house)[LATER] == [came]
    assert marked(house)[FIRST] == []
    assert f"New: “{came}”" in words
    assert "Gone: “I broke it on a Friday, and”" in words


def test_a_time_that_was_not_taken_stands_among_them_with_why(house: House) -> None:
    one = sat(house, FIRST, LATER)
    why = NotTaken(THURSDAY, THURSDAY + timedelta(hours=5), "The quarter’s end.")
    two = house.begin("Another", sittings=one.sittings, not_taken=(why,))
    house.go(routes.Views(two.id))
    words = house.texts()
    assert words.index("Sitting 1") < words.index("The quarter’s end.") < words.index("Sitting 2")


def test_the_way_there_and_back(house: House) -> None:
    one = sat(house, FIRST)
    page = house.go(routes.Reflecting(one.id, "sense"))
    assert isinstance(page, ReflectingPage)
    acts_of(page)["How your view changed"].trigger()
    house.settle()
    assert isinstance(house.page, ViewsPage)
    house.press("Back")
    assert isinstance(house.page, ReflectingPage)


def test_before_the_first_answer_it_says_where_one_is_given(house: House) -> None:
    house.go(routes.Views(sat(house, "").id))
    assert "Where a sitting ends with “Pause here”" in house.texts()


def test_what_was_written_beside_the_prompts_is_found_and_leads_there(house: House) -> None:
    one = sat(house, FIRST, "The lighthouse was dark.")
    house.on_worker(lambda: house.repository.search("anything"))  # what comes later is kept up
    carried = Quiet(house.clock.now(), None, "Who saw the harbour?")
    why = NotTaken(THURSDAY, THURSDAY, "The quarter’s end.")
    house.on_worker(
        lambda: house.repository.save_reflection(
            replace(house.repository.entry(one.id).reflection, quiet=carried, not_taken=(why,))
        )
    )
    for words, around in (("lighthouse", "was dark"), ("harbour", "Who saw"), ("quarter", "end")):
        (hit,) = house.on_worker(partial(house.repository.search, words)).hits
        assert (hit.reflection_id, hit.prompt_id) == (one.id, BESIDE)
        assert around in hit.before + hit.after
    findings = house.on_worker(lambda: house.repository.asking.find("harbour"))
    (row,) = (row for row in found_rows("harbour", findings, ()) if row.match)
    assert row.route == routes.Views(one.id)
    house.go(routes.Views(one.id))
    assert "Who saw the harbour?" in house.texts()
