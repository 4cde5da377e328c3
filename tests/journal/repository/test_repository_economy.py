"""What is read and written, seen from a vault that counts and can be damaged."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Protocol

import pytest

from journal import path
from journal.clock import SetClock
from journal.errors import PathError, ReadOnlyJournal, RecordDamaged
from journal.guides.guide import Door, Gate, Guide
from journal.model import (
    Alias,
    Choice,
    ClosedHow,
    GateOutcome,
    GateRecord,
    Profile,
    Reflection,
)
from journal.repository import Repository, listing
from journal.repository.headlines import read_brief
from journal.repository.records import Records, answer_thing
from journal.values import TextValue

ALL_NO = {"danger": "no", "claim": "no"}


class Fake(Records, Protocol):
    """The vault in memory of ``conftest``, with what it counts and how it is hurt."""

    damaged: set[str]
    reads: list[str]
    puts: list[str]
    read_only: str | None


@pytest.fixture
def kept(fake: Fake, clock: SetClock) -> Repository:
    return Repository(fake, clock)


@pytest.fixture
def begun(kept: Repository, guide: Guide, gate: Gate, clock: SetClock) -> Reflection:
    new = path.answer_gate(gate, kept.begin(guide, "A title"), ALL_NO, clock)
    return kept.save_reflection(new)


def bodies(fake: Fake) -> list[str]:
    return [thing for thing in fake.reads if thing.split("/")[0] in ("reflection", "answer")]


def test_a_guide_is_kept_before_the_reflection_that_needs_it(
    fake: Fake, kept: Repository, begun: Reflection
) -> None:
    assert fake.puts == [f"guide/{begun.guide.digest}", f"reflection/{begun.id}"]


def test_nothing_is_written_where_nothing_changed(
    fake: Fake, kept: Repository, begun: Reflection, clock: SetClock
) -> None:
    kept.save_answer(begun.id, "talk", TextValue("words"))
    written = list(fake.puts)
    for repository in (kept, Repository(fake, clock)):
        repository.save_answer(begun.id, "talk", TextValue("words"))
        repository.save_answer(begun.id, "look", TextValue(""))
        assert repository.save_reflection(begun) == begun
        repository.save_choice(Choice(begun.id, Door.GROUP))
        repository.save_profile(Profile())
        repository.save_aliases(())
    assert fake.puts == written
    kept.save_answer(begun.id, "talk", TextValue(""))
    assert fake.puts != written, "taking words away is a change"


def test_the_list_decrypts_no_reflection_and_no_answer(
    fake: Fake, kept: Repository, begun: Reflection, clock: SetClock
) -> None:
    kept.save_answer(begun.id, "story", TextValue("words"))
    fake.reads.clear()
    assert Repository(fake, clock).headlines()[0].first_words == "words"
    assert bodies(fake) == []


def test_the_first_rows_of_a_list_do_not_wait_for_the_others(
    fake: Fake, kept: Repository, guide: Guide, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    titles = [f"The {number}th" for number in range(9)]
    for title in titles:
        clock.advance(timedelta(minutes=1))
        cleared = GateRecord(outcome=GateOutcome.CLEAR)
        kept.save_reflection(replace(kept.begin(guide, title), gate=cleared))
    again = Repository(fake, clock)
    read: list[bytes] = []

    def seen(headline: bytes) -> Reflection:
        read.append(headline)
        return read_brief(headline)

    monkeypatch.setattr(listing, "read_brief", seen)
    assert again.count() == 9
    assert [one.title for one in again.headlines(0, 2)] == ["The 8th", "The 7th"]
    assert [one.title for one in again.headlines(7, 5)] == ["The 1th", "The 0th"]
    assert len(read) == 4
    assert [one.title for one in again.headlines()] == titles[::-1]


def test_a_closed_one_is_not_among_those_to_go_on_with(
    fake: Fake, kept: Repository, begun: Reflection, guide: Guide, clock: SetClock
) -> None:
    odd = kept.save_reflection(replace(begun, title='it said "closed":"kept" in it'))
    assert [one.id for one in Repository(fake, clock).unfinished()] == [odd.id]
    kept.save_reflection(path.close(guide, odd, ClosedHow.KEPT, clock))
    assert Repository(fake, clock).unfinished() == ()


def test_hits_come_some_at_a_time_and_each_once(
    fake: Fake, kept: Repository, begun: Reflection, clock: SetClock
) -> None:
    for prompt in ("story", "talk", "sound"):
        kept.save_answer(begun.id, prompt, TextValue(f"canary {prompt}"))
    again = Repository(fake, clock)
    first, rest = again.search("canary", 0, 2), again.search("canary", 2, 9)
    assert (first.total, len(first.hits), len(rest.hits)) == (3, 2, 1)
    assert {hit.prompt_id for hit in (*first.hits, *rest.hits)} == {"story", "talk", "sound"}
    fake.damaged.add(answer_thing(begun.id, "talk"))
    assert {hit.prompt_id for hit in again.search("canary").hits} == {"story", "sound"}


def test_search_reads_each_answer_once(
    fake: Fake, kept: Repository, begun: Reflection, clock: SetClock
) -> None:
    kept.save_answer(begun.id, "talk", TextValue("canary"))
    again = Repository(fake, clock)
    assert again.search("canary").hits
    again.save_answer(begun.id, "talk", TextValue("rollback"))
    read = len(bodies(fake))
    assert again.search("canary").hits == ()
    assert len(bodies(fake)) == read
    assert again.search("rollback").hits
    assert len(bodies(fake)) == read + 1  # the one whose words are shown


def test_a_damaged_answer_leaves_the_rest_open(
    fake: Fake, kept: Repository, begun: Reflection, clock: SetClock
) -> None:
    kept.save_answer(begun.id, "talk", TextValue("sound"))
    kept.save_answer(begun.id, "look", TextValue("damaged"))
    fake.damaged.add(f"answer/{begun.id}/look")
    fake.put(f"answer/{begun.id}/other", b"no json", b"+no")
    again = Repository(fake, clock)
    entry = again.entry(begun.id)
    assert entry.damaged == ("look", "other")
    assert entry.answers["talk"].value == TextValue("sound")
    assert [hit.prompt_id for hit in again.search("sound").hits] == ["talk"]
    again.save_answer(begun.id, "look", TextValue("written anew"))
    assert Repository(fake, clock).entry(begun.id).damaged == ("other",)


def test_a_damaged_reflection_is_named_and_the_others_are_listed(
    fake: Fake, kept: Repository, begun: Reflection, clock: SetClock
) -> None:
    fake.put("reflection/" + "f" * 32, b"no json", b"no headline")
    again = Repository(fake, clock)
    assert [one.id for one in again.headlines()] == [begun.id]
    assert again.damaged() == ("f" * 32,)
    with pytest.raises(RecordDamaged):
        again.entry("f" * 32)


def test_a_damaged_guide_is_replaced_by_the_one_at_hand(
    fake: Fake, kept: Repository, begun: Reflection, clock: SetClock, guide: Guide
) -> None:
    fake.damaged.add(f"guide/{begun.guide.digest}")
    again = Repository(fake, clock)
    assert again.headlines()[0].title == "A title"
    with pytest.raises(RecordDamaged):
        again.entry(begun.id)
    again.know_guides([guide])
    assert again.entry(begun.id).guide == guide


@pytest.mark.parametrize(
    "change",
    [
        lambda repository, one: repository.save_answer(one.id, "talk", TextValue("x")),
        lambda repository, one: repository.save_aliases((Alias("a", "b"),)),
        lambda repository, one: repository.save_choice(Choice(one.id, Door.GROUP, with_date=True)),
    ],
)
def test_a_journal_open_for_reading_takes_no_change(
    fake: Fake,
    kept: Repository,
    begun: Reflection,
    change: Callable[[Repository, Reflection], object],
) -> None:
    fake.read_only = "busy"
    assert kept.read_only
    with pytest.raises(ReadOnlyJournal):
        change(kept, begun)
    assert kept.search("x").hits == ()


def test_a_failed_save_is_tried_again_and_not_taken_for_done(
    fake: Fake, kept: Repository, begun: Reflection
) -> None:
    fake.read_only = "folder"
    with pytest.raises(ReadOnlyJournal):
        kept.save_answer(begun.id, "talk", TextValue("words"))
    fake.read_only = None
    kept.save_answer(begun.id, "talk", TextValue("words"))
    assert fake.puts[-1] == f"answer/{begun.id}/talk"


def test_late_words_are_kept_after_closing_but_none_before_the_gate(
    fake: Fake, kept: Repository, begun: Reflection, gate: Gate, guide: Guide, clock: SetClock
) -> None:
    sat = kept.save_reflection(path.begin_sitting(begun, clock))
    kept.save_reflection(path.answer_gate(gate, sat, {"danger": "yes"}, clock))
    kept.save_answer(begun.id, "talk", TextValue("typed a moment before"))
    paused = path.answer_gate(gate, kept.begin(guide), {"danger": "unsure"}, clock)
    saved = kept.save_reflection(paused)
    with pytest.raises(PathError):
        kept.save_answer(saved.id, "talk", TextValue("too soon"))
