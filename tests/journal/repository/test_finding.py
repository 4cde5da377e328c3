"""What one box finds: by words, by name, by stage, in an order that does not surprise."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from journal.guides.guide import Door, Guide
from journal.guides.load import load_guide
from journal.model import ClosedHow, GateOutcome, GateRecord, GuideRef, Reflection, Share
from journal.repository.finding import REFLECTIONS, STAGES, TEXTS, gather
from journal.search import Hit, SearchIndex, hit_in

RESOURCES = Path(__file__).parents[3] / "resources"
XOIT = load_guide(RESOURCES / "guides" / "xoit", "en")
DAY = datetime(2026, 3, 12, tzinfo=UTC)


def one(name: str, title: str = "") -> Reflection:
    gate = GateRecord(outcome=GateOutcome.CLEAR)
    return Reflection(name, DAY, GuideRef("xoit", "1", "en", "x"), title=title or name, gate=gate)


def xoit(_: Reflection) -> Guide | None:
    return XOIT


def hits(words: str, *texts: tuple[str, str, str]) -> tuple[Hit, ...]:
    index = SearchIndex()
    for one_text in texts:
        index.put(*one_text)
    by_place = {(reflection, prompt): text for reflection, prompt, text in texts}
    return tuple(hit_in(place, by_place[place], words) for place in index.places(words))


def test_texts_say_where_they_stand_the_open_reflection_first() -> None:
    texts = hits("desk", ("a", "sense", "The desk rang."), ("b", "learning", "Ask the desk."))
    found = gather("desk", texts, (one("b"), one("a")), xoit, here="a").texts
    assert [(text.title, text.stage) for text in found] == [
        ("a", "What made sense then"),
        ("b", "What I take from it"),
    ]


def test_a_prompt_that_the_guide_does_not_know_has_no_stage() -> None:
    texts = hits("desk", ("a", "gone", "The desk rang."))
    assert gather("desk", texts, (one("a"),), xoit).texts[0].stage == ""
    assert gather("desk", texts, (one("a"),), lambda _: None).texts[0].stage == ""


def test_names_are_found_without_case_and_accents() -> None:
    found = gather("ubergabe", (), (one("a", "Die Übergabe"), one("b", "Other")), xoit)
    assert [named.id for named in found.reflections] == ["a"]


def test_a_stage_is_meant_by_its_own_words_and_narrowed_by_the_reflections() -> None:
    both = (one("a", "The Friday patch"), one("b", "The hand-over"))
    assert len(gather("repair", (), both, xoit).stages) == 2
    (narrowed,) = gather("repair hand-over", (), both, xoit).stages
    assert (narrowed.reflection, narrowed.page) == ("b", "repair")
    assert gather("hand-over", (), both, xoit).stages == ()


def test_the_gate_and_what_is_only_offered_are_not_gone_to_by_name() -> None:
    assert gather("before you write", (), (one("a"),), xoit).stages == ()
    assert gather("expectations", (), (one("a"),), xoit).stages == ()


def test_stages_wait_until_the_way_is_clear() -> None:
    asked = replace(one("a"), gate=GateRecord(outcome=GateOutcome.ASK_FIRST))
    assert gather("repair", (), (asked,), xoit).stages == ()


def test_without_words_there_is_somewhere_to_go() -> None:
    closed = replace(one("c"), closed=ClosedHow.KEPT)
    found = gather(" ", (), (closed, one("b"), one("a")), xoit)
    assert [named.id for named in found.reflections] == ["b", "a"]
    assert found.texts == ()
    assert found.stages == ()


def test_what_begins_so_stands_before_what_holds_it_inside() -> None:
    found = gather("re", (), (one("a"),), xoit).stages
    assert found[0].stage == "Repair"
    assert "Stress test" not in [stage.stage for stage in found[:2]]


def test_the_open_reflection_is_no_place_to_go() -> None:
    found = gather("", (), (one("b"), one("a")), xoit, here="b")
    assert [named.id for named in found.reflections] == ["a"]


def test_what_left_is_found_by_its_name_and_for_whom_it_was() -> None:
    def share(name: str, title: str, whom: str) -> Share:
        return Share(name, "a", Door.GROUP, DAY, title, whom, "", "html", 1, "00", (), 1)

    shares = (share("s2", "The hand-over", "Platform"), share("s1", "The patch", "Order Desk"))
    found = gather("order patch", (), (one("a"),), xoit, shares=shares).shares
    assert [(left.id, left.for_whom) for left in found] == [("s1", "Order Desk")]


def test_there_is_never_too_much() -> None:
    many = tuple(one(f"r{n}", f"Desk {n}") for n in range(40))
    texts = hits("desk", *((name.id, "sense", "The desk.") for name in many))
    found = gather("desk", texts, many, xoit)
    assert (len(found.texts), len(found.reflections)) == (TEXTS, REFLECTIONS)
    assert len(gather("repair", (), many, xoit).stages) == STAGES
