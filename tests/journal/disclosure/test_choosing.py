"""Nothing sealed can be chosen, whatever a screen or a guide says."""

import pytest

from journal.disclosure.choosing import check_choice, choosable
from journal.errors import NothingChosen, SealedChosen
from journal.guides.guide import Door, Share
from journal.model import Chosen
from journal.values import TextValue
from tests.journal.disclosure.story import EVERYTHING, GUIDE, choose, page_of


def test_the_list_keeps_the_path_and_marks_what_stays() -> None:
    items = choosable(GUIDE, Door.GROUP)
    assert [item.prompt for item in items] == [
        "gate", "happened", "role", "people", "feelings", "sure", "repair", "ask", "day", "plans",
        "question", "levels", "carry",
    ]  # fmt: skip
    assert {item.prompt for item in items if item.sealed} == {"gate", "feelings", "levels", "carry"}
    assert items[2].share is Share.SUGGESTED
    assert items[2].heading == "About role"
    assert items[2].stage_name == "Take time"


def test_each_door_has_its_own_prompts() -> None:
    assert [item.prompt for item in choosable(GUIDE, Door.EXPECTATIONS)] == ["talk", "well"]


@pytest.mark.parametrize("prompt", ["gate", "feelings", "levels", "carry", "talk", "no-such-thing"])
@pytest.mark.parametrize("edited", [None, "my own words"])
def test_what_is_sealed_or_behind_the_other_door_is_refused(
    prompt: str, edited: str | None
) -> None:
    choice = choose("role", Chosen(prompt, edited=edited))
    with pytest.raises(SealedChosen) as caught:
        check_choice(GUIDE, choice)
    assert caught.value.fields == {"prompt": prompt}
    with pytest.raises(SealedChosen):
        page_of(choice)


@pytest.mark.parametrize("prompt", [*EVERYTHING, "well"])
def test_the_conversations_page_takes_nothing_from_the_groups(prompt: str) -> None:
    with pytest.raises(SealedChosen):
        page_of(choose(prompt, door=Door.EXPECTATIONS))


def test_an_empty_page_is_none() -> None:
    with pytest.raises(NothingChosen):
        page_of(choose())
    with pytest.raises(NothingChosen):
        page_of(choose("role", Chosen("happened", rows=frozenset())), role=TextValue("  \n "))
