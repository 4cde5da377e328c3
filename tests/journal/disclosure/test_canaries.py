"""Every prompt of every shipped guide filled with its own marker: only the chosen one leaves."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from journal.disclosure.choosing import choosable
from journal.disclosure.formats.group import contents
from journal.disclosure.page import Page, make_page
from journal.disclosure.rendering import Format, read_back
from journal.errors import SealedChosen
from journal.guides.guide import Door, Guide, Prompt, PromptType
from journal.guides.load import load_guide
from journal.model import Answer, Choice, Chosen, NotTaken, Quiet, Sitting
from journal.values import (
    Came,
    ChoiceValue,
    DateValue,
    Fate,
    GateValue,
    LevelsValue,
    Look,
    LooksValue,
    Plan,
    PlansValue,
    Row,
    RowsValue,
    ScaleValue,
    TextValue,
    Value,
)
from tests.journal.disclosure.story import (
    ID,
    REFLECTION,
    RESOURCES,
    TODAY,
    WORDS,
    WRITTEN,
    made,
    without_the_sealed_part,
)

GUIDES = sorted(path.parent for path in (RESOURCES / "guides").glob("*/guide.toml"))


def _marker(prompt: Prompt, what: str = "") -> str:
    return "QX" + re.sub("[^A-Z0-9]", "", f"{prompt.id}{what}".upper()) + "XQ"


def _value(prompt: Prompt) -> Value:
    mark = _marker(prompt)
    match prompt.type:
        case PromptType.TEXT:
            return TextValue(mark)
        case PromptType.ROWS | PromptType.TIMELINE:
            return RowsValue((Row("id", {column.id: mark for column in prompt.columns}),), mark)
        case PromptType.PEOPLE:
            return RowsValue((Row("id", {"name": "Qxname", "role": mark}),), mark)
        case PromptType.CHOICE:
            return ChoiceValue((prompt.options[0].id,), mark)
        case PromptType.SCALE:
            return ScaleValue(7)
        case PromptType.DATE:
            return DateValue(date(2031, 12, 31))
        case PromptType.PLANS | PromptType.LOOKS:
            look = Look("id", Came.DID, mark, Fate.CHANGE, mark, mark, mark, mark, mark)
            plan = Plan("id", mark, mark, mark, mark)
            return LooksValue((look,)) if prompt.type is PromptType.LOOKS else PlansValue((plan,))
        case PromptType.LEVELS:
            return LevelsValue({mark: 3})
        case PromptType.GATE:
            return GateValue({mark: "yes"})


def _answers(guide: Guide) -> dict[str, Answer]:
    prompts = (prompt for stage in guide.stages() for prompt in stage.prompts)
    return {prompt.id: Answer(ID, prompt.id, _value(prompt), WRITTEN) for prompt in prompts}


def _pages(guide: Guide) -> Iterator[tuple[Prompt, Page]]:
    """Yield a page for each prompt that can be chosen, with that prompt alone."""
    gate = replace(
        REFLECTION.gate, contact="QXCONTACTXQ", case_reference="QXCASEXQ", cleared="QXCLEARXQ"
    )
    private = replace(
        REFLECTION,
        gate=gate,
        here="QXHEREXQ",
        sittings=(Sitting(WRITTEN, seen="QXSEENXQ"),),
        quiet=Quiet(WRITTEN, None, "QXCARRYALONGXQ"),
        not_taken=(NotTaken(WRITTEN, WRITTEN, "QXWHYNOTXQ"),),
        drafts={"carry": "QXDRAFTXQ"},
    )
    for door in Door:
        for item in choosable(guide, door):
            choice = Choice(ID, door, (Chosen(item.prompt),))
            if item.sealed:
                with pytest.raises(SealedChosen):
                    make_page(guide, private, _answers(guide), choice, today=TODAY, words=WORDS)
                continue
            page = make_page(guide, private, _answers(guide), choice, today=TODAY, words=WORDS)
            yield guide.prompt(item.prompt), page


def _everything_in(data: bytes) -> str:
    """Return what a file holds, unzipped where it is a package."""
    text = data.decode("utf-8", "replace")
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            text += "".join(package.read(name).decode() for name in package.namelist())
    return text


@pytest.mark.parametrize("folder", GUIDES, ids=lambda folder: folder.name)
def test_a_page_holds_the_chosen_marker_alone_in_every_format(folder: Path) -> None:
    seen = 0
    for prompt, page in _pages(load_guide(folder, "en")):
        has_words = prompt.type not in {PromptType.SCALE, PromptType.DATE}
        for form in get_args(Format):
            if form == "pdf" and seen % 6:
                continue  # slow; its words are those of the page, which read-back holds it to
            rendered = made(page, form)
            in_the_file = _everything_in(without_the_sealed_part(rendered.data))
            if form == "protected":  # what can be read without the passphrase knows nothing
                assert not re.search("QX|Qxname|2031", in_the_file)
                in_the_file += contents(rendered.data, rendered.passphrase).decode()
            found = read_back(rendered) + in_the_file
            markers = set(re.findall("QX[A-Z0-9]+?XQ", "".join(found.split())))
            assert markers == ({_marker(prompt)} if has_words else set())
            assert "Qxname" not in found
            assert ("2031" in found) == (prompt.type is PromptType.DATE)
        seen += 1
    assert seen > 2
