"""The file to read holds every word of the person's, wherever in the program it was written."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from journal.guides.guide import Door
from journal.guides.load import load_gate, load_guide
from journal.model import (
    Alias,
    Chosen,
    GateOutcome,
    GateRecord,
    Hold,
    Note,
    NoteState,
    NotTaken,
    Quiet,
    Reply,
    Share,
    Sitting,
)
from journal.repository import Repository
from journal.takeout.readable import write_readable
from journal.values import Checked, LevelsValue
from tests.journal.takeout.outside import Outside, taken
from tests.journal.vault.desk import NOON
from ui.takeout.words import readable_words

RESOURCES = Path(__file__).parents[3] / "resources"

WRITTEN = (
    "case 17", "the Legal office", "counsel on the phone", "what I carry", "calmer now",
    "no time that week", "half a thought", "by the Release Coordinator", "a copy for them",
    "a copy put aside", "Tomas", "the person on call", "for the standup", "so that it helps",
    "Anna of the desk", "it helped me too", "What did you see?", "Who is affected?",
    "the call on Friday", "half a line",
)  # fmt: skip


@pytest.fixture
def written(outside: Outside) -> Repository:
    """A journal in which something stands beside the pages, everywhere it can."""
    repository = Repository(outside.journal(), outside.clock)
    guide = load_guide(RESOURCES / "guides" / "xoit", "en")
    new = repository.begin(guide, "The Friday patch")
    gate = GateRecord(
        {"legal": "yes"}, GateOutcome.CLEAR, case_reference="case 17", cleared="the Legal office"
    )
    one = repository.save_reflection(
        replace(
            new,
            gate=gate,
            holds=(Hold(NOON, "legal", "counsel on the phone", NOON),),
            quiet=Quiet(NOON, None, "what I carry"),
            sittings=(Sitting(NOON, NOON, seen="calmer now"),),
            not_taken=(NotTaken(NOON, NOON, "no time that week"),),
            drafts={"why-not": "half a thought"},
        )
    )
    checked = Checked({"events": 2}, date(2026, 3, 9), "by the Release Coordinator", alone=False)
    repository.save_answer(one.id, "understanding", LevelsValue({}, None, (checked,)))
    choice = repository.choice(one.id, Door.GROUP)
    repository.save_choice(
        replace(
            choice,
            chosen=(Chosen("role", edited="a copy for them"),),
            aside=(Chosen("sense", edited="a copy put aside"),),
            aliases=(Alias("Tomas", "the person on call"),),
        )
    )
    share = Share(
        id="5" * 32, reflection=one.id, door=Door.GROUP, at=NOON, title="The Friday patch",
        for_whom="for the standup", why="so that it helps", format="html", size=1,
        sha256="0" * 64, prompts=("Role",), words=1, file_name="summary.html", content=b"x",
        questions=("What did you see?", "Who is affected?"), asked_away=NOON,
    )  # fmt: skip
    repository.add_share(share)
    repository.notes.save(Note("7" * 32, NOON, "the call on Friday", NoteState.KEPT))
    repository.notes.save(Note("8" * 32, NOON, "half a line"))
    answers = ((0, "it helped me too"), (1, "nobody else"))
    repository.ledger.save_reply(
        Reply("6" * 32, share.id, one.id, NOON, "Anna of the desk", answers)
    )
    return repository


def test_what_stands_beside_the_pages_is_in_it_too(
    written: Repository, outside: Outside, tmp_path: Path
) -> None:
    gate = load_gate(RESOURCES / "gate", "en")
    target = outside.base / "all.md"
    steps = write_readable(written, target, readable_words(gate), outside.clock, tmp_path)
    text = taken(steps).read_text("utf-8").replace("\\", "")
    assert [words for words in WRITTEN if words not in text] == []
    assert "Is a claim, a regulator, the police or an inquiry involved? Yes" in text
    assert "You asked for it to be deleted on" in text
