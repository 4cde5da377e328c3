"""The story that the tour tells: one reflection, from the first start to what left and its end."""

from journal.disclosure.choosing import heading_of
from journal.guides.guide import Door, Guide, Prompt
from journal.model import Chosen
from journal.path import pages_of
from journal.sample import Sample
from tests.e2e.harness.person import Person
from tests.tour.answering import answer
from tests.tour.arriving import arrive
from tests.tour.inside import goes_on, on_page
from tests.tour.keys import NEW
from tests.tour.opening import BUSY, calm, gate_questions, unlocks
from tests.tour.past import friday_patch, xoit
from tests.tour.tour import Tour
from ui.sharing.selection import rows_for

WAYS = {"Web page": "html", "PDF": "pdf", "OpenDocument text": "odt", "Markdown": "md"}
WAYS["Plain text"] = "txt"
REST_AFTER = "sense"


def tell(tour: Tour) -> None:
    """Go through it, page by page."""
    guide = xoit()
    story = friday_patch(guide)
    arrive(tour)
    calm(tour)
    _begin(tour, story)
    asked = set()
    for page in (page for stage in guide.stages() for page in pages_of(stage)):
        prompts = [guide.prompt(one) for one in page.prompts]
        if page.id == "gate" or not on_page(tour.person, prompts):
            continue
        asked.add(page.id)
        for prompt in prompts:
            answer(tour.person, prompt, story.answers[prompt.id].value)
        tour.page(page.id, for_readme=page.id == REST_AFTER)  # a page being written
        if page.id == REST_AFTER:
            _rest(tour)
        if not prompts:
            _share(tour, guide, story)
        if page.id != "carry":
            goes_on(tour.person)
    _close(tour)


def _begin(tour: Tour, story: Sample) -> None:
    person, own = tour.person, story.reflection
    person.clicks("Today")
    person.clicks("Start a reflection")
    person.writes(own.title, under="What is this about?")
    person.writes(own.role, under="My role in it, if you like")
    person.writes(own.group, under="My group, if you like")
    tour.page("begin")
    person.clicks("Next: Clear the way")
    for question in gate_questions():
        person.clicks("No", in_row=question)
    person.sees("The way is clear.")
    tour.page("gate")
    person.clicks("Next: Take time")


def _rest(tour: Tour) -> None:
    person = tour.person
    person.clicks("Pause here")
    person.sees("A good place to stop.")
    question = "What would I have lost by waiting for Tomas?"
    person.writes(question, under="A question to carry along, if you like")
    tour.page("pause")
    person.clicks(next(one.name for one in person.looks().things if one.name.startswith("Rest ")))
    person.sees("Quiet time until")
    tour.page("quiet-time")
    person.presses("ctrl+l")
    person.sees("Locked. Your last words are saved.", within_s=BUSY)
    tour.page("locked")
    unlocks(person, NEW)  # it was changed when the keys were shown
    person.clicks("Open it anyway")
    person.sees("Resting until")
    person.clicks("Open it anyway")
    person.sees("What made sense to you at the time?")


def _share(tour: Tour, guide: Guide, story: Sample) -> None:
    person = tour.person
    person.clicks("Choose what to share", in_row="You see the exact page before it leaves")
    person.sees("Nothing is switched on yet.")
    tour.page("choosing-nothing")
    for name in ("What you call it", "Your role and your group", "Today's date"):
        person.switches_on(name)
    rows = rows_for(guide, Door.GROUP, story.answers)
    labels = {row.prompt: row.label for row in rows}
    for chosen in story.choice.chosen:
        _switch_on(person, guide.prompt(chosen.prompt), labels[chosen.prompt], chosen)
    person.sees("Platform Reliability")
    tour.page("choosing")
    person.clicks("Export…")
    documents = person.home.folder / "Documents"
    for way, ending in WAYS.items():
        person.clicks(way)
        if way != "Web page":
            person.clicks("See this page first", within_s=BUSY)
        tour.page(f"export-{ending}")
        person.clicks("Export 1 file", within_s=BUSY)
        person.sees("One file has left", within_s=BUSY)
        tour.page(f"left-{ending}")
        tour.export(documents / f"reflection-summary.{ending}")
        if ending != "txt":
            person.clicks("Export…")
    person.clicks("Back")
    person.sees("Pause here")


def _switch_on(person: Person, prompt: Prompt, label: str, chosen: Chosen) -> None:
    person.switches_on(label)
    if chosen.edited is None:
        return
    person.clicks(f"Choose what leaves from “{label}”")
    person.clicks("Edit a copy for the group…", in_row=label)
    person.writes(chosen.edited.strip(), under=f"A copy for the group: {heading_of(prompt)}")
    person.clicks("Done")
    person.clicks(f"Fold “{label}” away")


def _close(tour: Tour) -> None:
    person = tour.person
    person.clicks("Close this reflection")
    person.does_not_see("And what are you done carrying?")
    person.clicks("Today")
    person.sees("Nothing is waiting for you.")
    tour.visit("Reflections", "Closed in", "closed")
    tour.visit("Shared", "All that has ever left this computer.", "shared")
