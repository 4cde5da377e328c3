"""The small values behave as data classes do; a wrong one would send somebody to another page."""

from typing import Any

import pytest

from ui.frozen import Frozen


class Here(Frozen):
    pass


class There(Frozen):
    name: str
    big: bool = False


def test_a_value_is_equal_to_its_like_alone() -> None:
    class Elsewhere(Frozen):
        name: str
        big: bool = False

    assert There("a") == There(name="a", big=False)
    assert There("a") != There("a", big=True)
    assert There("a") != Elsewhere("a")
    assert Here() == Here()
    assert len({There("a"), There("a"), Elsewhere("a")}) == 2
    assert repr(There("a")) == "There(name='a', big=False)"


def test_a_value_changes_only_into_another() -> None:
    one = There("a")
    assert (one.but(big=True), one) == (There("a", big=True), There("a"))
    with pytest.raises(AttributeError):
        one.big = True  # type: ignore[misc]  # what is tried here


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ((), {}),
        (("a", True, 3), {}),
        (("a",), {"name": "b"}),
        (("a",), {"other": 1}),
    ],
)
def test_fields_are_neither_missing_nor_unknown(
    given: tuple[Any, ...], named: dict[str, Any]
) -> None:
    with pytest.raises(TypeError):
        There(*given, **named)
