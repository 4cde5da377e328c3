"""Markdown (CommonMark with tables) in UTF-8, in which the person's words are always text.

Every character that could begin markup, a link, an image or HTML is escaped with a backslash. What
a site does after Markdown (turning an address into a link) is beyond the file.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from journal.disclosure.page import Block, Listing, Page, Paragraph, Passage, Table

_ANYWHERE = re.compile(r"[\\`*_\[\]<>|~&${}^]|:(?=//)|(?<=www)\.", re.IGNORECASE)
_AT_START = re.compile(r"[#+\-=!:]|\d{1,9}(?=[.)])")
_HEAD = re.compile(r"^(?:#{1,2} |- |>(?: |$))", re.MULTILINE)
_RULE = re.compile(r"^\|(?: --- \|)+$", re.MULTILINE)
_BAR = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def make(page: Page, _resources: Path) -> bytes:
    """Return the page as Markdown; the last line ends with a newline."""
    parts = [_text(page.lead), f"# {_text(page.title)}", _text(page.byline)]
    for section in page.sections:
        parts.append(f"## {_text(section.heading)}")
        parts.extend(_block(block) for block in section.blocks)
    parts.extend(_text(passage) for passage in page.closing)
    return ("\n\n".join(filter(None, parts)) + "\n").encode()


def read_back(data: bytes) -> str:
    """Return the words without the markup ``make`` may write."""
    text = _HEAD.sub("", _RULE.sub("", data.decode()))
    return _ESCAPED.sub(r"\1", _BAR.sub(r"\1 ", text))


def escape(text: str) -> str:
    """Return one line of text so that Markdown shows it as it is."""
    escaped = _ANYWHERE.sub(r"\\\g<0>", text)
    start = _AT_START.match(escaped)
    if not start:
        return escaped
    if start.group().isdigit():
        return f"{start.group()}\\{escaped[start.end() :]}"
    return f"\\{escaped}"


def _text(passage: Passage) -> str:
    return escape(passage.text)


def _block(block: Block) -> str:
    match block:
        case Paragraph(is_plan=True):
            lines = (block.passage, *block.details)
            return "\n>\n".join(f"> {_text(line)}" for line in lines)
        case Paragraph():
            return _text(block.passage)
        case Listing():
            return "\n".join(f"- {_text(item)}" for item in block.items)
        case Table():
            return "\n".join(_table(block))


def _table(table: Table) -> Iterator[str]:
    yield _row(table.columns)
    yield "|" + " --- |" * len(table.columns)
    for row in table.rows:
        yield _row(row)


def _row(cells: tuple[Passage, ...]) -> str:
    return "".join(f"| {_text(cell)} " for cell in cells) + "|"
