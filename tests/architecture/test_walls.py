"""The walls stand, and each of them is seen to notice what it is there for."""

import pytest

from tests.architecture.source import Example, Module, Wall, all_modules, product_modules
from tests.architecture.walls import files, habits, layers, words

ROOMS = (layers, files, words, habits)
WALLS = [wall for room in ROOMS for wall in room.WALLS]
FIRES = [example for room in ROOMS for example in room.FIRES]
PASSES = [example for room in ROOMS for example in room.PASSES]


def _name(case: Wall | Example) -> str:
    wall = case.wall if isinstance(case, Example) else case
    return getattr(wall, "__name__", "wall")


@pytest.mark.parametrize("wall", WALLS, ids=_name)
def test_the_product_keeps_to(wall: Wall) -> None:
    found = [place for module in product_modules() for place in wall(module)]
    assert found == [], "\n".join(["", wall.__doc__ or "", *found])


@pytest.mark.parametrize("wall", habits.WALLS_OF_TESTS_TOO, ids=_name)
def test_the_tests_keep_to(wall: Wall) -> None:
    found = [place for module in all_modules() for place in wall(module)]
    assert found == [], "\n".join(["", wall.__doc__ or "", *found])


@pytest.mark.parametrize("example", FIRES, ids=_name)
def test_a_wall_notices(example: Example) -> None:
    assert example.wall(Module.of(example.text, example.path)) != []


@pytest.mark.parametrize("example", PASSES, ids=_name)
def test_a_wall_lets_pass(example: Example) -> None:
    assert example.wall(Module.of(example.text, example.path)) == []


def test_every_wall_has_an_example_that_it_notices() -> None:
    proven = {example.wall for example in FIRES}
    assert {*WALLS, *habits.WALLS_OF_TESTS_TOO} - proven == set()
