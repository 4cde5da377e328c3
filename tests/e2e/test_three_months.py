"""The Friday patch, lived through: from the gate in March to the close after week twelve.

One reflection in the real program, a day at a time, with a clock that starts on that day. What the
group says is written in a real browser, on the page that left.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

import pytest
from icalendar import Calendar, Event

from journal.sample import Sample
from journal.values import PlansValue, Row, RowsValue
from tests.browser.drivers import Browser, browser, wait_for
from tests.browser.pages import opens_with, saved_reply, text_of
from tests.e2e.harness.patience import until
from tests.e2e.harness.person import Person
from tests.e2e.test_sharing import open_choosing
from tests.e2e.walking import (
    PASSPHRASE,
    begin_writing,
    choose_file,
    export_the_talk,
    open_from_list,
    question_on,
    turn_to,
    unlock,
    wait_until_saved,
)
from tests.tour.answering import answer
from tests.tour.past import friday_patch, xoit

DATED = Path(__file__).parent / "harness" / "dated_main.py"
TITLE = "The Friday patch"
SENSE = "What made sense to you at the time?"
HINDSIGHT = "I should have known that the store would not survive. "
FIRST, SECOND = "If a patch is due after Thursday noon, then", "If a roll-out touches the order"
SAW, DO = "What did you see that I couldn’t?", "What will you do, or stop doing?"
MINUTES = "It was the sixteen minutes in which nobody told us."
STAGING = "Staging has one session store because I asked for that."


@pytest.mark.timeout(300)  # eleven days, each with a program and a passphrase of its own
def test_from_the_friday_to_the_close_after_week_twelve(person: Person) -> None:
    story = friday_patch(xoit())
    _gate(person)
    _sittings(person, story)
    _shares(person, story)
    page, passphrase = _page_that_left(person)
    with browser("chromium", person.home.folder / "browser") as member:
        replies = _answers(member, page, passphrase)
    _hears(person, replies)
    _understands(person, story)
    _looks_back(person)
    _closes(person)


@contextmanager
def _on(person: Person, moment: str) -> Iterator[None]:
    """Open the program on a day, with the passphrase, and close it again."""
    person.opens(f"{moment}+00:00", script=DATED)
    unlock(person)
    yield
    person.leaves()


def _gate(person: Person) -> None:
    person.opens("2026-03-09T16:30+00:00", script=DATED)
    person.is_at("Passphrase")
    person.types(PASSPHRASE)
    person.writes(PASSPHRASE, under="Once more")
    person.switches_off("Print it when the journal is created")
    person.clicks("Create journal")
    person.sees("Monday 9 March")
    begin_writing(person, TITLE)
    person.leaves()


def _sittings(person: Person, story: Sample) -> None:
    """Write on four days, with quiet time between them."""
    with _on(person, "2026-03-10T10:00"):
        _continues(person)
        _answers_of(person, story, "happened")
        _rests(person, story, 0, "After two nights", "Thursday")
    with _on(person, "2026-03-12T10:00"):
        _continues(person)
        _answers_of(person, story, "role")
        turn_to(person, SENSE)
        person.types(HINDSIGHT)
        person.sees("“I should have known” borrows from later.")
        person.clicks("Keep mine")
        person.does_not_see("borrows from later")
        _rests(person, story, 1, "After the weekend", "Monday", calendar=True)
    with _on(person, "2026-03-16T10:00"):
        _continues(person)
        _answers_of(person, story, "effects", "contributed", "feelings-words")
        _rests(person, story, 2, "After two nights", "Wednesday")
    with _on(person, "2026-03-18T10:00"):
        _continues(person)
        _answers_of(person, story, "learning", "repair")
        _commits(person, story)
        person.clicks("Pause here")
        person.clicks("How it changed")
        for sitting in story.reflection.sittings[:3]:
            person.sees(sitting.seen[-40:])


def _continues(person: Person) -> None:
    person.clicks("Continue")
    until(lambda: question_on(person.looks()), "the page that was written last")


def _rests(
    person: Person, story: Sample, number: int, when: str, day: str, *, calendar: bool = False
) -> None:
    """End a sitting with how it is seen now, and let it rest until a day."""
    wait_until_saved(person)
    person.clicks("Pause here")
    person.writes(story.reflection.sittings[number].seen, under="How do you see it now?")
    person.chooses(when)
    if calendar:
        _keeps_a_day(person)
    person.clicks(f"Rest until {day}")
    person.sees(f"Quiet time until {day}")


def _keeps_a_day(person: Person) -> None:
    """Save the calendar file and read it as another program does."""
    person.clicks("Put it in my calendar…")
    person.clicks("Save the file…")
    target = person.home.folder / "when.ics"
    choose_file(person, "Where the calendar file is kept", target)
    person.sees("Open it with your calendar.")
    person.clicks("Close")
    data = until(lambda: target.read_bytes() if target.exists() else None, "the calendar file")
    calendar = Calendar.from_ical(data)
    (event,) = (one for one in calendar.walk("VEVENT") if isinstance(one, Event))
    assert str(event["SUMMARY"]) == "Quiet time"
    assert isinstance(event.start, datetime)
    assert event.start.astimezone().date() == date(2026, 3, 16)


def _answers_of(person: Person, story: Sample, *prompts: str) -> None:
    """Give the story's answers, of tables the first row."""
    guide = xoit()
    for name in prompts:
        prompt, value = guide.prompt(name), story.answers[name].value
        if isinstance(value, RowsValue):
            cells = {key: words for key, words in value.rows[0].cells.items() if key != "day"}
            value = RowsValue((Row(value.rows[0].id, cells),))
        if question_on(person.looks()) != prompt.question:
            turn_to(person, prompt.question)
        answer(person, prompt, value)


def _commits(person: Person, story: Sample) -> None:
    turn_to(person, "When will you do something differently?")
    told = story.answers["commitments"].value
    assert isinstance(told, PlansValue)
    for place, plan in enumerate(told.plans[:2], start=1):
        if place > 1:
            person.clicks("Add another")
        person.writes(plan.if_, under=f"If, plan {place}")
        person.writes(plan.then, under=f"then, plan {place}")
    wait_until_saved(person)


def _shares(person: Person, story: Sample) -> None:
    """Let a protected page leave that asks two questions."""
    with _on(person, "2026-03-20T14:00"):
        _continues(person)
        _answers_of(person, story, "question")
        open_choosing(person)
        for row in ("My role and the decision", "If–then commitments"):
            person.switches_on(row)
        for asked in (SAW, DO):
            person.tabs_to(asked, at_most=80)
            person.switches_on(asked)
        person.reads_until("Exactly what leaves", DO)
        person.clicks("Export…")
        person.chooses("Protected web page")
        word = person.reads("Passphrase for the group")
        (person.home.folder / "said by voice").write_text(word)
        person.clicks("See this page first")
        person.clicks("Export 1 file")
        person.does_not_see("Export the summary")


def _page_that_left(person: Person) -> tuple[Path, str]:
    folder = person.home.folder / "Documents"
    page = until(lambda: next(folder.glob("*.html"), None), "a page in Documents")
    word = (person.home.folder / "said by voice").read_text()
    assert b"asked nobody" not in page.read_bytes()
    return page, word


def _answers(member: Browser, page: Path, passphrase: str) -> list[Path]:
    """Write two replies, each on the page opened anew: one with a name, one without."""
    kept = []
    for asked, words, name in (("#ask-0", MINUTES, "Order Desk"), ("#ask-1", STAGING, "")):
        opens_with(member, page, passphrase)
        wait_for(lambda: "asked nobody" in text_of(member, "#page"))
        member.types(asked, words)
        if name:
            member.types("#from", name)
        kept.append(saved_reply(member, member.downloads))
    assert member.reports() == []
    return kept


def _hears(person: Person, replies: list[Path]) -> None:
    """Bring the replies in, and write what was heard."""
    with _on(person, "2026-03-24T16:00"):
        person.clicks("Shared")
        for file in replies:
            person.clicks("Bring replies back…")
            choose_file(person, "Which replies?", file)
            person.sees("One reply came in.")
        person.sees("Order Desk, brought in on 24 March")
        person.sees("Without a name, brought in on 24 March")
        person.clicks("Keep as a note", in_row=MINUTES)
        person.sees("Under what you heard")
        person.clicks("I asked for it to be deleted")
        person.sees("I asked for it to be deleted on 24 March 2026.")
        person.clicks("Open the reflection")
        turn_to(person, "What did you hear that you had not seen?")
        person.reads_until("What I heard, row 1", MINUTES)
        person.sees(STAGING)
        person.writes("Telling comes before finding.", under="What it changes for me, row 1")
        wait_until_saved(person)


def _understands(person: Person, story: Sample) -> None:
    """Find one thing open, and prepare the conversation with its own page."""
    guide = xoit()
    lines = guide.prompt("understanding").lines
    with _on(person, "2026-03-26T15:00"):
        _continues(person)
        turn_to(person, "Do you and your group see the same thing?")
        for line in lines:
            person.chooses("Not yet" if line.id == "expected" else "Yes", in_row=line.name)
        person.sees("One thing is still open.")
        person.sees("Afterword tells nobody. Nothing begins by itself.")
        person.clicks("Prepare the conversation")
        person.sees(guide.prompt("talk-situation").question)
        _answers_of(person, story, "talk-situation")
        person.clicks("Choose what leaves…")
        person.switches_on("What this is about")
        _lets_the_talk_leave(person)
        person.presses("ctrl+3")
        person.sees("Nothing is due. The next look-back is on 3 April.")


def _lets_the_talk_leave(person: Person) -> None:
    page = export_the_talk(person)
    assert "late in the week" in page
    assert MINUTES not in page


def _looks_back(person: Person) -> None:
    """Answer a few days after each day that was planned: nothing is held against that."""
    _look_back(person, "2026-04-07T10:00", "3 April", "It came up, and I did it", "Keep it")
    _look_back(person, "2026-05-05T10:00", "1 May", "I did something else", "Change it")
    _look_back(person, "2026-06-16T10:00", "12 June", "It did not come up", "Let it go")


def _look_back(person: Person, moment: str, planned: str, came: str, fate: str) -> None:
    with _on(person, moment):
        person.presses("ctrl+3")
        person.sees(f"Planned for {planned}")
        person.clicks(came, in_row=SECOND)
        person.finds_on(came, in_row=SECOND)  # on the page of the look back, which it leads to
        person.chooses(fate, in_row=SECOND)
        if fate == "Change it":
            person.writes("a roll-out touches the order system,", under="Now: if, commitment 2")
            person.writes("I wait for the Order Desk.", under="then, commitment 2")
        wait_until_saved(person)


def _closes(person: Person) -> None:
    """Carry one commitment on, be done with the other, and find that on the pages around."""
    with _on(person, "2026-06-16T10:30"):
        person.presses("ctrl+4")
        person.sees("Patterns need at least three reflections. You have one.")
        open_from_list(person, TITLE)
        turn_to(person, "What will you carry from here?")
        person.writes("Asking is most of the role.", under="What will you carry from here?")
        person.chooses("Carry it on", in_row=FIRST)
        person.chooses("Done with it", in_row=SECOND)
        turn_to(person, "And what are you done carrying?")
        person.clicks("Close this reflection")
        person.sees("Closed in")
        person.presses("ctrl+3")
        person.sees("Carried on, without a day")
        person.sees(FIRST)
        person.does_not_see(SECOND)
        person.presses("ctrl+1")
        person.sees("Nothing is waiting for you.")
