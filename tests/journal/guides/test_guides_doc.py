"""What ``docs/guides.md`` tells somebody to write is what the program reads."""

import re
from pathlib import Path

from journal.guides.guide import GuideSource
from journal.guides.load import guide_from_source, load_gate

ROOT = Path(__file__).parents[3]
DOC = (ROOT / "docs" / "guides.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```toml\n(.*?)```", DOC, re.DOTALL)


def test_the_small_guide_of_the_document_opens() -> None:
    guide = guide_from_source(GuideSource(BLOCKS[0], BLOCKS[1], "en"))
    assert guide.name == "Three lines"


def test_the_small_gate_of_the_document_opens(tmp_path: Path) -> None:
    (tmp_path / "gate.toml").write_text(BLOCKS[2], encoding="utf-8")
    (tmp_path / "en.toml").write_text(BLOCKS[3], encoding="utf-8")
    assert load_gate(tmp_path, "en").categories[0].yes == "hold"


def test_every_reason_a_mistake_can_have_is_explained() -> None:
    code = "".join(file.read_text("utf-8") for file in (ROOT / "journal" / "guides").glob("*.py"))
    given = re.findall(r'(?:mistake\(|reason=|missing=| else )"([a-z0-9]+(?:-[a-z0-9]+)*)"', code)
    assert len(set(given)) > 15
    assert [one for one in set(given) if f"`{one}`" not in DOC] == []
