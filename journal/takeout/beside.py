"""What stands beside the answers of a reflection, to be read: all of it in the person's words.

Part of ``journal.takeout.readable``. Each line says what it is before it says what was written.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from journal.model import Choice, GateRecord, Reflection, Share


@dataclass(frozen=True)
class BesideWords:
    """The fixed words. Braces are filled by name."""

    title: str  # "Beside the pages"
    gate: Mapping[str, str]  # what was asked at the gate, by the category's id
    said: Mapping[str, str]  # "yes", "no" and "unsure" in words
    answered: str  # "{question} {answer}"
    case: str  # "Case reference: {text}"
    cleared: str  # "Cleared by: {text}"
    lifted: str  # "The hold was lifted by: {text}"
    carry: str  # "A question to carry along: {text}"
    seen: str  # "How you saw it on {day}: {text}"
    why_not: str  # "Not taken up on {day}: {text}"
    draft: str  # "Begun and not settled: {text}"
    copy: str  # "The copy of “{heading}” for somebody else to read: {text}"
    name: str  # "{name} becomes {role}"
    for_whom: str  # "For whom: {text}"
    why: str  # "Why: {text}"
    asked_away: str  # "You asked for it to be deleted on {day}."
    corrected: str  # "Corrected by what left on {day}."


def beside(
    reflection: Reflection,
    choices: tuple[Choice, ...],
    headings: Mapping[str, str],
    words: BesideWords,
    day: Callable[[datetime], str],
) -> Iterator[str]:
    """Yield one line for each thing. ``headings`` are by prompt id, ``day`` says a moment's day."""
    yield from _gate(reflection.gate, words)
    for hold in reflection.holds:
        yield from _said(words.lifted, hold.lifted_by)
    if reflection.quiet is not None:
        yield from _said(words.carry, reflection.quiet.carry)
    for sitting in reflection.sittings:
        yield from _said(words.seen, sitting.seen, day=day(sitting.ended or sitting.began))
    for missed in reflection.not_taken:
        yield from _said(words.why_not, missed.why, day=day(missed.until))
    for draft in reflection.drafts.values():
        yield from _said(words.draft, draft)
    for choice in choices:
        yield from _copies(choice, headings, words)


def _gate(gate: GateRecord, words: BesideWords) -> Iterator[str]:
    for category, answer in gate.answers.items():
        question = words.gate.get(category, category)
        yield words.answered.format(question=question, answer=words.said.get(answer, answer))
    yield from _said(words.case, gate.case_reference)
    yield from _said(words.cleared, gate.cleared)


def _copies(choice: Choice, headings: Mapping[str, str], words: BesideWords) -> Iterator[str]:
    for chosen in (*choice.chosen, *choice.aside):
        heading = headings.get(chosen.prompt, chosen.prompt)
        yield from _said(words.copy, chosen.edited or "", heading=heading)
    for alias in choice.aliases:
        yield words.name.format(name=alias.name, role=alias.role)


def about_share(
    share: Share, days: Mapping[str, date], words: BesideWords, day: Callable[[date], str]
) -> Iterator[str]:
    """Yield what was noted of a share. ``days`` on which each share left, by its id."""
    yield from _said(words.for_whom, share.for_whom)
    yield from _said(words.why, share.why)
    if share.asked_away is not None:
        yield words.asked_away.format(day=day(share.asked_away.date()))
    if share.corrected_by in days:
        yield words.corrected.format(day=day(days[share.corrected_by]))


def _said(words: str, text: str, **more: str) -> Iterator[str]:
    if text.strip():
        yield words.format(text=text, **more)
