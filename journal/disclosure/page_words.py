"""The fixed words of a page, so that they can be translated where the other words are.

They hold no default: the journal has no sentences of its own.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from journal.values import Came, Fate


@dataclass(frozen=True)
class DayWords:
    """How a day is told in one language."""

    language: str  # BCP 47, of these words: "en"
    date: str  # "{day} {month} {year}"
    months: tuple[str, ...]  # twelve, January first

    def day(self, day: dt.date) -> str:
        """Return a day in words."""
        return self.date.format(day=day.day, month=self.months[day.month - 1], year=day.year)


@dataclass(frozen=True)
class Question:
    """A question for the members of the group. ``id`` never leaves."""

    id: str
    text: str


@dataclass(frozen=True)
class PageWords(DayWords):
    """Fixed words of the page that leaves. Braces are filled by name and must all be there."""

    untitled: str  # "A reflection"
    for_group: str  # "For the group {group}"
    for_expectations: str  # "For the conversation about expectations"
    shared_by: str  # "Shared by the {role}"
    plan: str  # "If {when}, then {then}."
    owner: str  # "Who: {owner}"
    how: str  # "How I will know: {how}"
    look_again: str  # "We look again: {day}"
    came: Mapping[Came, str]  # "It came up, and I did it."
    fates: Mapping[Fate, str]  # "I keep it."
    changed: str  # "Now: {plan}"
    note: str  # "{name}: {note}"
    scale: str  # "{value} of {highest}"
    person: str  # "Person", before the letter of a neutral alias
    closing: str  # "An extract chosen by its author, written with the guide {guide}."
    recognise: str  # "Roles stand for names here. Colleagues may still recognise people."
    for_members: str  # "Questions for you"
    questions: tuple[Question, ...]  # those the author can choose from
    hour: "HourWords"


@dataclass(frozen=True)
class HourWords:
    """The page for whoever leads the group's talk: an hour in steps."""

    title: str  # "The group’s hour"
    lead: str  # for whom it is
    columns: tuple[str, str]  # of minutes and of what happens
    steps: tuple[tuple[str, str], ...]  # "0–5", and what happens then


@dataclass(frozen=True)
class GroupPageWords:
    """Fixed words of the page that opens in a browser and takes replies."""

    tab: str  # the tab's title, and what a protected page calls itself before it is opened
    notice: str  # what stands there where the rest did not arrive, or no script runs
    ask: str  # asks for the passphrase, and says where it is from
    passphrase: str
    open: str
    guide: tuple[tuple[str, str], ...]  # how to read it: a few words, and a sentence
    minutes: Callable[[int], str]  # "three minutes", for ``{minutes}`` in such a sentence
    reply: str  # "Your reply"
    reply_lead: str
    from_: str  # "Your role or name, if you like"
    anything: str  # what is asked where no question was chosen
    save: str
    copy: str
    note: str  # where the reply goes, and where it does not
    told: Mapping[str, str]  # what the page's own script says, by the name the script has for it
    complete: str  # "This page is complete in itself and loads nothing from the internet."


@dataclass(frozen=True)
class SheetWords(DayWords):
    """Fixed words of the recovery sheet."""

    title: str  # "Recovery sheet"
    what_for: tuple[str, ...]  # paragraphs: what the code opens, and for whom
    journal: str  # "Journal: {name}"
    made_on: str  # "Made on {day}"
    typing: str  # "Capitals, spaces and dashes make no difference."
    keep_title: str  # "Where to keep it"
    keep: tuple[str, ...]  # a list
