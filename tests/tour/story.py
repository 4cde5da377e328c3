"""The story that the tour tells: one reflection, from the first start to what left."""

from tests.tour.tour import Tour


def tell(tour: Tour) -> None:
    """Go through it, page by page."""
    _arrive(tour)


def _arrive(tour: Tour) -> None:
    tour.person.opens()
    tour.person.sees("Something didn't go the way you meant.")
    tour.page("welcome", for_readme=True)
