"""The page that leaves: only what was chosen, in the guide's order, with roles for names.

Made from a choice and the answers it names; nothing else of a reflection is read, so gate answers,
levels, drafts and history cannot be on it. The page says nothing of what was left out, and knows no
format.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias

from journal.disclosure.choosing import check_choice, heading_of
from journal.disclosure.contents import DraftBlock, DraftList, DraftTable, blocks_of
from journal.disclosure.folding import clean
from journal.disclosure.names import Renamer
from journal.disclosure.page_words import HourWords, PageWords
from journal.disclosure.people import aliases_in_force
from journal.errors import NothingChosen
from journal.guides.guide import Door, Guide
from journal.model import Answer, Choice, Reflection


@dataclass(frozen=True)
class Passage:
    """One line of text without line breaks; ``marks`` are the spans where a role stands."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Paragraph:
    """A paragraph. ``is_plan`` ones are if-then plans; ``details`` stand under them, smaller."""

    passage: Passage
    is_plan: bool = False
    details: tuple[Passage, ...] = ()


@dataclass(frozen=True)
class Listing:
    """A list of things of one kind."""

    items: tuple[Passage, ...]


@dataclass(frozen=True)
class Table:
    """Named columns, and rows as long as the columns; a cell can be empty."""

    columns: tuple[Passage, ...]
    rows: tuple[tuple[Passage, ...], ...]


Block: TypeAlias = Paragraph | Listing | Table
SectionKind: TypeAlias = Literal["", "question", "hour", "questions"]


@dataclass(frozen=True)
class Section:
    """One chosen prompt. Its id, ``prompt``, stays: no format reads it.

    ``kind`` tells what is said to the group itself: the author's question, a plan for the hour,
    questions for members.
    """

    heading: Passage
    blocks: tuple[Block, ...]
    prompt: str = field(default="", repr=False, compare=False)
    kind: SectionKind = ""

    def passages(self, *, labelled: bool = False) -> Iterator[Passage]:
        """Yield the heading, then every text below it."""
        yield self.heading
        for block in self.blocks:
            yield from _passages(block, labelled=labelled)

    def text(self) -> str:
        """Return the section's words in reading order, one text a line."""
        return "\n".join(passage.text for passage in self.passages() if passage.text)


@dataclass(frozen=True)
class Page:
    """Everything that will leave, and nothing more. ``counts`` alone stays: no format reads it."""

    door: Door
    language: str  # BCP 47
    lead: Passage  # for whom and when, above the title; may be empty
    title: Passage
    byline: Passage  # who shares it; may be empty
    sections: tuple[Section, ...]
    closing: tuple[Passage, ...]
    counts: Mapping[str, int] = field(default_factory=dict, repr=False, compare=False)

    def passages(self, *, labelled: bool = False) -> Iterator[Passage]:
        """Yield every text of the page in reading order.

        ``labelled`` names the column before each filled cell instead of once above the rows.
        """
        yield from (self.lead, self.title, self.byline)
        for section in self.sections:
            yield from section.passages(labelled=labelled)
        yield from self.closing

    def questions(self) -> tuple[str, ...]:
        """Return the questions for members, in their order."""
        listings = (
            block for one in self.sections if one.kind == "questions" for block in one.blocks
        )
        return tuple(
            item.text for block in listings if isinstance(block, Listing) for item in block.items
        )

    def text(self) -> str:
        """Return the page's words in reading order, one text a line."""
        return "\n".join(passage.text for passage in self.passages() if passage.text)

    def words(self) -> int:
        """Return how many words the page has."""
        return len(self.text().split())


def make_page(
    guide: Guide,
    reflection: Reflection,
    answers: Mapping[str, Answer],
    choice: Choice,
    *,
    today: date,
    words: PageWords,
) -> Page:
    """Return the page for ``choice``.

    ``answers`` are the newest by prompt id. Those of people prompts are read to know the names,
    the rest only where chosen. ``SealedChosen`` if the choice names something sealed,
    ``NothingChosen`` if no chosen prompt holds a word, ``ValueError`` for another reflection's.
    """
    if choice.reflection != reflection.id:
        raise ValueError(choice.door)
    check_choice(guide, choice)
    ink = _Ink(Renamer(aliases_in_force(guide, answers, choice, words.person), words.person))
    sections = tuple(_sections(guide, answers, choice, words, ink))
    if not sections:
        raise NothingChosen
    return Page(
        door=choice.door,
        language=guide.source.language,
        lead=_lead(reflection, choice, today, words, ink),
        title=ink.write(_title(reflection, choice, words)),
        byline=_byline(reflection, choice, words, ink),
        sections=(*sections, *_for_members(choice, words)),
        closing=(Passage(words.closing.format(guide=clean(guide.name))), Passage(words.recognise)),
        counts=ink.counts,
    )


class _Ink:
    """Writes texts with roles for names and counts them."""

    def __init__(self, renamer: Renamer) -> None:
        self._renamer = renamer
        self.counts: Counter[str] = Counter()

    def write(self, text: str, before: str = "") -> Passage:
        replaced = self._renamer.replace(" ".join(clean(text).split()), before)
        self.counts.update(replaced.counts)
        return Passage(replaced.text, tuple((start, end) for start, end, _ in replaced.spans))

    def fill(self, pattern: str, key: str, text: str) -> Passage:
        """Return fixed words with ``text`` in the place of ``{key}``."""
        before, _, after = pattern.partition(f"{{{key}}}")
        own = self.write(text, before)
        marks = tuple((start + len(before), end + len(before)) for start, end in own.marks)
        return Passage(before + own.text + after, marks)

    def write_all(self, texts: Iterable[str]) -> tuple[Passage, ...]:
        return tuple(self.write(text) for text in texts)


def _title(reflection: Reflection, choice: Choice, words: PageWords) -> str:
    own = reflection.title.strip() if choice.with_title else ""
    return own or words.untitled


def _lead(
    reflection: Reflection, choice: Choice, today: date, words: PageWords, ink: _Ink
) -> Passage:
    """Return for whom it is and the day, as far as they are known and wanted."""
    whom = Passage("")
    if choice.door is Door.EXPECTATIONS:
        whom = Passage(words.for_expectations)
    elif choice.with_role and reflection.group.strip():
        whom = ink.fill(words.for_group, "group", reflection.group)
    day = words.day(today) if choice.with_date else ""
    return Passage(" · ".join(filter(None, (whom.text, day))), whom.marks)


def _byline(reflection: Reflection, choice: Choice, words: PageWords, ink: _Ink) -> Passage:
    if not choice.with_role or not reflection.role.strip():
        return Passage("")
    return ink.fill(words.shared_by, "role", _without_article(reflection.role))


def _without_article(role: str) -> str:
    """Return the role without its article, for a sentence that has one."""
    first, _, rest = role.strip().partition(" ")
    return rest if rest and first.lower() == "the" else role


def _sections(
    guide: Guide, answers: Mapping[str, Answer], choice: Choice, words: PageWords, ink: _Ink
) -> Iterator[Section]:
    for stage in guide.stages():
        for prompt in stage.prompts:
            chosen = choice.of(prompt.id)
            if chosen is None:
                continue
            answer = answers.get(prompt.id)
            drafts = list(blocks_of(prompt, answer.value if answer else None, chosen, words))
            if drafts:
                heading = ink.write(heading_of(prompt))
                blocks = tuple(_inked(draft, ink) for draft in drafts)
                kind: SectionKind = "question" if prompt.asks_group else ""
                yield Section(heading, blocks, prompt.id, kind)


def _for_members(choice: Choice, words: PageWords) -> Iterator[Section]:
    """Yield what is not of the guide: questions for the group alone, where they were chosen."""
    if choice.door is not Door.GROUP:
        return
    if choice.with_hour:
        yield _hour(words.hour)
    asked = tuple(Passage(one.text) for one in words.questions if one.id in choice.questions)
    if asked:
        yield Section(Passage(words.for_members), (Listing(asked),), kind="questions")


def _hour(words: HourWords) -> Section:
    minutes, what = words.columns
    rows = tuple((Passage(span), Passage(step)) for span, step in words.steps)
    table = Table((Passage(minutes), Passage(what)), rows)
    return Section(Passage(words.title), (Paragraph(Passage(words.lead)), table), kind="hour")


def _inked(draft: DraftBlock, ink: _Ink) -> Block:
    match draft:
        case DraftTable():
            rows = tuple(ink.write_all(row) for row in draft.rows)
            return Table(ink.write_all(draft.columns), rows)
        case DraftList():
            return Listing(ink.write_all(draft.items))
        case _:
            details = ink.write_all(draft.details)
            return Paragraph(ink.write(draft.text), draft.is_plan, details)


def _passages(block: Block, *, labelled: bool) -> Iterator[Passage]:
    match block:
        case Table():
            yield from _labelled_cells(block) if labelled else _cells(block)
        case Listing():
            yield from block.items
        case Paragraph():
            yield block.passage
            yield from block.details


def _cells(table: Table) -> Iterator[Passage]:
    yield from table.columns
    for row in table.rows:
        yield from row


def _labelled_cells(table: Table) -> Iterator[Passage]:
    for row in table.rows:
        for column, cell in zip(table.columns, row, strict=True):
            if cell.text:
                yield from (column, cell)
