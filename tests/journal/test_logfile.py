"""The log says what the program did, and nothing of what was written."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from journal.disclosure.page import Page, Paragraph, Passage, Section
from journal.disclosure.rendering import render
from journal.guides.guide import Door
from journal.logfile import log_uncaught, start_log

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    root = logging.getLogger()
    before = list(root.handlers)
    start_log(tmp_path)
    yield tmp_path / "afterword.log"
    for handler in root.handlers:
        if handler not in before:
            handler.close()
    root.handlers = before


def test_what_we_note_is_there(log: Path) -> None:
    logging.getLogger("ui.leaving").info("left")
    log_uncaught(ZeroDivisionError, "save:3")
    assert "uncaught ZeroDivisionError at save:3" in log.read_text()
    assert "left" in log.read_text()


def test_what_a_library_says_of_the_text_is_not(log: Path) -> None:
    spoke: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            spoke.append(record.getMessage())

    library, listener = logging.getLogger("fontTools.subset"), Listener()
    library.addHandler(listener)
    library.setLevel(logging.INFO)
    paragraph = Paragraph(Passage("Ždanová"))
    section = Section(Passage("What happened"), (paragraph,))
    page = Page(Door.GROUP, "en", Passage(""), Passage("A"), Passage(""), (section,), ())
    try:
        render(page, "pdf", RESOURCES)
        logging.getLogger("fpdf").warning("missing glyphs: CANARY")
    finally:
        library.removeHandler(listener)
        library.setLevel(logging.NOTSET)
    assert any("Zcaron" in words for words in spoke), "the library did not name the characters"
    assert not log.exists() or log.read_text() == ""
