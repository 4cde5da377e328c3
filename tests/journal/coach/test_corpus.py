"""The coach against sentences that people write about their work, half of them harmless."""

import sys
from collections import Counter
from pathlib import Path

import pytest

from journal.coach import Lists, Place, load_lists, look

HERE = Path(__file__).parent
RESOURCES = HERE.parents[2] / "resources"
NAMES = ("Tomas", "Nadia", "Jonas Weber", "Mara", "Oskar")


def sentences() -> list[tuple[str, str]]:
    """Return label and sentence, in the order of the file."""
    lines = (HERE / "corpus.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split(" | ", 1) for line in lines if line and not line.startswith("#"))
    return [(label, sentence) for label, sentence in pairs]


@pytest.fixture(scope="module")
def lists() -> Lists:
    return load_lists(RESOURCES / "coach", "en")


def heard(lists: Lists, sentence: str) -> set[str]:
    """Return the categories that speak, beside the page and beside the copy for the group."""
    return {mark.category for place in Place for mark in look(lists, sentence, NAMES, place=place)}


def test_the_corpus_is_worth_its_name() -> None:
    labels = Counter(label for label, _ in sentences())
    assert sum(labels.values()) >= 200
    assert labels["none"] >= sum(labels.values()) // 2
    assert len({sentence for _, sentence in sentences()}) == sum(labels.values())


def test_it_speaks_where_it_should_and_is_silent_elsewhere(
    lists: Lists, capsys: pytest.CaptureFixture[str]
) -> None:
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    astray: list[str] = []
    silent: list[str] = []
    for label, sentence in sentences():
        found = heard(lists, sentence)
        right.update(found & {label})
        for one in found - {label}:
            wrong[one] += 1
            astray.append(f"{one} instead of {label}: {sentence}")
        if label != "none" and label not in found:
            missed[label] += 1
            silent.append(f"{label}: {sentence}")
    with capsys.disabled():
        for kind in lists.categories:
            one = kind.id
            spoke, due = right[one] + wrong[one], right[one] + missed[one]
            sys.stdout.write(
                f"\n  {one:15} precision {right[one]}/{spoke}, recall {right[one]}/{due}"
            )
    precision = right.total() / (right.total() + wrong.total())
    recall = right.total() / (right.total() + missed.total())
    assert precision >= 0.95, astray
    assert recall >= 0.8, silent
