"""The words that ship: short, calm, to an adult, and free of what makes a person feel judged."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from journal.guides.guide import Guide, Prompt, PromptType
from journal.guides.load import find_guides, load_gate

RESOURCES = Path(__file__).parents[2] / "resources"
FILES = [
    *sorted((RESOURCES / "guides").glob("*/en.toml")),
    RESOURCES / "gate" / "en.toml",
    *sorted((RESOURCES / "sample").glob("*.toml")),
]
NEVER = re.compile(
    r"\b(errors?|fail(ed|ures?)?|faults?|guilty?|violat(e|ed|ion|ions)|compliance"
    r"|perform(ed|ing|ance)?|root causes?|anonym(ous|ously|ity)|incident owner|blame[ds]?)\b",
    re.IGNORECASE,
)
PRAISE = re.compile(
    r"\b(well done|great|congratulations|awesome|proud of|don['\u2019]t worry|streak|points"
    r"|you failed|should have|careless|just be)\b",
    re.IGNORECASE,
)
FIRST_PERSON = re.compile(r"\b(I|I['\u2019]\w+|me|my|mine|we|us|our|ours)\b")
QUOTED = re.compile(r"“[^”]*”")
HELP_LIMIT = 140
STAGE_LIMIT = 28
HINT_LIMIT = 60
GUIDES = find_guides([RESOURCES / "guides"], "en")
GATE = load_gate(RESOURCES / "gate", "en")


def texts(data: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Give the key and the text of every string in a file."""
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from texts(value, f"{path}.{key}")
    elif isinstance(data, list):
        for position, value in enumerate(data, 1):
            yield from texts(value, f"{path}[{position}]")


def prompts() -> list[Any]:
    return [
        pytest.param(prompt, id=f"{guide.id}.{prompt.id}")
        for guide in GUIDES.guides
        for stage in guide.stages()
        for prompt in stage.prompts
    ]


def test_every_shipped_guide_can_be_read() -> None:
    assert [guide.id for guide in GUIDES.guides] == [
        "after-action",
        "gibbs",
        "near-miss",
        "restorative",
        "what-so-what",
        "xoit",
    ]
    assert GUIDES.broken == ()


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_nothing_shouts_and_nothing_judges(file: Path) -> None:
    words = dict(texts(tomllib.loads(file.read_text(encoding="utf-8"))))
    assert len(words) > 20  # the walk over the file found its texts
    wrong = {
        key: text
        for key, text in words.items()
        if "!" in text or NEVER.search(without_offices(text)) or PRAISE.search(text)
    }
    assert not wrong


def without_offices(text: str) -> str:
    """Leave out the gate's contacts: an office bears the name that people know it by."""
    for contact in GATE.contacts:
        text = text.replace(contact.name, "")
    return text


def test_the_check_for_words_can_fail() -> None:
    assert NEVER.search("This was your fault.")
    assert NEVER.search(without_offices("Check compliance first."))
    assert not NEVER.search("by default")


@pytest.mark.parametrize("prompt", prompts())
def test_a_question_speaks_to_the_person(prompt: Prompt) -> None:
    assert prompt.question.endswith(("?", "like"))  # "In your own words, if you like"
    assert not FIRST_PERSON.search(QUOTED.sub("", f"{prompt.question} {prompt.help}"))


@pytest.mark.parametrize("prompt", prompts())
def test_a_help_line_fits_two_lines(prompt: Prompt) -> None:
    assert 0 < len(prompt.help) <= HELP_LIMIT


@pytest.mark.parametrize("prompt", prompts())
def test_whoever_answers_has_an_example_to_look_at(prompt: Prompt) -> None:
    assert prompt.example.strip() or prompt.type is PromptType.GATE


@pytest.mark.parametrize("guide", GUIDES.guides, ids=lambda guide: guide.id)
def test_names_on_the_path_fit_the_path(guide: Guide) -> None:
    assert all(len(stage.name) <= STAGE_LIMIT for stage in guide.stages())
    assert all(part.about for part in guide.parts)


def test_what_may_leave_has_a_heading() -> None:
    for guide in GUIDES.guides:
        for stage in guide.stages():
            headings = [one.heading for one in stage.prompts if one.share != "sealed"]
            assert all(headings), stage.id
            assert len(set(headings)) == len(headings), stage.id


def test_the_gate_is_short_and_blames_nobody() -> None:
    assert len(GATE.categories) <= 7
    for category in GATE.categories:
        assert category.question.endswith("?")
        assert 0 < len(category.hint) <= HINT_LIMIT
        assert category.unsure == "ask"
        assert "A yes does not mean that you did something wrong." in category.advice
        assert not FIRST_PERSON.search(category.question + category.hint)


def test_every_advice_says_whom_to_see() -> None:
    for category in GATE.categories:
        names = {one.name for one in GATE.contacts if one.id in category.contacts}
        said = category.advice.lower()
        assert any(name.lower() in said for name in names) or "someone you trust" in said
