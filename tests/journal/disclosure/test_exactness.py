"""Exact days, times and numbers are offered to be told less exactly; nothing else is."""

import pytest

from journal.disclosure.exactness import exact_in
from journal.disclosure.page import Page, Paragraph, Passage, Section
from journal.guides.guide import Door

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def found(text: str, prompt: str = "what-happened") -> list[tuple[str, int]]:
    nothing = Passage("")
    section = Section(nothing, (Paragraph(Passage(text)),), prompt)
    page = Page(Door.GROUP, "en", Passage("24 March 2026"), nothing, nothing, (section,), ())
    return [(one.text, one.count) for one in exact_in(page, MONTHS)]


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("On Friday 6 March I rolled it out.", "6 March"),
        ("On 6 March 2026, late.", "6 March 2026"),
        ("On March 6th, late.", "March 6th"),
        ("On Mar 6, 2026 it came.", "Mar 6, 2026"),
        ("On 2026-03-06 it came.", "2026-03-06"),
        ("On 6.3.2026 it came.", "6.3.2026"),
        ("At 16:04 it stopped.", "16:04"),
        ("At 4:04 pm it stopped.", "4:04 pm"),
        ("At 4 pm it stopped.", "4 pm"),
        ("At 16h04 it stopped.", "16h04"),
        ("They wrote 140 orders by hand.", "140 orders"),
        ("It was 1,200 orders.", "1,200 orders"),
        ("It cost 12 000 euros.", "12 000 euros"),
        ("It was employee 4711.", "4711"),
    ],
)
def test_what_is_exact_is_offered(text: str, exact: str) -> None:
    assert found(text) == [(exact, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "The score was 9.8, and two of 3 nodes stood in 2026.",
        "It may march on: that is how May I put it.",
        "CVE-2026-1234, TLS 1.3, port 443, version 10.2.14, 10.0.12.7, app-12 and #42.",
        "",
    ],
)
def test_what_tells_little_is_left_in_peace(text: str) -> None:
    assert found(text) == []


def test_each_is_offered_once_with_how_often_it_stands_there() -> None:
    assert found("At 16:04 it stopped. At 16:20 she called; 16:04 it was.") == [
        ("16:04", 2),
        ("16:20", 1),
    ]


def test_what_the_program_wrote_itself_is_not_the_persons_to_change() -> None:
    assert found("Five minutes, until 16:04.", prompt="") == []
