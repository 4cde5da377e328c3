"""What is searched beside answers, and a search that does not wait until all was read."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from journal import path
from journal.clock import SetClock
from journal.guides.guide import Door, Gate, Guide
from journal.model import Choice, Chosen, Hold, Reflection, Reply, Share
from journal.repository import Repository, searching
from journal.repository.records import Records
from journal.search import Hit, Kind
from journal.values import Plan, PlansValue, TextValue

ALL_NO = {"danger": "no", "claim": "no"}


def begun(
    repository: Repository, guide: Guide, gate: Gate, clock: SetClock, title: str = "A title"
) -> Reflection:
    new = repository.begin(guide, title, "Warehouse Lead", "Night Shift")
    return repository.save_reflection(path.answer_gate(gate, new, ALL_NO, clock))


def share_of(one: Reflection, clock: SetClock) -> Share:
    return Share(
        "a" * 32, one.id, Door.GROUP, clock.now(), "The page", "Harbour Office", "so they know",
        "html", 1, "0" * 64, ("Heading",), 3, questions=("What did you see?",),
    )  # fmt: skip


def reply_to(share: Share, clock: SetClock) -> Reply:
    said = ((0, "The crane stood still from four."),)
    return Reply("b" * 32, share.id, share.reflection, clock.now(), "Pia from the docks", said)


def kinds(repository: Repository, words: str) -> list[Kind]:
    return [hit.kind for hit in repository.search(words).hits]


def fill(repository: Repository, one: Reflection, clock: SetClock) -> Reply:
    """Store something of each kind."""
    share = share_of(one, clock)
    reply = reply_to(share, clock)
    repository.add_share(share)
    repository.ledger.save_reply(reply)
    copy = Chosen("talk", edited="What the group may read of the gangway")
    repository.save_choice(Choice(one.id, Door.GROUP, (copy,)))
    gate = replace(one.gate, case_reference="HB-4711", cleared="The counsel on call")
    hold = Hold(clock.now(), "legal", lifted_by="The office above", lifted_at=clock.now())
    repository.save_reflection(replace(one, gate=gate, holds=(hold,)))
    return reply


@pytest.mark.parametrize("known_before", [True, False], ids=["kept up", "read"])
def test_all_that_the_person_would_call_their_words_is_found(
    repository: Repository,
    vault: Records,
    guide: Guide,
    gate: Gate,
    clock: SetClock,
    known_before: bool,
) -> None:
    one = begun(repository, guide, gate, clock)
    if known_before:
        repository.search("anything")
    fill(repository, one, clock)
    asked = repository if known_before else Repository(vault, clock)
    assert kinds(asked, "crane four") == [Kind.REPLY]
    assert kinds(asked, "pia docks") == [Kind.REPLY]
    assert kinds(asked, "harbour office") == [Kind.LEFT]
    assert kinds(asked, "so they know") == [Kind.LEFT]
    assert kinds(asked, "gangway") == [Kind.COPY]
    assert kinds(asked, "hb-4711") == [Kind.GATE]
    assert kinds(asked, "counsel") == kinds(asked, "office above") == [Kind.GATE]
    assert kinds(asked, "warehouse lead") == kinds(asked, "night shift") == [Kind.NAME]


def test_a_reply_is_shown_with_its_words_and_its_way_and_gone_once_it_is_removed(
    repository: Repository, guide: Guide, gate: Gate, clock: SetClock
) -> None:
    reply = fill(repository, begun(repository, guide, gate, clock), clock)
    (hit,) = repository.search("crane").hits
    assert hit.ids == (reply.share, reply.id)
    assert (hit.match, hit.after) == ("crane", " stood still from four.")
    repository.ledger.remove_reply(reply)
    assert kinds(repository, "crane") == kinds(repository, "pia") == []


def test_what_left_is_found_also_when_its_reflection_is_gone(
    repository: Repository, vault: Records, guide: Guide, gate: Gate, clock: SetClock
) -> None:
    one = begun(repository, guide, gate, clock)
    repository.add_share(share_of(one, clock))
    repository.ledger.save_reply(reply_to(share_of(one, clock), clock))
    repository.search("anything")
    repository.delete(one.id)
    for asked in (repository, Repository(vault, clock)):
        assert kinds(asked, "harbour") == [Kind.LEFT]
        assert kinds(asked, "crane") == []


def test_a_day_is_found_however_it_is_kept_and_no_number_finds_one(
    repository: Repository, guide: Guide, gate: Gate, clock: SetClock
) -> None:
    one = begun(repository, guide, gate, clock)
    plan = Plan("p", "if", "then", look_again=date(2026, 4, 20))
    repository.save_answer(one.id, "promise", PlansValue((plan,)))

    def on(day: str) -> list[tuple[Kind, str]]:
        hits: tuple[Hit, ...] = repository.asking.search("20 April", day=day).hits
        return [(hit.kind, hit.day) for hit in hits]

    assert on("-04-20") == on("2026-04") == [(Kind.ANSWER, "2026-04-20")]
    assert on("2026-03-12") == [(Kind.NAME, "2026-03-12")]
    assert repository.search("20").hits == repository.search("2026").hits == ()


def test_first_hits_come_from_what_is_read_and_later_ones_stand_below(
    vault: Records,
    guide: Guide,
    gate: Gate,
    clock: SetClock,
    repository: Repository,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(searching, "AT_A_TIME", 2)
    ids: list[str] = []
    for number in range(5):
        one = begun(repository, guide, gate, clock, f"The {number}th")
        repository.save_answer(one.id, "talk", TextValue(f"canary {number}"))
        ids.insert(0, one.id)
        clock.advance(timedelta(hours=1))
    asking = Repository(vault, clock).asking
    seen = asking.search("canary", so_far=True)
    assert seen.more
    assert [hit.reflection_id for hit in seen.hits] == ids[:1], "the newest is read first"
    hits, reading = seen.hits, True
    while reading:
        reading = asking.read_some()
        then = asking.search("canary", so_far=True).hits
        assert then[: len(hits)] == hits, "what is shown does not move"
        hits = then
    assert [hit.reflection_id for hit in hits] == ids
    assert asking.search("canary").hits == hits


def test_the_box_finds_in_the_open_reflection_before_its_turn_to_be_read(
    vault: Records,
    guide: Guide,
    gate: Gate,
    clock: SetClock,
    repository: Repository,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(searching, "AT_A_TIME", 1)
    for number in range(3):
        one = begun(repository, guide, gate, clock)
        repository.save_answer(one.id, "talk", TextValue(f"canary {number}"))
        clock.advance(timedelta(hours=1))
    oldest = repository.headlines()[-1].id
    asking = Repository(vault, clock).asking
    found = asking.find("canary", oldest)
    assert [text.hit.reflection_id for text in found.texts] == [oldest]
    while found.more:
        found = asking.find_more("canary", oldest)
    assert len(found.texts) == 3


def test_what_another_computer_brought_is_found(
    repository: Repository, vault: Records, guide: Guide, gate: Gate, clock: SetClock
) -> None:
    assert repository.search("canary").hits == ()
    other = Repository(vault, clock)
    one = begun(other, guide, gate, clock)
    other.save_answer(one.id, "talk", TextValue("canary"))
    repository.take_in()
    assert kinds(repository, "canary") == [Kind.ANSWER]
