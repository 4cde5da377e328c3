"""The page holds what was chosen, in the guide's order, and nothing else."""

from dataclasses import replace
from typing import Any

import pytest

from journal.disclosure.contents import NOTE
from journal.disclosure.page import Listing, Page, Paragraph, Table
from journal.guides.guide import Door
from journal.model import Alias, Chosen
from journal.values import GateValue, LevelsValue, Row, RowsValue, TextValue
from tests.journal.disclosure.story import ALIASES, EVERYTHING, REFLECTION, choose, page_of


def _blocks(page: Page, number: int = 0) -> tuple[Any, ...]:
    return page.sections[number].blocks


def test_the_head_says_for_whom_when_and_by_which_role() -> None:
    page = page_of(choose("role"))
    assert page.lead.text == "For the group Platform Reliability · 24 March 2026"
    assert page.title.text == "The Friday patch"
    assert page.byline.text == "Shared by the Patch Steward"
    assert "An extract chosen by its author" in page.closing[0].text
    assert "The small guide" in page.closing[0].text
    assert "may still recognise" in page.closing[1].text
    assert "anonym" not in page.text().lower()


def test_title_role_group_and_date_stay_where_they_were_switched_off() -> None:
    choice = choose("role", with_title=False, with_role=False, with_date=False)
    page = page_of(choice)
    assert page.lead.text == ""
    assert page.title.text == "A reflection"
    assert page.byline.text == ""
    assert "2026" not in page.text()


def test_sections_stand_in_the_order_of_the_path() -> None:
    page = page_of(choose("plans", "role", "happened"))
    assert [section.heading.text for section in page.sections] == [
        "About happened", "About role", "About plans",
    ]  # fmt: skip


def test_names_become_roles_in_title_group_role_cells_and_edited_copies() -> None:
    reflection = replace(
        REFLECTION, title="Tomas’s Friday", group="Nadia's team", role="Weber aide"
    )
    page = page_of(choose("happened", Chosen("role", edited="Jonas asked Tomas.")), reflection)
    assert page.title.text == "The person on call’s Friday"
    assert page.lead.text.startswith("For the group the Order Desk's team")
    assert page.byline.text == "Shared by the Release Coordinator aide"
    text = page.text()
    for name in ("Tomas", "Nadia", "Jonas", "Weber"):
        assert name not in text
    assert page.counts["Tomas"] == 4


def test_only_the_question_to_the_group_is_set_apart() -> None:
    page = page_of(choose("role", "question"))
    assert [section.kind for section in page.sections] == ["", "question"]


def test_marks_show_where_a_role_stands() -> None:
    page = page_of(choose("role"))
    passage = _blocks(page)[1].passage
    assert [passage.text[start:end] for start, end in passage.marks] == ["the person on call"]


def test_only_the_picked_rows_leave_and_the_note_only_when_picked() -> None:
    page = page_of(choose(Chosen("happened", rows=frozenset({"r2"}))))
    (block,) = _blocks(page)
    assert isinstance(block, Table)
    assert [cell.text for cell in block.columns] == ["When", "Saw"]
    assert [[cell.text for cell in row] for row in block.rows] == [
        ["16:20", "The Order Desk calls."]
    ]
    page = page_of(choose(Chosen("happened", rows=frozenset({"r2", NOTE}))))
    assert _blocks(page)[1].passage.text == "Learned later: the person on call knew the store."


def test_only_the_picked_plans_leave() -> None:
    page = page_of(choose(Chosen("plans", rows=frozenset({"c2"}))))
    (plan,) = _blocks(page)
    assert plan.is_plan
    assert plan.passage.text == "If it touches orders, then I restart one node."
    assert [detail.text for detail in plan.details] == ["We look again: 7 April 2026"]


def test_the_edited_copy_stands_instead_of_the_private_text() -> None:
    page = page_of(choose(Chosen("role", edited="Shorter.\n\nAnd kind.")))
    assert [block.passage.text for block in _blocks(page)] == ["Shorter.", "And kind."]
    assert "nobody" not in page.text()


def test_cells_show_option_names_and_days_in_words() -> None:
    row = [cell.text for cell in _blocks(page_of(choose("repair")))[0].rows[0]]
    assert row == ["A customer", "30 March 2026", "Tool"]


def test_a_choice_is_a_list_and_one_option_a_line() -> None:
    listing, note = _blocks(page_of(choose("ask")))
    assert isinstance(listing, Listing)
    assert [item.text for item in listing.items] == ["View", "Help"]
    assert note.passage.text == "From the Release Coordinator most of all."


def test_people_stand_as_roles_even_where_nothing_was_said_of_names() -> None:
    people = RowsValue(
        (
            Row("p1", {"name": "Tomas", "role": "the person on call"}),
            Row("p2", {"name": "Petra Kranz"}),
        )
    )
    page = page_of(
        choose("people", "role", aliases=()), people=people, role=TextValue("Kranz knew.")
    )
    assert [item.text for item in _blocks(page, 1)[0].items] == ["the person on call", "Person B"]
    assert "Kranz" not in page.text()
    assert "Person B knew." in page.text()


def test_a_name_the_person_kept_stays() -> None:
    page = page_of(choose("role", aliases=(), kept=("Tomas",)))
    assert "I did not call Tomas." in page.text()


def test_the_other_door_has_its_own_head() -> None:
    page = page_of(choose("talk", door=Door.EXPECTATIONS))
    assert page.lead.text == "For the conversation about expectations · 24 March 2026"
    assert page.text().count("the Release Coordinator") == 1


def test_levels_and_gate_answers_have_no_way_onto_a_page_even_under_an_open_prompt() -> None:
    page = page_of(
        choose("happened", "role", "day"), role=GateValue({"x": "yes"}), day=LevelsValue({"x": 2})
    )
    assert [section.heading.text for section in page.sections] == ["About happened"]


def test_the_page_says_nothing_of_what_was_left_out() -> None:
    some = page_of(choose("role"))
    fuller = page_of(choose("role"), happened=RowsValue(), plans=TextValue("more"))
    assert some == fuller


def test_another_reflections_choice_is_refused() -> None:
    with pytest.raises(ValueError, match="group"):
        page_of(choose("role"), replace(REFLECTION, id="f" * 32))


def test_private_ids_are_not_on_the_page() -> None:
    text = page_of(choose(*EVERYTHING)).text()
    for hidden in (REFLECTION.id, "r1", "q1", "c1", "p1"):
        assert hidden not in text.split()


def test_an_alias_that_is_a_role_word_changes_no_fixed_words() -> None:
    page = page_of(choose("role", aliases=(*ALIASES, Alias("Platform", "the base"))))
    assert page.lead.text.startswith("For the group the base Reliability")
    assert isinstance(_blocks(page)[0], Paragraph)
