"""Exact days, times and numbers on a page: a week or a range would tell less about who it was.

They are offered and never insisted on: a story needs some of them. Every pattern starts at a
boundary and runs over a bounded repeat. Nothing here changes a text.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from journal.disclosure.findings import Finding
from journal.disclosure.page import Page

_DAY_TAIL = r"(?:st|nd|rd|th|\.)?"
_TIME = r"""
    (?P<time>(?<![\w.:,/-])(?:
        (?:[01]?\d|2[0-3])[:h][0-5]\d(?:[ ]?[ap]\.?m\b\.?)?
      | (?:1[0-2]|[1-9])[ ]?[ap]\.?m\b
    )(?![\w:]))
"""
_COUNT = r"""
    (?P<count>(?<![\w.:,/#+-])(?:
        \d{1,3}(?:[ ,.]\d{3}){1,4}(?![\w:/-]|[.,]\d)
      | \d{4,9}(?![\w:/-]|[.,]\d)
      | \d{2,3}(?=[ ][a-z]{2})
    ))
"""
_WRITTEN_DAY = r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{4}"  # 10.2.14 is a version
_UNIT = re.compile(r"[ ]\w{1,32}")


def exact_in(page: Page, months: Sequence[str]) -> tuple[Finding, ...]:
    """Return the exact days, times and numbers of the person's own words, each text once.

    ``months`` are the names of the twelve in the page's language.
    """
    pattern = _pattern(months)
    own = "\n".join(section.text() for section in page.sections if section.prompt)
    counts = Counter(_each(pattern, own))
    return tuple(Finding("exact", text, count) for text, count in counts.items())


def _pattern(months: Sequence[str]) -> re.Pattern[str]:
    names = "|".join(re.escape(form) for name in months for form in (name, name[:3]))
    day = rf"""
        (?P<day>(?<![\w./-])(?:
            {_WRITTEN_DAY}
          | \d{{1,2}}{_DAY_TAIL}[ ](?:{names})\b(?:[ ]\d{{4}})?
          | (?:{names})\b[ ]\d{{1,2}}{_DAY_TAIL}(?![\d:])(?:,?[ ]\d{{4}})?
        )(?![\w/-]))
    """
    return re.compile(f"{day}|{_TIME}|{_COUNT}", re.VERBOSE | re.IGNORECASE)


def _each(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    for match in pattern.finditer(text):
        found = match.group().rstrip(".,")
        if match.lastgroup != "count":
            yield found
        elif not _is_year(found):
            unit = _UNIT.match(text, match.end())
            yield found + (unit.group() if unit else "")


def _is_year(number: str) -> bool:
    return len(number) == 4 and number.startswith(("19", "20"))
