"""The fixed words of a page, so that they can be translated where the other words are.

They hold no default: the journal has no sentences of its own.
"""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class PageWords:
    """Fixed words in one language. Braces are filled by name and must all be there."""

    language: str  # BCP 47, of these words: "en"
    untitled: str  # "A reflection"
    for_group: str  # "For the group {group}"
    for_expectations: str  # "For the conversation about expectations"
    shared_by: str  # "Shared by the {role}"
    date: str  # "{day} {month} {year}"
    months: tuple[str, ...]  # twelve, January first
    plan: str  # "If {when}, then {then}."
    owner: str  # "Who: {owner}"
    how: str  # "How I will know: {how}"
    look_again: str  # "We look again: {day}"
    note: str  # "{name}: {note}"
    scale: str  # "{value} of {highest}"
    person: str  # "Person", before the letter of a neutral alias
    closing: str  # "An extract chosen by its author, written with the guide {guide}."
    recognise: str  # "Roles stand for names here. Colleagues may still recognise people."

    def day(self, day: dt.date) -> str:
        """Return a day in words."""
        return self.date.format(day=day.day, month=self.months[day.month - 1], year=day.year)
