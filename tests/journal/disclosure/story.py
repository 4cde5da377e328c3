"""English words of a page, a small guide, and the sample story's shape, for tests of the door."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

from journal.disclosure.envelope import Envelope
from journal.disclosure.page import Page, make_page
from journal.disclosure.page_words import GroupPageWords, HourWords, PageWords, Question
from journal.disclosure.protection import Protection
from journal.disclosure.rendering import FOR_REPLIES, Format, Rendered, render
from journal.guides.guide import (
    Column,
    Door,
    Guide,
    GuideSource,
    Option,
    Part,
    Prompt,
    PromptType,
    Share,
    Stage,
    StageKind,
)
from journal.letterbox import Letterbox
from journal.model import Alias, Answer, Choice, Chosen, GuideRef, Reflection
from journal.values import (
    Came,
    ChoiceValue,
    DateValue,
    Fate,
    GateValue,
    LevelsValue,
    Plan,
    PlansValue,
    Row,
    RowsValue,
    ScaleValue,
    TextValue,
    Value,
)

RESOURCES = Path(__file__).parents[3] / "resources"
TODAY = date(2026, 3, 24)
WRITTEN = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
ID = "0123456789abcdef0123456789abcdef"

WORDS = PageWords(
    language="en",
    untitled="A reflection",
    for_group="For the group {group}",
    for_expectations="For the conversation about expectations",
    shared_by="Shared by the {role}",
    date="{day} {month} {year}",
    months=(
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ),
    plan="If {when}, then {then}.",
    owner="Who: {owner}",
    how="How I will know: {how}",
    look_again="We look again: {day}",
    came={
        Came.DID: "It came up, and I did it.",
        Came.ELSE: "I did something else.",
        Came.NOT_YET: "It did not come up.",
    },
    fates={Fate.KEEP: "I keep it.", Fate.CHANGE: "I change it.", Fate.DROP: "I let it go."},
    changed="Now: {plan}",
    note="{name}: {note}",
    scale="{value} of {highest}",
    person="Person",
    closing="An extract chosen by its author, written with the guide “{guide}”.",
    recognise="Roles stand for names here. Colleagues may still recognise people.",
    for_members="Questions for you",
    questions=(Question("saw", "What did you see?"), Question("cost", "What did it cost you?")),
    hour=HourWords(
        "The hour", "For whoever leads it.", ("Minutes", "What happens"),
        (("0–5", "Say what it is for."), ("5–10", "The author reads.")),
    ),
)  # fmt: skip

GROUP_WORDS = GroupPageWords(
    tab="A page for the group", notice="If nothing opens below.", ask="Ask for the passphrase.",
    passphrase="Passphrase", open="Open", guide=(("Read", "It takes {minutes}."),),
    minutes="{} min".format,
    reply="Your reply", reply_lead="Answer what you like.", from_="Your role, if you like",
    anything="What would you like to say?", save="Save my reply", copy="Copy it as text",
    note="This page sends nothing.", complete="This page is complete in itself.",
    told={"wrong": "That isn’t the passphrase."},
)  # fmt: skip

PASSPHRASE = "harbour tulip nineteen"
# The key pair of the P-256 vector in RFC 9180, A.3.1.
LETTERBOX = Letterbox(
    bytes(range(16)),
    bytes.fromhex(
        "04fe8c19ce0905191ebc298a9245792531f26f0cece2460639e8bc39cb7f706a82"
        "6a779b4cf969b8a0e539c7f62fb3d30ad6aa8f80e30f1d128aafd68a2ce72ea0"
    ),
    bytes.fromhex("f3ce7fdae57e1a310d87f1ebbde6f328be0a99cdbcadf4d6589cf29de4b8ffd2"),
)
CHEAP = Protection(PASSPHRASE, bytes(16), bytes(12), iterations=1000)


def envelope_for(form: Format) -> Envelope | None:
    """Return the same envelope each time, whose key is cheap to derive."""
    if form not in FOR_REPLIES:
        return None
    return Envelope(LETTERBOX, GROUP_WORDS, CHEAP if form == "protected" else None)


def without_the_sealed_part(data: bytes) -> bytes:
    """Return what a protected page holds in the clear; its sealed part is random letters."""
    return re.sub(rb'(<div id="sealed"[^>]*>)[^<]*', rb"\1", data)


def made(page: Page, form: Format) -> Rendered:
    """Return the page's bytes in any format."""
    return render(page, form, RESOURCES, envelope_for(form))


ALIASES = (
    Alias("Tomas", "the person on call"),
    Alias("Nadia", "the Order Desk"),
    Alias("Jonas Weber", "the Release Coordinator"),
    Alias("Hallmark Foods", "a customer"),
)


def _options(*names: str) -> tuple[Option, ...]:
    return tuple(Option(name.lower(), name) for name in names)


def _prompt(prompt_id: str, kind: PromptType, share: Share, **rest: object) -> Prompt:
    heading = f"About {prompt_id}"
    return Prompt(prompt_id, kind, f"What of {prompt_id}?", heading=heading, share=share, **rest)  # type: ignore[arg-type]  # the rest are the fields of one prompt type


_SEALED, _OPEN, _FIRST = Share.SEALED, Share.CHOOSABLE, Share.SUGGESTED

_STAGES = (
    Stage(
        "gate", "Gate", StageKind.GATE, (_prompt("gate", PromptType.GATE, _SEALED),), private=True
    ),
    Stage(
        "take",
        "Take time",
        StageKind.WRITING,
        (
            _prompt(
                "happened",
                PromptType.TIMELINE,
                _OPEN,
                columns=(
                    Column("time", "When", "short"),
                    Column("saw", "Saw"),
                    Column("did", "Did"),
                ),
                note_name="Learned later",
            ),
            _prompt("role", PromptType.TEXT, _FIRST),
            _prompt(
                "people",
                PromptType.PEOPLE,
                _OPEN,
                columns=(Column("name", "Name"), Column("role", "Role")),
            ),
            _prompt("feelings", PromptType.SCALE, _SEALED),
            _prompt("sure", PromptType.SCALE, _OPEN),
            _prompt(
                "repair",
                PromptType.ROWS,
                _OPEN,
                columns=(
                    Column("whom", "Whom"),
                    Column("day", "By when", "date"),
                    Column("kind", "Kind", "choice", _options("Tool", "Habit")),
                ),
            ),
            _prompt(
                "ask", PromptType.CHOICE, _FIRST, options=_options("View", "Help"), several=True
            ),
            _prompt("day", PromptType.DATE, _OPEN),
            _prompt("plans", PromptType.PLANS, _FIRST),
            _prompt("question", PromptType.TEXT, _FIRST, asks_group=True),
            _prompt("levels", PromptType.LEVELS, _OPEN),  # a careless guide: still sealed
        ),
    ),
    Stage(
        "talk",
        "Talk",
        StageKind.EXPECTATIONS,
        (_prompt("talk", PromptType.TEXT, _OPEN), _prompt("well", PromptType.TEXT, _SEALED)),
        Door.EXPECTATIONS,
    ),
    Stage("close", "Close", StageKind.CLOSE, (_prompt("carry", PromptType.TEXT, _OPEN),)),
)

GUIDE = Guide(
    "small",
    "1",
    "The small guide",
    "",
    5,
    (Part("one", "One", "", _STAGES),),
    GuideSource("", "", "en"),
)

VALUES: dict[str, Value] = {
    "gate": GateValue({"danger": "no"}),
    "happened": RowsValue(
        (
            Row("r1", {"time": "16:04", "saw": "The orders stop."}),
            Row("r2", {"time": "16:20", "saw": "Nadia calls."}),
            Row("r3", {"time": "16:55", "did": "Tomas and I roll back."}),
        ),
        "Tomas knew the store.",
    ),
    "role": TextValue("I chose Friday and asked nobody.\n\nI did not call Tomas."),
    "people": RowsValue((Row("p1", {"name": "Tomas", "role": "the person on call"}),)),
    "feelings": ScaleValue(8),
    "sure": ScaleValue(7),
    "repair": RowsValue(
        (Row("q1", {"whom": "Hallmark Foods", "day": "2026-03-30", "kind": "tool"}),)
    ),
    "ask": ChoiceValue(("view", "help"), "From Jonas most of all."),
    "day": DateValue(date(2026, 4, 7)),
    "plans": PlansValue(
        (
            Plan("c1", "a patch is due on Friday", "I call Tomas before I start", owner="Nadia"),
            Plan("c2", "it touches orders", "I restart one node", look_again=date(2026, 4, 7)),
        )
    ),
    "question": TextValue("What would you expect on a Friday?"),
    "levels": LevelsValue({"effect": 2}),
    "talk": TextValue("What was seen: Weber had no list."),
    "well": TextValue("I am tired."),
    "carry": TextValue("I carry the habit of asking."),
}

REFLECTION = Reflection(
    ID,
    WRITTEN,
    GuideRef("small", "1", "en", "0" * 64),
    title="The Friday patch",
    role="Patch Steward",
    group="Platform Reliability",
)


def answers_with(**values: Value) -> dict[str, Answer]:
    """Return the story's answers, some of them with another value."""
    return {
        prompt: Answer(ID, prompt, value, WRITTEN) for prompt, value in (VALUES | values).items()
    }


def choose(*prompts: str | Chosen, door: Door = Door.GROUP, **rest: object) -> Choice:
    """Return a choice of whole prompts or of parts of them, with the whole head of the page."""
    chosen = tuple(Chosen(one) if isinstance(one, str) else one for one in prompts)
    head = dict.fromkeys(("with_title", "with_role", "with_date"), True)
    fields: dict[str, object] = {"aliases": ALIASES} | head | rest
    return Choice(ID, door, chosen, **fields)  # type: ignore[arg-type]  # the rest of a choice's fields


def page_of(choice: Choice, reflection: Reflection = REFLECTION, **values: Value) -> Page:
    """Return the page for a choice from the story."""
    return make_page(GUIDE, reflection, answers_with(**values), choice, today=TODAY, words=WORDS)


EVERYTHING = (
    "happened", "role", "people", "sure", "repair", "ask", "day", "plans",
)  # fmt: skip
