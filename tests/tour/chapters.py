"""Every screen of the program, on journals with a past, so that all have something to say."""

from tests.tour import journals
from tests.tour.arriving import arrive
from tests.tour.inside import writing
from tests.tour.leaving import choosing, go_to_choosing, sample, shared
from tests.tour.opening import calm, choose_theme, open_story, opens, unlocks
from tests.tour.outside import (
    beginning,
    follow_through,
    locked,
    patterns,
    pausing,
    reflections,
    resting,
    settings,
    today,
)
from tests.tour.tour import Tour
from tests.tour.troubles import troubles


def light_or_dark(tour: Tour, theme: str) -> None:
    """Show everything in one theme."""
    person = tour.person
    waiting, told = journals.waiting(person.home), journals.told(person.home)
    opens(tour, waiting)
    choose_theme(tour, theme)
    for visit in (
        settings,
        today,
        follow_through,
        patterns,
        reflections,
        beginning,
        resting,
        pausing,
    ):
        visit(tour)
    locked(tour)
    tour.opens(str(told))
    person.sees("Welcome back.")
    tour.page("unlock")
    unlocks(person)
    writing(tour)
    choosing(tour)
    sample(tour, journals.empty(person.home))
    shared(tour, told)
    troubles(tour, told)
    arrive(tour, str(told.with_name("New journal")))


def large(tour: Tour) -> None:
    """Show three screens at twice the size."""
    person = tour.person
    opens(tour, journals.waiting(person.home))
    calm(tour)
    tour.visit("Today", "The Friday patch", "today")
    person.clicks("Continue")
    tour.visit("What made sense then", "What made sense to you at the time?", "writing")
    opens(tour, journals.told(person.home))
    open_story(person)
    go_to_choosing(person)
    tour.page("choosing")
