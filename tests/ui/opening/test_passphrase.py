"""What is said of a passphrase is honest."""

from pathlib import Path

import pytest

from ui.opening.passphrase import Strength, is_too_short, measure, suggest

WORDLIST = Path(__file__).parents[3] / "resources" / "wordlists" / "eff-large.txt"


@pytest.mark.parametrize(
    ("passphrase", "strength"),
    [
        ("seven77", Strength.SHORT),
        ("password", Strength.WEAK),
        ("afterword journal", Strength.WEAK),
        ("hunter2hunter2", Strength.WEAK),
        ("x" * 1000, Strength.WEAK),
        ("aB3$kq9!zP", Strength.GOOD),
        ("lantern oat ferry seldom moss", Strength.STRONG),
    ],
)
def test_the_level_is_what_an_attacker_would_find(passphrase: str, strength: Strength) -> None:
    assert measure(passphrase) is strength


def test_length_is_counted_as_it_is_stored() -> None:
    assert is_too_short("e\u0301" * 7)  # seven letters, fourteen code points
    assert not is_too_short("é" * 8)


def test_a_suggestion_is_five_words_of_the_list_and_strong() -> None:
    words = set(WORDLIST.read_text("utf-8").split())
    made = {suggest(WORDLIST) for _ in range(50)}
    assert len(made) == 50
    assert all(set(one.split()) <= words and len(one.split()) == 5 for one in made)
    assert all(measure(one) is Strength.STRONG for one in made)
