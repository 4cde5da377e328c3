"""A whole journal to be read: Markdown, in the guide's order, all of it but the history.

For the person alone: names stand as they were written, and what is sealed is there. What is brought
in again is the JSON beside it. The words around the person's own are given.
"""

from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from journal.clock import Clock, local
from journal.disclosure.choosing import heading_of
from journal.disclosure.contents import DraftBlock, DraftList, DraftTable, blocks_of
from journal.disclosure.formats.markdown import escape
from journal.disclosure.page_words import PageWords
from journal.errors import AfterwordError
from journal.guides.guide import Door, Prompt, PromptType
from journal.model import Answer, Chosen, Heard, NoteState
from journal.repository import Entry, Repository
from journal.takeout.beside import BesideWords, about_share, beside
from journal.takeout.files import Progress, new_text
from journal.values import GateValue, LevelsValue, RowsValue, Value


@dataclass(frozen=True)
class ReadableWords:
    """The fixed words. Braces are filled by name."""

    page: PageWords
    title: str  # "Everything in this journal"
    taken: str  # "Taken out on {day}. Anybody who has this file can read it."
    untitled: str
    level: str  # "{line}: {level}"
    replies: str  # "Replies"
    notes: str  # "Noted in one line"
    noted: str  # "{day}: {text}"
    left: str  # "What has left this computer"
    share: str  # "{day}: {title}, {file}"
    asked: str  # "{question} {answer}"
    another: str  # "{by}, {day}"
    unreadable: str  # "This could not be read."
    beside: BesideWords


def write_readable(
    repository: Repository, target: Path, words: ReadableWords, clock: Clock, remembered: Path
) -> Generator[Progress, None, Path]:
    """Write ``target``, one reflection at each step. Errors as in ``take_out``.

    ``remembered`` is where this installation remembers the journal.
    """
    with new_text(target, remembered) as file:
        day = words.page.day(local(clock, clock.now()).date())
        file.write(_utf8([f"# {escape(words.title)}", escape(words.taken.format(day=day))]))
        file.write(_utf8(_notes(repository, words, clock)))
        headlines = repository.headlines()
        for done, headline in enumerate(headlines, 1):
            file.write(_utf8(_reflection(repository, headline.id, words, clock)))
            yield Progress(done, len(headlines))
        file.write(_utf8(_ledger(repository, words, clock)))
    return target


def _notes(repository: Repository, words: ReadableWords, clock: Clock) -> Iterator[str]:
    """Yield what was noted for later; a line still being typed is said to be that."""
    notes = repository.notes.all()
    if not notes:
        return
    yield f"## {escape(words.notes)}"
    lines = []
    for note in notes:
        begun = note.state is NoteState.BEGUN
        text = words.beside.draft.format(text=note.words) if begun else note.words
        day = words.page.day(local(clock, note.at).date())
        lines.append(words.noted.format(day=day, text=text))
    yield _list(tuple(lines))


def _utf8(parts: Iterator[str] | list[str]) -> bytes:
    """Return paragraphs as UTF-8; half a surrogate pair becomes a question mark."""
    return "".join(f"{part}\n\n" for part in parts).encode("utf-8", "replace")


def _reflection(
    repository: Repository, reflection_id: str, words: ReadableWords, clock: Clock
) -> Iterator[str]:
    try:
        entry = repository.entry(reflection_id)
    except AfterwordError:
        yield f"## {escape(words.unreadable)}"
        return
    reflection = entry.reflection
    yield f"## {escape(_line(reflection.title) or words.untitled)}"
    day = words.page.day(local(clock, reflection.created).date())
    facts = (day, reflection.role, reflection.group, entry.guide.name)
    yield escape(" · ".join(_line(fact) for fact in facts if fact.strip()))
    yield from _answers(entry, words)
    if entry.damaged:
        yield escape(words.unreadable)
    yield from _beside(repository, entry, words, clock)
    yield from _replies(repository.ledger.heard(reflection_id), words)


def _beside(
    repository: Repository, entry: Entry, words: ReadableWords, clock: Clock
) -> Iterator[str]:
    prompts = (prompt for stage in entry.guide.stages() for prompt in stage.prompts)
    headings = {prompt.id: heading_of(prompt) for prompt in prompts}
    choices = tuple(repository.choice(entry.reflection.id, door) for door in Door)

    def day(moment: datetime) -> str:
        return words.page.day(local(clock, moment).date())

    lines = tuple(beside(entry.reflection, choices, headings, words.beside, day))
    if lines:
        yield f"### {escape(words.beside.title)}"
        yield _list(lines)


def _answers(entry: Entry, words: ReadableWords) -> Iterator[str]:
    for stage in entry.guide.stages():
        told = [part for prompt in stage.prompts for part in _answer(prompt, entry.answers, words)]
        if told:
            yield f"### {escape(_line(stage.name))}"
            yield from told


def _answer(prompt: Prompt, answers: Mapping[str, Answer], words: ReadableWords) -> Iterator[str]:
    answer = answers.get(prompt.id)
    if answer is None or answer.value.is_empty():
        return
    yield f"#### {escape(_line(prompt.question))}"
    yield from _value(prompt, answer.value, words)


def _value(prompt: Prompt, value: Value, words: ReadableWords) -> Iterator[str]:
    match value:
        case LevelsValue():
            yield _list(_levels(prompt, value, words))
        case GateValue():
            yield _list(
                words.level.format(line=line, level=said) for line, said in value.answers.items()
            )
        case RowsValue() if prompt.type is PromptType.PEOPLE:
            cells = (filter(None, map(str.strip, row.cells.values())) for row in value.rows)
            yield _list(" · ".join(row) for row in cells)
        case _:
            for block in blocks_of(prompt, value, Chosen(prompt.id), words.page):
                yield _block(block)


def _levels(prompt: Prompt, value: LevelsValue, words: ReadableWords) -> Iterator[str]:
    yield from _lines_of(prompt, value.levels, words)
    for other in value.others:
        by = other.by if not other.alone else ""
        day = words.page.day(other.on) if other.on else ""
        yield words.another.format(by=by, day=day).strip(", ")
        yield from _lines_of(prompt, other.levels, words)


def _lines_of(prompt: Prompt, levels: Mapping[str, int], words: ReadableWords) -> Iterator[str]:
    names = {line.id: line.name for line in prompt.lines}
    for line, level in levels.items():
        named = 0 <= level < len(prompt.levels)
        said = prompt.levels[level].name if named else str(level)
        yield words.level.format(line=names.get(line, line), level=said)


def _block(block: DraftBlock) -> str:
    match block:
        case DraftTable():
            rows = [block.columns, ("---",) * len(block.columns), *block.rows]
            return "\n".join(_row(row, is_rule=at == 1) for at, row in enumerate(rows))
        case DraftList():
            return _list(block.items)
        case _:
            lines = (block.text, *block.details)
            mark = "> " if block.is_plan else ""
            return f"\n{mark.strip()}\n".join(f"{mark}{escape(_line(line))}" for line in lines)


def _row(cells: tuple[str, ...], *, is_rule: bool) -> str:
    return "".join(f"| {cell if is_rule else escape(_line(cell))} " for cell in cells) + "|"


def _list(items: Iterator[str] | tuple[str, ...]) -> str:
    return "\n".join(f"- {escape(_line(item))}" for item in items)


def _replies(heard: tuple[Heard, ...], words: ReadableWords) -> Iterator[str]:
    replies = [(one, page.questions) for page in heard for one in page.replies]
    if not replies:
        return
    yield f"### {escape(words.replies)}"
    for reply, questions in replies:
        answers = (_answered(questions, place, text, words) for place, text in reply.answers)
        yield _list(tuple(line for line in (reply.from_, *answers) if line.strip()))


def _answered(questions: tuple[str, ...], place: int, text: str, words: ReadableWords) -> str:
    question = questions[place] if 0 <= place < len(questions) else ""
    return words.asked.format(question=question, answer=text) if text.strip() else ""


def _ledger(repository: Repository, words: ReadableWords, clock: Clock) -> Iterator[str]:
    shares = repository.ledger.shares()
    days = {share.id: local(clock, share.at).date() for share in shares}
    if shares:
        yield f"## {escape(words.left)}"
    for share in shares:
        left = words.share.format(
            day=words.page.day(days[share.id]),
            title=share.title,
            file=share.file_name or share.format,
        )
        yield _list((left, *about_share(share, days, words.beside, words.page.day)))


def _line(text: str) -> str:
    """Return text as one line: a paragraph of Markdown, not a break in it."""
    return " ".join(text.split())
