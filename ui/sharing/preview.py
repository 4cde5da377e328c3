"""Making what will leave, in the worker: the page, its bytes, their drawing, what to decide.

The bytes in a ``Made`` are made once; the preview draws them and the export writes them. Nothing
here touches a widget.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from PySide6.QtGui import QImage

from journal.disclosure.choosing import heading_of
from journal.disclosure.envelope import Envelope
from journal.disclosure.exactness import exact_in
from journal.disclosure.findings import Finding
from journal.disclosure.page import Page, Passage, make_page
from journal.disclosure.page_words import GroupPageWords, PageWords
from journal.disclosure.people import aliases_in_force, all_findings, remaining
from journal.disclosure.protection import protection
from journal.disclosure.rendering import FOR_REPLIES, Format, Rendered, read_back, render, shown
from journal.guides.guide import Guide
from journal.letterbox import new_letterbox
from journal.model import Alias, Answer, Choice, Reflection
from ui.pdf_pictures import pictures
from ui.sharing.pieces import Piece, html_pieces, page_pieces, source_pieces, word_pieces

SCREEN_DPI = 144  # a page of A4 is 1190 pixels wide then


@dataclass(frozen=True)
class Drawing:
    """What is drawn of some bytes: pieces to lay out, or pictures of pages."""

    pieces: tuple[Piece, ...] = ()
    images: tuple[QImage, ...] = ()
    passages: tuple[Passage, ...] = ()  # where roles stand for names, if that is known
    read_back: bool = False  # it can't be shown itself; its words were read back and compared


@dataclass(frozen=True)
class Made:
    """One page ready to leave. ``rendered`` holds the very bytes."""

    page: Page
    rendered: Rendered
    drawing: Drawing
    aliases: tuple[Alias, ...]
    findings: tuple[Finding, ...]
    remaining: tuple[Finding, ...]  # names that still stand
    exact: tuple[Finding, ...]  # days, times and numbers that could be told less exactly


@dataclass(frozen=True)
class Wish:
    """All that a page is made of. Frozen, so that the worker can have it while one goes on."""

    guide: Guide
    reflection: Reflection
    answers: Mapping[str, Answer]
    choice: Choice
    today: date
    words: PageWords
    format: Format
    resources: Path
    group_words: GroupPageWords
    passphrase: str = field(default="", repr=False)


def make(wish: Wish) -> Made:
    """Return the page, its bytes and their drawing. Raises what the journal raises."""
    page = make_page(
        wish.guide,
        wish.reflection,
        wish.answers,
        wish.choice,
        today=wish.today,
        words=wish.words,
    )
    rendered = render(page, wish.format, wish.resources, _envelope(wish))
    aliases = names_of(wish)
    left = remaining(page.text(), aliases)
    found = all_findings(page.text(), aliases, _known(wish), wish.choice.kept)
    decided = {finding.text for finding in found}
    still = tuple(one for one in left if one.text in decided)
    exact = tuple(one for one in exact_in(page, wish.words.months) if one.text not in decided)
    return Made(page, rendered, draw(rendered, page), aliases, found, still, exact)


def _envelope(wish: Wish) -> Envelope | None:
    """Return a fresh one for a page that takes replies."""
    if wish.format not in FOR_REPLIES:
        return None
    by = protection(wish.passphrase) if wish.format == "protected" else None
    return Envelope(new_letterbox(), wish.group_words, by)


def names_of(wish: Wish) -> tuple[Alias, ...]:
    """Return the names that become roles, the suggested ones too."""
    return aliases_in_force(wish.guide, wish.answers, wish.choice, wish.words.person)


def draw(rendered: Rendered, page: Page | None = None) -> Drawing:
    """Return what can be seen of the bytes; ``page`` is theirs where it is still known."""
    passages = tuple(page.passages()) if page else ()
    match rendered.format:
        case "html" | "replies" | "protected":
            return Drawing(html_pieces(shown(rendered)), passages=passages)
        case "pdf":
            return Drawing(images=pictures(rendered.data, SCREEN_DPI))
        case "odt":
            pieces = page_pieces(page) if page else word_pieces(read_back(rendered))
            return Drawing(pieces, passages=passages, read_back=True)
        case _:
            return Drawing(source_pieces(rendered.data), passages=passages)


def _known(wish: Wish) -> Sequence[str]:
    """Return texts whose words are no names: of the guide, the reflection and the page itself."""
    prompts = (prompt for stage in wish.guide.stages() for prompt in stage.prompts)
    headings = [heading_of(prompt) for prompt in prompts]
    own = (wish.reflection.title, wish.reflection.role, wish.reflection.group)
    hour = wish.words.hour
    fixed = (wish.words.closing, wish.words.recognise, wish.words.for_members, *wish.words.months)
    fixed += tuple(one.text for one in wish.words.questions)
    fixed += (hour.title, hour.lead, *hour.columns, *(step for _, step in hour.steps))
    return (*headings, *own, *fixed, wish.guide.name)
