"""The document of packs and its example are what the program reads."""

import re
from pathlib import Path

from journal.guides import pack
from journal.guides.load import load_gate
from journal.guides.pack_file import read_pack_file

ROOT = Path(__file__).parents[3]
DOC = (ROOT / "docs" / "organisation-pack.md").read_text(encoding="utf-8")
EXAMPLE = ROOT / "docs" / "organisation-pack.toml"
SHIPPED = load_gate(ROOT / "resources" / "gate", "en")


def test_the_example_can_be_imported_and_changes_each_thing_a_pack_can() -> None:
    read = read_pack_file(EXAMPLE, SHIPPED).pack
    assert read.roles
    assert read.questions
    changes = pack.gate_changes(read, SHIPPED)
    assert {one.id for one in changes.contacts} == {"data-protection", "legal", "helpline"}
    assert [one.id for one in changes.clocks] == ["data"]


def test_the_example_with_its_own_questions_can_be_imported(tmp_path: Path) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    start = text.index("# [[category]]")
    own = re.sub(r"^# ?", "", text[start:], flags=re.MULTILINE)
    without_clock = text[: text.index("# A deadline")]
    for contact in ("legal", "helpline"):  # the questions below do not lead to these
        without_clock = re.sub(rf'\[\[contact\]\]\nid = "{contact}"\n(.+\n)+', "", without_clock)
    read = pack.read_pack(EXAMPLE, without_clock + own, SHIPPED)
    assert [one.id for one in read.categories] == ["customer-data"]


def test_every_key_that_can_be_written_is_explained() -> None:
    code = (ROOT / "journal" / "guides" / "pack.py").read_text(encoding="utf-8")
    keys = {
        key
        for given in re.findall(r"\.only\(([^)]*)\)", code)
        for key in re.findall(r'"(\w+)"', given)
    }
    assert len(keys) > 15
    shown = [f"`{key}`" in DOC or f"`[[{key}]]`" in DOC for key in keys]
    assert all(shown), sorted(keys)


def test_the_ids_that_ship_are_the_ones_it_names() -> None:
    ids = [one.id for one in SHIPPED.contacts] + [one.id for one in SHIPPED.categories]
    assert [one for one in ids if f"`{one}`" not in DOC] == []
