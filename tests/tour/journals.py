"""The journals that the tour opens: one with things waiting, one in which the story is at its end.

Their bytes are real, so that what the program shows of them is what it shows of anybody's.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from journal import path
from journal.clock import SetClock, today
from journal.disclosure.envelope import Envelope
from journal.disclosure.ledger import share_row
from journal.disclosure.page import make_page
from journal.disclosure.protection import protection
from journal.disclosure.rendering import Format, render
from journal.guides.guide import Door, Guide
from journal.guides.load import load_guide
from journal.letterbox import new_letterbox
from journal.model import Choice, ClosedHow, Reflection, Reply, Share
from journal.sample import Sample
from journal.values import Plan, PlansValue, Row, RowsValue, TextValue, Value
from tests.e2e.harness.program import Home
from tests.tour.past import RESOURCES, Past, friday_patch, values, xoit
from ui.sharing.group_words import group_page_words
from ui.sharing.page_words import page_words

TAKE_TIME = (
    ("ready", "when", "happened"),
    ("role", "decision", "people", "sense"),
)


FOR_THE_GROUP = "harbour tulip nineteen anvil"
_WOKEN = (
    "I stop asking too, once something has gone well four times. I would rather be woken at four "
    "than find out at five."
)
_STAGING = (
    "Staging has one session store because I asked for that two years ago, to save money. I had "
    "forgotten."
)
_MINUTES = "We were not upset about the outage. It was the sixteen minutes in which nobody told us."
_CALL_US = "Call us first. We can hold new orders for ten minutes."
REPLIES: tuple[tuple[str, tuple[tuple[int, str], ...]], ...] = (
    ("Person on call", ((1, _WOKEN),)),
    ("", ((1, _STAGING),)),
    ("Order Desk", ((0, _MINUTES), (2, _CALL_US))),
)


def empty(home: Home) -> Path:
    """Return a journal in which nothing was written yet."""
    return Past(home, "Empty journal").ends()


def waiting(home: Home, name: str = "My journal") -> Path:
    """Return a journal with one reflection to go on with, and others that wait in their ways."""
    past, guide = Past(home, name), xoit()
    _archived(past, guide)
    _closed(past)
    _looked_back(past, guide)
    _paused(past, guide)
    _resting(past, guide)
    _not_taken(past, guide)
    _in_writing(past, guide)
    return past.ends()


def _in_writing(past: Past, guide: Guide) -> None:
    sample = friday_patch(guide)
    story = past.begins(guide, "The Friday patch", past.ago(6, 2))
    for days, prompts, sitting in zip((5, 3), TAKE_TIME, sample.reflection.sittings, strict=False):
        written = values(sample, prompts)
        story = past.sits(story, guide, past.ago(days), 24, written, seen=sitting.seen)
    past.stands_at(story, guide, "sense")


def _conditions(weights: dict[str, str]) -> RowsValue:
    """Return a row for each kind with its weight."""
    was = {"time": "Two of us were away.", "alone": "Nobody else knew the dates."}
    rows = (
        Row(
            f"{n}" * 32,
            {"condition": was.get(kind, "It had been so."), "kind": kind, "weight": how},
        )
        for n, (kind, how) in enumerate(weights.items())
    )
    return RowsValue(tuple(rows))


def _resting(past: Past, guide: Guide) -> None:
    happened = RowsValue((Row("a" * 32, {"time": "Tuesday", "saw": "The disk is full at noon."}),))
    story = past.begins(guide, "The capacity forecast", past.ago(4))
    story = past.sits(story, guide, past.ago(3, 1), 18, {"happened": happened})
    past.repository.save_answer(story.id, "contributed", _conditions({"time": "little"}))
    until = datetime.now(UTC).replace(hour=9, minute=0) + timedelta(days=3)
    carry = "Who could have told me that the old numbers were old?"
    past.repository.save_reflection(path.rest(guide, story, until, carry, past.clock))


def _not_taken(past: Past, guide: Guide) -> None:
    role = TextValue("The list was mine to check. Nobody had said how often.")
    story = past.begins(guide, "The mailing list", past.ago(9))
    story = past.sits(story, guide, past.ago(8, 1), 22, {"role": role})
    carry = "What would have made me look twice?"
    past.repository.save_reflection(path.rest(guide, story, past.ago(3), carry, past.clock))


def _looked_back(past: Past, guide: Guide) -> None:
    plan = Plan("b" * 32, "the month ends,", "I restore one backup by hand.", "Patch Steward")
    role = TextValue("To see that what we keep can be brought back.")
    story = past.begins(guide, "The restore test", past.ago(20))
    answers: dict[str, Value] = {"role": role, "commitments": PlansValue((plan,))}
    answers["contributed"] = _conditions({"time": "lot", "signal": "little"})
    story = past.sits(story, guide, past.ago(18), 31, answers)
    past.clock.at = past.ago(14)
    written = frozenset(answers)
    story = path.record_share(guide, story, written, Door.GROUP, past.clock)
    past.repository.save_reflection(story)


def _paused(past: Past, guide: Guide) -> None:
    past.begins(guide, "A sharp answer in the review", past.ago(1), treatment="unsure")


def _closed(past: Past) -> None:
    guide = load_guide(RESOURCES / "guides" / "what-so-what", "en")
    what = TextValue(
        "I handed over on Monday with two lines, and the night shift guessed the rest."
    )
    story = past.begins(guide, "The Monday hand-over", past.ago(70))
    story = past.sits(story, guide, past.ago(70), 11, {"what": what})
    past.repository.save_reflection(path.close(guide, story, ClosedHow.KEPT, past.clock))


def _archived(past: Past, guide: Guide) -> None:
    role = TextValue("The certificates were mine to renew. The calendar was mine as well.")
    story = past.begins(guide, "The certificate nobody renewed", past.ago(160))
    story = past.sits(story, guide, past.ago(158), 26, {"role": role})
    conditions = _conditions({"alone": "lot", "time": "lot", "habit": "less"})
    past.repository.save_answer(story.id, "contributed", conditions)
    past.repository.save_reflection(path.close(guide, story, ClosedHow.ARCHIVED, past.clock))


def told(home: Home) -> Path:
    """Return a journal in which the story is told to its end, shared, and not closed yet."""
    past, guide = Past(home, "Journal"), xoit()
    sample = friday_patch(guide)
    own = sample.reflection
    story = past.begins(guide, own.title, own.created)
    _first_words(past, guide, story)
    for sitting in own.sittings:
        prompts = [one for one, answer in sample.answers.items() if answer.at == sitting.ended]
        ended = sitting.ended or sitting.began
        minutes = int((ended - sitting.began).total_seconds() // 60)
        written = values(sample, prompts)
        story = past.sits(story, guide, sitting.began, minutes, written, seen=sitting.seen)
        if prompts == ["ask", "question"] or "question" in prompts:
            story = _shares(past, guide, story, sample)
    waits = tuple(
        replace(one, answered=None) if one.stage == "after-12" else one for one in own.follow_ups
    )
    story = replace(story, follow_ups=waits, shared_at=own.shared_at)
    past.stands_at(past.repository.save_reflection(story), guide, "ready")
    return past.ends()


def _first_words(past: Past, guide: Guide, story: Reflection) -> None:
    """Leave an earlier version of one answer."""
    first = TextValue("Every check passed on staging. I saw a known hole and a tested fix.")
    past.sits(story, guide, datetime(2026, 3, 10, 8, tzinfo=UTC), 12, {"sense": first})


def _shares(past: Past, guide: Guide, story: Reflection, sample: Sample) -> Reflection:
    """Let the group's page leave, as it did on 20 March, and the conversation's page after it."""
    past.clock.at = sample.reflection.shared_at or past.clock.at
    asks = ("saw", "own", "do")
    choice = replace(sample.choice, reflection=story.id, questions=asks, with_hour=True)
    past.repository.save_choice(choice)
    past.repository.save_aliases(choice.aliases)
    _leaves(past, guide, story, choice, sample, "pdf", "Platform Reliability, on paper")
    past.clock.advance(timedelta(minutes=4))
    page = _leaves(past, guide, story, choice, sample, "protected", "Platform Reliability")
    for number, (from_, answers) in enumerate(REPLIES, 1):
        reply = Reply(f"{number:032x}", page.id, story.id, past.clock.at, from_, answers)
        past.repository.ledger.save_reply(reply)
    written = frozenset(sample.answers)
    return path.record_share(guide, story, written, Door.GROUP, past.clock)


def _leaves(
    past: Past,
    guide: Guide,
    story: Reflection,
    choice: Choice,
    sample: Sample,
    kind: Format,
    for_whom: str,
) -> Share:
    day = today(SetClock(past.clock.at))
    page = make_page(guide, story, sample.answers, choice, today=day, words=page_words())
    envelope = Envelope(new_letterbox(), group_page_words(), protection(FOR_THE_GROUP))
    rendered = render(page, kind, RESOURCES, envelope)
    row = share_row(
        story,
        page,
        rendered,
        at=past.clock.at,
        for_whom=for_whom,
        why="For the meeting on Tuesday",
        file_name="reflection-summary" + rendered.suffix,
    )
    past.repository.add_share(row)
    return row


def copy_that_left(folder: Path, home: Home) -> Path:
    """Put the very file that left beside the journal, and return it."""
    from journal.clock import SystemClock
    from journal.repository import Repository
    from journal.vault import open_vault
    from tests.tour.past import PASSPHRASE, state_of

    vault = open_vault(folder, PASSPHRASE, state=state_of(home), clock=SystemClock())
    repository = Repository(vault, SystemClock())
    share = repository.share(repository.shares()[0].id)
    repository.close()
    target = folder.parent / share.file_name
    target.write_bytes(share.content)
    return target
