"""A guide of one's own that is broken: where it is broken, and what belongs there, in words."""

import re
from pathlib import Path

import pytest

from journal.errors import GuideError
from journal.guides.load import load_guide
from ui.error_text import error_text
from ui.errors.reasons import reason_words

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests" / "journal" / "samples" / "small"
PAGE = (ROOT / "docs" / "guides.md").read_text(encoding="utf-8")
REASONS = re.findall(r"`([a-z-]+(?:-8)?)`", "\n".join(
    line.split("|")[1] for line in PAGE.split("## What a mistake is called")[1].splitlines()
    if line.startswith("| `")
))  # fmt: skip


def _broken(tmp_path: Path, old: str, new: str, name: str = "guide.toml") -> str:
    """Return what is said of the small guide with a change in it."""
    folder = tmp_path / "my-guide"
    folder.mkdir()
    for path in SMALL.iterdir():
        text = path.read_text(encoding="utf-8")
        if path.name == name:
            assert old in text
            text = text.replace(old, new, 1)
        (folder / path.name).write_text(text, encoding="utf-8")
    with pytest.raises(GuideError) as found:
        load_guide(folder, "en")
    return error_text(found.value).body


@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_has_a_sentence_of_its_own(reason: str) -> None:
    assert reason_words(reason) != reason_words("no such reason")


def test_the_list_of_reasons_was_read() -> None:
    assert len(REASONS) > 20


def test_a_misspelt_word_names_those_that_may_stand_there(tmp_path: Path) -> None:
    said = _broken(tmp_path, 'share = "sealed"', 'share = "seeled"')
    assert re.match(
        r"my-guide/guide\.toml, line \d+, part\[1\]\.stage\[1\]\.prompt\[1\]\.share: ", said
    )
    assert "It can be: sealed, choosable, suggested." in said
    assert said.endswith("All other guides work.")


def test_a_misspelt_key_names_those_that_are_known(tmp_path: Path) -> None:
    said = _broken(tmp_path, "minutes =", "minute =")
    assert "minute: No such key is known here. Known are:" in said
    assert "minutes" in said


def test_a_number_out_of_range_names_its_ends(tmp_path: Path) -> None:
    said = _broken(tmp_path, "minutes =", "minutes = 0 #")
    assert "minutes: The number has to be from 1 to 10000." in said


def test_another_kind_of_value_names_the_right_one(tmp_path: Path) -> None:
    said = _broken(tmp_path, "minutes =", 'minutes = "ten" #')
    assert "A whole number belongs here, without quotation marks." in said


def test_what_is_no_toml_says_the_line_and_where_to_look(tmp_path: Path) -> None:
    said = _broken(tmp_path, "minutes =", "minutes")
    assert re.match(r"my-guide/guide\.toml, line \d+: The text is not TOML here: look for", said)


def test_words_that_are_missing_are_named(tmp_path: Path) -> None:
    said = _broken(tmp_path, "good_for =", "# good_for =", "en.toml")
    assert "guide.good_for: The words for this are needed, and are not there." in said
