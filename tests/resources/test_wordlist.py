"""The words a passphrase is drawn from: all of them there, so that each is worth 12.9 bits."""

import re
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "resources" / "wordlists"
WORDS = (FOLDER / "eff-large.txt").read_text(encoding="ascii").splitlines()


def test_there_are_six_to_the_fifth_words() -> None:
    assert len(WORDS) == 6**5


def test_no_word_comes_twice() -> None:
    assert len(set(WORDS)) == len(WORDS)


def test_each_can_be_typed_without_a_second_thought() -> None:
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)?", word) for word in WORDS)


def test_whoever_made_them_is_named() -> None:
    note = (FOLDER / "LICENSE-eff-large.txt").read_text(encoding="utf-8")
    assert "Electronic Frontier Foundation" in note
    assert "Creative Commons Attribution" in note
