"""The gate's file, which an organisation may replace: whole, or refused at a line."""

from pathlib import Path

import pytest

from journal.errors import GuideError
from journal.guides.load import load_gate

SAMPLE = Path(__file__).parents[1] / "samples" / "gate"
STRUCTURE = (SAMPLE / "gate.toml").read_text(encoding="utf-8")
WORDS = (SAMPLE / "en.toml").read_text(encoding="utf-8")


def put(folder: Path, structure: str = STRUCTURE, words: str = WORDS) -> Path:
    (folder / "gate.toml").write_text(structure, encoding="utf-8")
    (folder / "en.toml").write_text(words, encoding="utf-8")
    return folder


def test_the_gate_arrives_with_where_each_answer_leads(tmp_path: Path) -> None:
    gate = load_gate(put(tmp_path), "fi")
    danger, claim = gate.categories
    assert (danger.yes, danger.unsure, danger.contacts) == ("stop", "ask", ("safety",))
    assert (claim.yes, claim.clock) == ("hold", "Three days run.")
    assert [(one.id, one.name, one.how) for one in gate.contacts] == [
        ("safety", "Safety", "ext. 12"),
        ("legal", "Legal", ""),
    ]


@pytest.mark.parametrize(
    ("old", "new", "file", "line", "key", "reason"),
    [
        ('yes = "stop"', 'yes = "go"', "gate", 5, "category[1].yes", "unknown-value"),
        ('unsure = "hold"\n', "", "gate", 8, "category[2].unsure", "missing-key"),
        ('id = "claim"', 'id = "danger"', "gate", 9, "category[2].id", "duplicate-id"),
        ('contacts = ["safety"]', "contacts = []", "gate", 7, "category[1].contacts",
         "missing-key"),
        ('version = "1"', 'version = "1"\nx = 1', "gate", 3, "x", "unknown-key"),
        ('advice = "Delete nothing."\n', "", "en", 7, "category.claim.advice", "missing-words"),
        ('name = "Legal"', "", "en", 14, "contact.legal.name", "missing-words"),
        ("[contact.legal]", "[contact.loyal]", "en", 14, "contact.loyal", "words-for-nothing"),
    ],
)  # fmt: skip
def test_a_mistake_in_the_gate_is_named(
    tmp_path: Path, old: str, new: str, file: str, line: int, key: str, reason: str
) -> None:
    assert (STRUCTURE + WORDS).count(old) == 1
    with pytest.raises(GuideError) as caught:
        load_gate(put(tmp_path, STRUCTURE.replace(old, new), WORDS.replace(old, new)), "en")
    mistake = caught.value
    assert (mistake.file.stem, mistake.line, mistake.key, mistake.reason) == (
        file,
        line,
        key,
        reason,
    )
