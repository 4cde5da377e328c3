"""What docs/format.md says of the records is what is stored, for a reader yet to be written."""

from dataclasses import fields
from pathlib import Path
from typing import get_args

import pytest

from journal.guides.guide import Door
from journal.repository import records
from journal.values import Plan, Row, Value

PAGE = (Path(__file__).parents[3] / "docs" / "format.md").read_text(encoding="utf-8")
SECTION = PAGE.split("## 10. What the records say")[1].split("\n## ")[0]


@pytest.mark.parametrize("kind", get_args(Value), ids=lambda kind: kind.kind)
def test_every_kind_of_answer_is_described_with_its_keys(kind: type[Value]) -> None:
    described = SECTION.split(f"`{kind.kind}` (")[1].split(")")[0]
    assert [one.name for one in fields(kind) if f"`{one.name}`" not in described] == []


@pytest.mark.parametrize("part", [Plan, Row])
def test_rows_and_plans_are_described_with_their_keys(part: type[Plan | Row]) -> None:
    assert [one.name for one in fields(part) if f"`{one.name}`" not in SECTION] == []


def test_every_name_of_a_thing_is_described() -> None:
    names = (
        records.reflection_thing("<id>"),
        records.answer_thing("<reflection>", "<prompt>"),
        records.guide_thing("<sha-256 in hex>"),
        records.share_thing("<id>"),
        "choice/<reflection>/<door>",
        *Door,
        records.ALIASES,
        records.PROFILE,
        records.note_thing("<id>"),
    )
    assert [name for name in names if f"`{name}`" not in SECTION] == []
