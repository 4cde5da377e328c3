"""Parts and stages of a guide, and what must hold over the whole of it.

It knows the shape of a guide and nothing of files or folders.
"""

from collections.abc import Iterable

from journal.guides.guide import Door, Part, Prompt, PromptType, Share, Stage, StageKind
from journal.guides.prompts import read_prompt
from journal.guides.table import Table

PROMPT_LIMIT = 200
_WEEKS_LIMIT = 104


def read_parts(structure: Table, words: Table) -> tuple[Part, ...]:
    """Return all parts; ``GuideError`` at the first thing that does not fit."""
    tables = list(structure.tables("part"))
    if not tables:
        raise structure.mistake("missing-key", "part")
    _check_ids(structure)
    _check_recall(structure)
    parts = tuple(_read_part(table, words) for table in tables)
    _check_gate_first(structure, parts)
    _check_words(words, parts)
    return parts


def read_threshold(structure: Table, parts: tuple[Part, ...]) -> tuple[tuple[str, int], ...]:
    """Return the least level of each understanding line that the talk asks for."""
    table = structure.table("threshold")
    highest = {
        line.id: len(prompt.levels) - 1 for prompt in _prompts(parts) for line in prompt.lines
    }
    for line in table.data:
        if line not in highest:
            raise table.mistake("unknown-value", line)
    return tuple((line, table.number(line, 1, highest[line])) for line in table.data)


def _read_part(table: Table, words: Table) -> Part:
    table.only("id", "stage")
    part = table.identifier()
    own = words.table("part").table(part)
    own.only("name", "about")
    stages = tuple(_read_stage(stage, words) for stage in table.tables("stage"))
    if not stages:
        raise table.mistake("missing-key", "stage")
    return Part(part, own.text("name", missing="missing-words"), own.text("about", ""), stages)


def _read_stage(table: Table, words: Table) -> Stage:
    table.only("id", "kind", "door", "weeks", "coach", "prompt")
    stage = table.identifier()
    kind = table.word("kind", StageKind, StageKind.WRITING)
    own = words.table("stage").table(stage)
    own.only("name", *(("means",) if kind is StageKind.EXPECTATIONS else ()))
    prompts = tuple(_stage_prompts(table, words))
    door = table.word("door", Door, Door.GROUP)
    _check_stage(table, kind, door, prompts)
    return Stage(
        id=stage,
        name=own.text("name", missing="missing-words"),
        kind=kind,
        prompts=prompts,
        door=door,
        weeks=table.number("weeks", 1, _WEEKS_LIMIT) if kind is StageKind.FOLLOW_UP else 0,
        private=bool(prompts) and all(prompt.share is Share.SEALED for prompt in prompts),
        means=own.text("means", ""),
        coach=table.flag("coach", default=True),
    )


def _stage_prompts(table: Table, words: Table) -> Iterable[Prompt]:
    for position, prompt in enumerate(table.tables("prompt")):
        read = read_prompt(prompt, words.table("prompt").table(prompt.identifier()))
        if position == 0 and not read.starts_page:
            raise prompt.mistake("does-not-fit", "page")
        yield read


def _check_stage(table: Table, kind: StageKind, door: Door, prompts: tuple[Prompt, ...]) -> None:
    if bool(prompts) is (kind is StageKind.CHOOSE):
        raise table.mistake("does-not-fit" if prompts else "missing-key", "prompt")
    if table.has("weeks") and kind is not StageKind.FOLLOW_UP:
        raise table.mistake("does-not-fit", "weeks")
    gates = [prompt.type is PromptType.GATE for prompt in prompts]
    if gates.count(True) != (kind is StageKind.GATE):
        raise table.mistake("gate-misplaced", "kind")
    leaves = any(prompt.share is not Share.SEALED for prompt in prompts)
    if kind is StageKind.EXPECTATIONS and leaves and door is not Door.EXPECTATIONS:
        raise table.mistake("private-spot", "door")


def _check_gate_first(structure: Table, parts: tuple[Part, ...]) -> None:
    gates = [stage.kind is StageKind.GATE for part in parts for stage in part.stages]
    if gates != [True] + [False] * (len(gates) - 1):
        raise structure.mistake("gate-misplaced", "part", 0)


def _check_ids(structure: Table) -> None:
    """Parts, stages and prompts each have ids of their own over the whole guide."""
    tables = list(structure.tables("part"))
    for inner in ("stage", "prompt", ""):
        seen: set[str] = set()
        for table in tables:
            if table.identifier() in seen:
                raise table.mistake("duplicate-id", "id")
            seen.add(table.identifier())
        tables = [one for table in tables for one in table.tables(inner)] if inner else tables
    if len(tables) > PROMPT_LIMIT:
        raise structure.mistake("too-many", "part")
    _check_promptless(structure, {table.identifier() for table in tables})


def _check_promptless(structure: Table, prompts: set[str]) -> None:
    """A page is known by its first prompt or, without one, by its stage: no two may be the same."""
    for part in structure.tables("part"):
        for stage in part.tables("stage"):
            if not stage.has("prompt") and stage.identifier() in prompts:
                raise stage.mistake("duplicate-id", "id")


def _check_recall(structure: Table) -> None:
    tables = [
        prompt
        for part in structure.tables("part")
        for stage in part.tables("stage")
        for prompt in stage.tables("prompt")
    ]
    known = {table.identifier() for table in tables}
    earlier: dict[str, str] = {}
    for table in tables:
        recalled = table.identifiers("recall")
        for one in recalled:
            if one not in earlier:
                raise table.mistake("recall-later" if one in known else "recall-unknown", "recall")
        kind = table.text("type")
        if kind == PromptType.LOOKS and PromptType.PLANS not in map(earlier.get, recalled):
            raise table.mistake("plans-needed", "recall")
        earlier[table.identifier()] = kind


def _check_words(words: Table, parts: tuple[Part, ...]) -> None:
    words.table("part").only(*(part.id for part in parts), reason="words-for-nothing")
    stages = (stage.id for part in parts for stage in part.stages)
    words.table("stage").only(*stages, reason="words-for-nothing")
    words.table("prompt").only(*(one.id for one in _prompts(parts)), reason="words-for-nothing")


def _prompts(parts: tuple[Part, ...]) -> list[Prompt]:
    return [prompt for part in parts for stage in part.stages for prompt in stage.prompts]
