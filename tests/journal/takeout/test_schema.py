"""The shipped schema says what the model is, and what is taken out fits it."""

import copy
import json
from typing import Any

import pytest

from journal.codec import encode
from journal.guides.load import load_guide
from journal.repository import records
from journal.repository.kinds import KINDS, headline_for, kind_of
from journal.sample import load_sample
from journal.takeout.reading import parse_dump
from tests.journal.takeout import schema
from tests.journal.takeout.outside import Outside

PAGE = (schema.FILE.parents[2] / "docs" / "json.md").read_text(encoding="utf-8")
SCHEMA = json.loads(schema.FILE.read_text(encoding="utf-8"))


def test_the_shipped_schema_is_that_of_the_model() -> None:
    assert schema.FILE.read_text(encoding="utf-8") == schema.text(), (
        "write it anew: python -m tests.journal.takeout.schema"
    )


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.prefix)
def test_every_kind_of_record_is_documented(kind: Any) -> None:
    assert f"`{kind.prefix}" in PAGE


def test_every_name_that_records_have_is_of_a_known_kind() -> None:
    names = [value for name, value in vars(records).items() if name.isupper()]
    assert len(names) > 5
    assert [name for name in names if kind_of(name) is None] == []


def _story(outside: Outside) -> dict[str, Any]:
    vault = outside.journal()
    resources = schema.FILE.parents[1]
    guide = load_guide(resources / "guides" / "xoit", "en")
    sample = load_sample(resources / "sample" / "friday-patch.toml", guide)
    values = [sample.reflection, *sample.answers.values(), sample.choice, guide.source]
    for value in values:
        kind = next(kind for kind in KINDS if isinstance(value, kind.shape))
        thing, body = kind.name_of(value), encode(value)
        vault.put(thing, body, headline_for(thing, body) or b"")
    said: dict[str, Any] = json.loads(outside.out(vault).path.read_bytes())
    return said


def test_a_whole_story_fits_the_schema_and_altered_ones_do_not(outside: Outside) -> None:
    story = _story(outside)
    assert len(story["things"]) > 20
    assert schema.problems(story, SCHEMA, SCHEMA) == []
    altered = copy.deepcopy(story)
    answer = next(one for one in altered["things"] if one["thing"].startswith("answer/"))
    answer["versions"][0]["body"]["value"] = {"kind": "poem"}
    assert schema.problems(altered, SCHEMA, SCHEMA)
    for key in ("format", "version", "things"):
        assert schema.problems({**story, key: 7}, SCHEMA, SCHEMA)
    assert parse_dump(json.dumps(story, indent=4).encode()) == parse_dump(
        json.dumps(story).encode()
    )
