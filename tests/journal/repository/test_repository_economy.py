"""What is read and written, seen from a vault that counts and can be damaged."""

from collections.abc import Callable
from typing import Protocol

import pytest

from journal import path
from journal.clock import SetClock
from journal.errors import PathError, ReadOnlyJournal, RecordDamaged
from journal.guides.guide import Door, Gate, Guide
from journal.model import Alias, Choice, Place, Profile, Reflection
from journal.repository import Repository
from journal.repository.records import Records
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
        repository.save_place(Place())
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


def test_search_reads_each_answer_once(
    fake: Fake, kept: Repository, begun: Reflection, clock: SetClock
) -> None:
    kept.save_answer(begun.id, "talk", TextValue("canary"))
    again = Repository(fake, clock)
    assert again.search("canary")
    read = len(bodies(fake))
    again.save_answer(begun.id, "talk", TextValue("rollback"))
    assert again.search("canary") == ()
    assert again.search("rollback")
    assert len(bodies(fake)) == read


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
    assert [hit.prompt_id for hit in again.search("sound")] == ["talk"]
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
    assert kept.search("x") == ()


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
