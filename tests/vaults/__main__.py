"""``python -m tests.vaults NAME`` saves a journal of today's format; all later versions open it.

It writes NAME/journal and NAME/expected.json here. What was saved once is never made anew after a
release: a later format gets a folder of its own beside it, and all of them are opened by the tests.
"""

import json
import shutil
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

from journal.clock import SetClock
from journal.guides.guide import Door, Guide, Prompt, PromptType
from journal.guides.load import load_guide
from journal.letterbox import Letterbox
from journal.model import (
    Alias,
    Choice,
    Chosen,
    ClosedHow,
    GateOutcome,
    GateRecord,
    Hold,
    Note,
    NoteState,
    Quiet,
    Reflection,
    Reply,
    Share,
)
from journal.path import close
from journal.repository import Repository
from journal.values import (
    Came,
    Checked,
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
from journal.vault import FLOOR, Vault, create, open_vault
from tests.journal.vault.rekeyed import rekey
from tests.vaults.telling import tell

HERE = Path(__file__).parent
GUIDES = HERE.parents[1] / "resources" / "guides"
FIRST, SECOND = "the tide comes back", "Ebbe und Flüsse 🌊 "
MONDAY = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
WORDS = (
    "I read the runbook “twice”, and went on — since the light was green.\n\n"
    "Später sagte Nadia: «Das Grün heißt nur, dass der Fühler lebt.» 🙂\tÜber alles. "
)


def value_of(prompt: Prompt, text: str) -> Value:
    """Return an answer of the prompt's type that uses all of it."""
    cells = {column.id: f"{text} {column.id}" for column in prompt.columns}
    rows = (Row(f"{prompt.id}-1", cells), Row(f"{prompt.id}-2", cells))
    plan = Plan("plan-1", "the month ends", text, "Patch Steward", "by the log", date(2026, 5, 4))
    on = date(2026, 4, 1)
    look = Look("plan-1", Came.DID, text, Fate.CHANGE, "it fits", "if", "then", "was", "did", on)
    levels = {line.id: len(prompt.levels) - 1 for line in prompt.lines}
    checked = Checked(levels, date(2026, 3, 9), "Nadia", alone=False)
    made: dict[PromptType, Value] = {
        PromptType.TEXT: TextValue(text),
        PromptType.ROWS: RowsValue(rows, text),
        PromptType.TIMELINE: RowsValue(rows, text),
        PromptType.PEOPLE: RowsValue(rows),
        PromptType.CHOICE: ChoiceValue(tuple(one.id for one in prompt.options[:2]), text),
        PromptType.SCALE: ScaleValue(prompt.scale[1]),
        PromptType.DATE: DateValue(date(2026, 3, 20)),
        PromptType.PLANS: PlansValue((plan, Plan("plan-2", "it rains", "I ask"))),
        PromptType.LOOKS: LooksValue((look, Look("plan-2"))),
        PromptType.LEVELS: LevelsValue(levels, date(2026, 3, 5), (checked,)),
        PromptType.GATE: GateValue({"policy": "no", "people": "unsure"}),
    }
    return made[prompt.type]


def fill(repository: Repository, clock: SetClock) -> None:
    """Write a reflection with each guide, in two sittings, and all that stands beside them."""
    kinds: set[str] = set()
    for folder in sorted(one for one in GUIDES.iterdir() if one.is_dir()):
        guide = load_guide(folder, "en")
        story = _begin(repository, guide, clock)
        for day, text in enumerate((WORDS, WORDS + "And so it was.")):
            clock.advance(timedelta(days=1))
            repository.begin_sitting()
            for at, prompt in enumerate(_prompts(guide)):
                if day == 0 or at % 5 == 0:
                    value = value_of(prompt, text)
                    repository.save_answer(story.id, prompt.id, value)
                    kinds.add(value.kind)
        _share(repository, guide, story, clock)
    _beside(repository, clock)
    left_out = {kind.kind for kind in get_args(Value)} - kinds
    if left_out:
        raise RuntimeError(f"no prompt of the shipped guides takes {left_out}")


def _prompts(guide: Guide) -> list[Prompt]:
    return [prompt for stage in guide.stages() for prompt in stage.prompts]


def _begin(repository: Repository, guide: Guide, clock: SetClock) -> Reflection:
    gate = GateRecord(
        answers={"policy": "no"},
        outcome=GateOutcome.CLEAR,
        at=clock.now(),
        contact="Legal",
        case_reference="C-7",
        cleared="Nadia",
    )
    new = repository.begin(guide, f"The Friday patch, {guide.id}", "Patch Steward", "Platform")
    held = Hold(clock.now(), "legal", "Nadia", clock.now())
    quiet = Quiet(clock.now(), clock.now() + timedelta(days=2), "Who saw it first?")
    return repository.save_reflection(
        replace(new, gate=gate, holds=(held,), quiet=quiet, drafts={"talk": WORDS})
    )


def _share(repository: Repository, guide: Guide, story: Reflection, clock: SetClock) -> None:
    prompts = [prompt.id for prompt in _prompts(guide)]
    aliases = (Alias("Nadia", "the engineer on call"), Alias("Jürgen Groß", "my lead"))
    chosen = (Chosen(prompts[0]), Chosen(prompts[1], frozenset({"a"}), "an edited copy"))
    for door in Door:
        repository.save_choice(Choice(story.id, door, chosen, aliases, ("a@b.c",), with_title=True))
    repository.save_aliases(aliases)
    content = WORDS.encode() * 9
    share = Share(
        id=f"share-{guide.id}",
        reflection=story.id,
        door=Door.GROUP,
        at=clock.now(),
        title=story.title,
        for_whom="my group",
        why="to learn",
        format="html",
        size=len(content),
        sha256="0" * 64,
        prompts=("What happened",),
        words=120,
        file_name="page.html",
        content=content,
        questions=("What did you see?",),
        letterbox=Letterbox(bytes(16), bytes(65), bytes(32)),
    )
    repository.ledger.save_share(share)
    answers = ((0, "We saw it, too."),)
    repository.ledger.save_reply(Reply("a" * 32, share.id, story.id, clock.now(), "N.", answers))
    stored = repository.entry(story.id).reflection
    if guide.id != "xoit":
        repository.save_reflection(close(guide, stored, ClosedHow.KEPT, clock))


def _beside(repository: Repository, clock: SetClock) -> None:
    gone = _begin(repository, load_guide(GUIDES / "xoit", "en"), clock)
    repository.save_answer(gone.id, "role", TextValue("To be deleted."))
    repository.delete(gone.id)
    share = repository.shares()[0]
    reply = Reply("b" * 32, share.id, share.reflection, clock.now(), "", ((0, "To be removed."),))
    repository.ledger.save_reply(reply)
    repository.ledger.remove_reply(reply)
    repository.notes.save(Note("c" * 32, clock.now(), WORDS, NoteState.KEPT))


def make(place: Path) -> None:
    """Write the journal and what it says."""
    clock = SetClock(MONDAY)
    folder = place / "journal"
    with TemporaryDirectory() as name:
        states = [Path(name) / "one", Path(name) / "other"]
        vault = create(folder, FIRST, state=states[0], clock=clock, kdf=FLOOR)
        fill(Repository(vault, clock), clock)
        vault.fold()
        vault.add_recovery()
        _write_on_another_device(folder, states[1], clock)
        vault.close()
        again = open_vault(folder, FIRST, state=states[0], clock=clock)
        code = rekey(again, SECOND, kdf=FLOOR)
        _write_one_more(again, clock)
        expected = {"passphrase": SECOND, "code": code, "says": tell(Repository(again, clock))}
        again.close()
    text = json.dumps(expected, indent=1, ensure_ascii=True) + "\n"
    (place / "expected.json").write_text(text, encoding="ascii")


def _write_on_another_device(folder: Path, state: Path, clock: SetClock) -> None:
    """Leave files of the first key, and a version that was made apart."""
    clock.advance(timedelta(days=1))
    vault = open_vault(folder, FIRST, state=state, clock=clock)
    repository = Repository(vault, clock)
    newest = repository.headlines(0, 1)[0].id
    prompt = next(iter(repository.entry(newest).answers))
    repository.save_answer(newest, prompt, TextValue("From another device. " + WORDS))
    vault.close()


def _write_one_more(vault: Vault, clock: SetClock) -> None:
    clock.advance(timedelta(days=1))
    repository = Repository(vault, clock)
    repository.begin_sitting()
    oldest = repository.headlines()[-1].id
    prompt = next(iter(repository.entry(oldest).answers))
    repository.save_answer(oldest, prompt, TextValue("Under the new key. " + WORDS))


if __name__ == "__main__":
    target = HERE / sys.argv[1]
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    make(target)
