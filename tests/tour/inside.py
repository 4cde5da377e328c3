"""Every page of the guide, with the story in it, and what can be read beside some of them."""

from collections.abc import Iterator, Sequence
from contextlib import suppress

from journal.guides.guide import Guide, Prompt, StageKind
from journal.path.view import pages_of
from tests.e2e.harness.patience import NeverHappened
from tests.e2e.harness.person import Person
from tests.tour.opening import open_story
from tests.tour.past import xoit
from tests.tour.tour import Tour

SAID = " I should have known."


def pages_after_the_gate(guide: Guide) -> Iterator[tuple[str, list[Prompt]]]:
    """Give the name and the prompts of each page after the gate, in their order."""
    for stage in guide.stages():
        if stage.kind is StageKind.GATE:
            continue
        for page in pages_of(stage):
            yield page.id, [guide.prompt(one) for one in page.prompts]


def writing(tour: Tour) -> None:
    """Every page of the guide, with the story in it."""
    person = tour.person
    open_story(person)
    for name, prompts in pages_after_the_gate(xoit()):
        if not on_page(person, prompts):
            continue  # it is offered only in some cases
        tour.page(f"page-{name}")
        beside(tour, name)
        if name != "carry":
            goes_on(person)
    tour.visit("Delete this reflection…", "It cannot be brought back.", "delete")
    person.clicks("Keep it")


def on_page(person: Person, prompts: Sequence[Prompt]) -> bool:
    """Tell whether these are asked now, on a page that has had time to come."""
    question = prompts[0].question if prompts else "What do you want to share?"
    with suppress(NeverHappened):
        person.sees(question, within_s=5)
        return True
    return False


def goes_on(person: Person) -> None:
    """Press what goes on, whatever it is called on this page."""
    names = [thing.name for thing in person.looks().things if thing.role == "push button"]
    ways = [name for name in names if name.startswith("Next") or name == "Prepare the conversation"]
    person.clicks(ways[-1])


def beside(tour: Tour, name: str) -> None:
    """What can be read beside some of the pages."""
    person = tour.person
    if name == "sense":
        asks_the_coach(tour)
        person.clicks("See an example")
        tour.page("sense-example")
        person.clicks("What you wrote earlier")
        tour.page("sense-earlier")
        person.clicks("What you wrote earlier")
        person.opens_popup("More")
        tour.page("menu", at_once=True)
        chooses_in_menu(person, 1)
        person.sees("Every check passed on staging. I saw")
        tour.page("versions")
        person.clicks("Close")
    if name == "hear":
        person.tabs_to("Bring replies back…", at_most=60)
        tour.page("hear-replies")
    if name == "understanding":
        compares(tour)
    if name == "contributed":
        person.clicks("See an example")
        tour.page("contributed-example")
        person.clicks("See an example")


def compares(tour: Tour) -> None:
    """Answer again on another day, beside the first answers; one thing stays open."""
    person, prompt = tour.person, xoit().prompt("understanding")
    person.goes_to("Prepare the conversation")
    person.clicks("Answer again today")
    person.finds_off("Yes", in_row=prompt.lines[0].name)
    for line in prompt.lines:
        level = prompt.levels[1 if line.id == "expected" else 2]
        person.chooses(level.name, in_row=line.name)
    person.sees("Side by side")
    tour.page("understanding-compared")


def asks_the_coach(tour: Tour) -> None:
    """What the coach says about a sentence, which is taken out again."""
    person = tour.person
    person.types(SAID)
    person.opens_popup("More")
    chooses_in_menu(person, 2)
    person.sees("borrows from later")
    tour.page("sense-coach")
    tour.visit("Other words", "At that moment I knew", "sense-coach-words")
    person.presses("Escape", *["BackSpace"] * len(SAID))
    person.does_not_see("Keep mine")


def chooses_in_menu(person: Person, place: int) -> None:
    """Take an entry of the menu that is open, counted from one: Qt lists no menu in the tree."""
    person.presses(*["Down"] * place, "Return")
