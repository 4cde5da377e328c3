"""The typed tokens are those of the token file, and what is written on them can be read."""

import tomllib
from pathlib import Path

import pytest

from ui.theme import tokens
from ui.theme.palettes import DARK, LIGHT, Palette

FILE = Path(__file__).parents[3] / "resources" / "design" / "tokens.toml"
TOKENS = tomllib.loads(FILE.read_text("utf-8"))
SCHEMES = {"light": LIGHT, "dark": DARK}
PAIRS = [
    (scheme, kind, pair, told)
    for scheme in SCHEMES
    for kind in ("text", "controls")
    for pair, told in TOKENS["contrast"][scheme][kind].items()
    if pair != "lowest"
]
LEAST = {"text": 4.5, "controls": 3.0}


def luminance(value: str) -> float:
    """Return the relative luminance of WCAG 2.x."""
    parts = [int(value[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, two: str) -> float:
    """Return the contrast ratio of two colours."""
    high, low = sorted((luminance(one), luminance(two)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_colours_are_those_of_the_token_file(scheme: str) -> None:
    told = dict(TOKENS["color"][scheme])
    sheet = {f"sheet_{name}": value for name, value in told.pop("sheet").items()}
    assert vars(SCHEMES[scheme]) == told | sheet


def test_type_is_that_of_the_token_file() -> None:
    for name, told in TOKENS["type"].items():
        style = tokens.TYPE[name]
        assert (style.family, style.size, style.line, style.weight, style.tracking) == (
            told["family"],
            told["size"],
            told["line"],
            told["weight"],
            told["tracking"],
        ), name


@pytest.mark.parametrize(
    ("table", "typed"),
    [
        ("space", tokens.Space),
        ("radius", tokens.Radius),
        ("size", tokens.Size),
        ("thread", tokens.Thread),
        ("duration", tokens.Duration),
    ],
)
def test_lengths_are_those_of_the_token_file(table: str, typed: type) -> None:
    for name, told in TOKENS[table].items():
        if name != "easing":
            held = getattr(typed, name.upper())
            assert (list(held) if isinstance(held, tuple) else held) == told, name


def test_no_type_is_smaller_than_twelve() -> None:
    assert min(style.size for style in tokens.TYPE.values()) >= TOKENS["font"]["smallest_size"]


@pytest.mark.parametrize(("scheme", "kind", "pair", "told"), PAIRS)
def test_each_pair_keeps_its_contrast(scheme: str, kind: str, pair: str, told: float) -> None:
    palette: Palette = SCHEMES[scheme]
    ink, ground = pair.split("__on__")
    found = contrast(getattr(palette, ink), getattr(palette, ground))
    assert found >= LEAST[kind]
    assert found == pytest.approx(told, abs=0.011)
