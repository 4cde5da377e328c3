"""What a person keeps is there again to the letter, and what must not be kept is not."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal import path
from journal.clock import SetClock
from journal.errors import PathError, RecordUnknown, ReflectionUnknown
from journal.guides.guide import Door, Gate, Guide
from journal.model import Alias, Choice, Chosen, ClosedHow, Profile, Reflection, Reply, Share
from journal.path import Standing
from journal.repository import Repository
from journal.repository.records import Records
from journal.values import (
    Checked,
    ChoiceValue,
    DateValue,
    LevelsValue,
    Plan,
    PlansValue,
    Row,
    RowsValue,
    ScaleValue,
    TextValue,
    Value,
)

ALL_NO = {"danger": "no", "claim": "no"}
VALUES: dict[str, Value] = {
    "story": RowsValue((Row("a", {"time": "16:40", "saw": "canary grün"}), Row("b")), "später"),
    "who": RowsValue((Row("c", {"name": "Tomas", "role": "the person on call"}),)),
    "ready": ChoiceValue(("now", "later"), "nach dem Schlafen"),
    "feel": ScaleValue(7),
    "day": DateValue(date(2026, 3, 16)),
    "plans": PlansValue((Plan("p", "a patch touches TLS", "I ask", "me", "", date(2026, 4, 1)),)),
    "u": LevelsValue({"events": 1}),
    "talk": TextValue("  two\r\n\n\tlines 🙂 \ud83d half \x00 "),
}


@pytest.fixture
def clear(repository: Repository, guide: Guide, gate: Gate, clock: SetClock) -> Reflection:
    new = repository.begin(guide, "The Friday patch", "Patch Steward", "Platform Reliability")
    return repository.save_reflection(path.answer_gate(gate, new, ALL_NO, clock))


def everything(vault: Records) -> list[str]:
    return [info.thing for info in vault.things("")]


def stored(vault: Records) -> bytes:
    """Return every version of everything, as it stands in the journal."""
    refs = [old.ref for info in vault.things("") for old in vault.history(info.thing)]
    return b"".join(map(vault.read_version, refs))


def share(reflection: str, clock: SetClock, number: str = "s1") -> Share:
    return Share(
        id=number,
        reflection=reflection,
        door=Door.GROUP,
        at=clock.now(),
        title="The Friday patch",
        for_whom="Platform Reliability",
        why="Thursday's talk",
        format="markdown",
        size=4,
        sha256="0" * 64,
        prompts=("What happened",),
        words=1,
        content=b"\x00\xffab",
    )


def test_beginning_writes_nothing(repository: Repository, vault: Records, guide: Guide) -> None:
    new = repository.begin(guide, "The Friday patch")
    assert everything(vault) == []
    assert len(new.id) == 32
    with pytest.raises(PathError):
        repository.save_reflection(new)
    with pytest.raises(ReflectionUnknown):
        repository.save_answer(new.id, "talk", TextValue("too soon"))
    assert everything(vault) == []


@pytest.mark.parametrize("answers", [{"danger": "yes"}, {"claim": "yes"}, {"claim": "unsure"}])
def test_a_stop_or_a_hold_stores_nothing_of_a_new_reflection(
    repository: Repository,
    vault: Records,
    guide: Guide,
    gate: Gate,
    clock: SetClock,
    answers: dict[str, str],
) -> None:
    stopped = path.answer_gate(gate, repository.begin(guide, "MARKER"), answers, clock)
    with pytest.raises(PathError):
        repository.save_reflection(stopped)
    assert everything(vault) == []
    assert repository.headlines() == ()


def test_ask_first_is_kept_as_a_pause_without_any_answer(
    repository: Repository, vault: Records, guide: Guide, gate: Gate, clock: SetClock
) -> None:
    new = repository.begin(guide, "The Friday patch")
    paused = repository.save_reflection(
        path.answer_gate(gate, new, {"danger": "unsure"}, clock, contact="safety")
    )
    with pytest.raises(PathError):
        repository.save_answer(paused.id, "talk", TextValue("too soon"))
    assert repository.entry(paused.id).answers == {}
    assert repository.headlines()[0].standing is Standing.PAUSED
    cleared = repository.save_reflection(path.clear_gate(paused, "Safety, by phone", clock))
    repository.save_answer(cleared.id, "talk", TextValue("now"))
    assert repository.entry(cleared.id).reflection.gate.cleared == "Safety, by phone"


def test_every_kind_of_answer_is_there_again_to_the_letter(
    repository: Repository, vault: Records, clear: Reflection, clock: SetClock
) -> None:
    for prompt, value in VALUES.items():
        repository.save_answer(clear.id, prompt, value)
    entry = Repository(vault, clock).entry(clear.id)
    assert {prompt: answer.value for prompt, answer in entry.answers.items()} == VALUES
    assert entry.damaged == ()
    assert entry.reflection == clear


@given(text=st.text(st.characters(), max_size=300))
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_text_is_there_again_to_the_letter(
    repository: Repository, vault: Records, clear: Reflection, clock: SetClock, text: str
) -> None:
    repository.save_answer(clear.id, "talk", TextValue(text))
    answers = Repository(vault, clock).entry(clear.id).answers
    if text.strip():
        assert answers["talk"].value == TextValue(text)
    else:  # an answer of nothing but blanks is none, and the one before it is gone
        assert "talk" not in answers or answers["talk"].value.is_empty()


def test_a_reflection_opens_with_the_guide_it_was_written_with(
    repository: Repository, vault: Records, clear: Reflection, guide: Guide, clock: SetClock
) -> None:
    assert Repository(vault, clock).entry(clear.id).guide == guide


def test_what_is_not_there_is_unknown(repository: Repository) -> None:
    with pytest.raises(ReflectionUnknown):
        repository.entry("0" * 32)
    with pytest.raises(ReflectionUnknown):
        repository.delete("0" * 32)
    with pytest.raises(ReflectionUnknown):
        repository.save_choice(Choice("0" * 32, Door.GROUP))
    assert repository.history("0" * 32, "talk") == ()
    with pytest.raises(RecordUnknown):
        repository.share("nothing")


def test_history_keeps_how_an_answer_stood_at_the_end_of_each_sitting(
    repository: Repository, clear: Reflection, clock: SetClock
) -> None:
    for text in ("first", "first again"):
        repository.save_answer(clear.id, "talk", TextValue(text))
        clock.advance(timedelta(minutes=1))
    repository.begin_sitting()
    repository.save_answer(clear.id, "talk", TextValue("second"))
    versions = repository.history(clear.id, "talk")
    assert [one.value for one in versions] == [TextValue("second"), TextValue("first again")]


def test_the_present_version_comes_first_though_the_clock_was_set_back(
    repository: Repository, clear: Reflection, clock: SetClock
) -> None:
    repository.save_answer(clear.id, "talk", TextValue("first"))
    repository.begin_sitting()
    clock.advance(timedelta(days=-2))
    repository.save_answer(clear.id, "talk", TextValue("second"))
    versions = repository.history(clear.id, "talk")
    assert [one.value for one in versions] == [TextValue("second"), TextValue("first")]


def test_the_list_is_newest_first_and_says_what_a_list_needs(
    repository: Repository,
    clear: Reflection,
    guide: Guide,
    gate: Gate,
    clock: SetClock,
) -> None:
    repository.save_answer(clear.id, "feel", ScaleValue(7))
    repository.save_answer(clear.id, "ready", ChoiceValue((), "sealed words stay off the list"))
    repository.save_answer(clear.id, "story", RowsValue((Row("a", {"saw": "The  canary\nheld"}),)))
    clock.advance(timedelta(days=1))
    later = path.answer_gate(gate, repository.begin(guide, "Later"), ALL_NO, clock)
    monday = clock.now() + timedelta(days=3)
    repository.save_reflection(path.rest(guide, later, monday, "", clock))
    newest, oldest = repository.headlines()
    assert (newest.title, newest.standing, newest.quiet_until) == (
        "Later",
        Standing.RESTING,
        monday,
    )
    assert oldest.first_words == "The canary held"
    assert (oldest.role, oldest.group) == ("Patch Steward", "Platform Reliability")
    assert oldest.parts == ("done", "now", "not-yet")
    assert oldest.created == clear.created
    closed = path.close(guide, clear, ClosedHow.KEPT, clock)
    repository.save_reflection(closed)
    assert repository.headlines()[1].standing is Standing.CLOSED


def test_what_left_stays_in_the_ledger_when_its_reflection_is_deleted(
    repository: Repository, vault: Records, clear: Reflection, clock: SetClock
) -> None:
    repository.save_answer(clear.id, "talk", TextValue("MARKER"))
    repository.save_choice(Choice(clear.id, Door.GROUP, (Chosen("talk", edited="copy"),)))
    repository.add_share(share(clear.id, clock))
    assert repository.search("marker").hits
    repository.delete(clear.id)
    assert repository.headlines() == ()
    assert repository.search("marker").hits == ()
    with pytest.raises(ReflectionUnknown):
        repository.entry(clear.id)
    left = [thing for thing in everything(vault) if clear.id in thing]
    assert left == []
    assert repository.share("s1") == share(clear.id, clock)
    with pytest.raises(ReflectionUnknown):
        repository.save_answer(clear.id, "talk", TextValue("typed as it was deleted"))
    with pytest.raises(ReflectionUnknown):
        repository.save_reflection(replace(clear, title="MARKER, saved too late"))
    assert [thing for thing in everything(vault) if clear.id in thing] == []


def test_nothing_is_deleted_while_held(
    repository: Repository, vault: Records, clear: Reflection, gate: Gate, clock: SetClock
) -> None:
    repository.save_answer(clear.id, "talk", TextValue("kept"))
    sat = path.begin_sitting(clear, clock)
    held = repository.save_reflection(path.answer_gate(gate, sat, {"claim": "yes"}, clock))
    before = everything(vault)
    with pytest.raises(PathError):
        repository.delete(clear.id)
    with pytest.raises(PathError):
        repository.save_reflection(replace(held, holds=()))
    assert everything(vault) == before
    assert repository.headlines()[0].is_held
    repository.save_answer(clear.id, "other", TextValue("typed just before"))
    assert repository.entry(clear.id).answers["talk"].value == TextValue("kept")
    repository.save_reflection(path.lift_hold(held, "Legal", clock))
    repository.delete(clear.id)
    assert repository.headlines() == ()


def reply_to(reflection: str, clock: SetClock, text: str = "MARKER") -> Reply:
    return Reply("a" * 32, "s1", reflection, clock.now(), "MARKER N.", ((0, text),))


def test_of_a_removed_reply_no_version_says_anything_any_more(
    repository: Repository, vault: Records, clear: Reflection, clock: SetClock
) -> None:
    reply = reply_to(clear.id, clock)
    thing = f"reply/{clear.id}/s1/{reply.id}"
    repository.ledger.save_reply(reply)
    repository.begin_sitting()
    repository.ledger.save_reply(replace(reply, noted=(0,)))
    repository.begin_sitting()
    repository.ledger.remove_reply(reply)

    def versions() -> list[bytes]:
        return [vault.read_version(info.ref) for info in vault.history(thing)]

    assert len(versions()) == 1
    assert b"MARKER" not in versions()[0]
    repository.fold()
    assert len(versions()) == 1
    assert repository.ledger.replies(clear.id) == ()
    assert repository.ledger.reply_counts() == {}
    repository.ledger.save_reply(replace(reply, noted=(0,)))  # by a page that did not know yet
    assert repository.ledger.replies(clear.id) == ()
    assert len(versions()) == 1


def test_a_view_that_was_removed_is_in_no_earlier_version_either(
    repository: Repository, vault: Records, clear: Reflection
) -> None:
    day = date(2026, 3, 11)
    seen = Checked({"events": 0}, day, "MARKER Circle Lead", alone=False)
    own = Checked({"events": 1}, day)
    value = LevelsValue({"events": 2}, date(2026, 3, 12), (own, seen))
    repository.save_answer(clear.id, "u", value)
    repository.begin_sitting()
    repository.save_answer(clear.id, "u", replace(value, levels={"events": 1}))
    repository.begin_sitting()
    left = replace(value, others=(own,))
    repository.save_answer(clear.id, "u", left)
    repository.forget_view(clear.id, "u", day)
    assert b"MARKER" not in stored(vault)
    kept = [answer.value for answer in repository.history(clear.id, "u")]
    assert kept == [left, replace(left, levels={"events": 1}), left], "one's own stays"
    repository.save_answer(clear.id, "u", value)  # had back
    repository.forget_view(clear.id, "u", day)
    assert repository.entry(clear.id).answers["u"].value == value


def test_a_held_reflection_keeps_its_replies(
    repository: Repository, clear: Reflection, gate: Gate, clock: SetClock
) -> None:
    reply = reply_to(clear.id, clock)
    repository.ledger.save_reply(reply)
    sat = path.begin_sitting(clear, clock)
    held = repository.save_reflection(path.answer_gate(gate, sat, {"claim": "yes"}, clock))
    with pytest.raises(PathError) as refused:
        repository.ledger.remove_reply(reply)
    assert refused.value.fields["standing"] == "held"
    assert repository.ledger.replies(clear.id) == (reply,)
    repository.save_reflection(path.lift_hold(held, "Legal", clock))
    repository.ledger.remove_reply(reply)
    assert repository.ledger.replies(clear.id) == ()


def test_the_ledger_lists_without_the_bytes_and_gives_them_exactly(
    repository: Repository, vault: Records, clear: Reflection, clock: SetClock
) -> None:
    row = share(clear.id, clock)
    repository.add_share(row)
    clock.advance(timedelta(days=1))
    repository.add_share(share(clear.id, clock, "s2"))
    again = Repository(vault, clock)
    assert [one.id for one in again.shares()] == ["s2", "s1"]
    assert again.shares()[1] == replace(row, content=b"")
    assert again.share("s1") == row


def test_choices_aliases_profile_and_place_are_kept(
    repository: Repository, vault: Records, clear: Reflection, clock: SetClock
) -> None:
    assert repository.choice(clear.id, Door.GROUP) == Choice(clear.id, Door.GROUP)
    choice = Choice(
        clear.id,
        Door.GROUP,
        (Chosen("story", frozenset({"a"})), Chosen("talk", None, "a copy")),
        (Alias("Tomas", "the person on call"),),
        ("patch@example.org",),
    )
    repository.save_choice(choice)
    repository.save_aliases((Alias("Nadia", "the Order Desk"),))
    repository.save_profile(Profile("Patch Steward", "", clock.now(), None, sheet_proved=True))
    again = Repository(vault, clock)
    assert again.choice(clear.id, Door.GROUP) == choice
    assert again.choice(clear.id, Door.EXPECTATIONS) == Choice(clear.id, Door.EXPECTATIONS)
    assert again.aliases() == (Alias("Nadia", "the Order Desk"),)
    assert again.profile() == Profile("Patch Steward", "", clock.now(), None, sheet_proved=True)


TOMAS, NADIA = Alias("Tomas Wend", "the person on call"), Alias("Nadia", "the Order Desk")


def begin_another(repository: Repository, guide: Guide, gate: Gate, clock: SetClock) -> Reflection:
    clock.advance(timedelta(days=1))
    new = repository.begin(guide, "Another")
    return repository.save_reflection(path.answer_gate(gate, new, ALL_NO, clock))


def test_a_name_goes_with_the_last_reflection_it_stands_in(
    repository: Repository,
    vault: Records,
    clear: Reflection,
    guide: Guide,
    gate: Gate,
    clock: SetClock,
) -> None:
    other = begin_another(repository, guide, gate, clock)
    repository.save_answer(clear.id, "talk", TextValue("Tomas saw it before Nadia did."))
    repository.save_answer(other.id, "talk", TextValue("I had not asked NADIA."))
    repository.save_aliases((TOMAS,))
    repository.begin_sitting()
    repository.save_aliases((TOMAS, NADIA))
    for one in (clear, other):  # each choice begins with all names that are known
        repository.save_choice(Choice(one.id, Door.GROUP, aliases=(TOMAS, NADIA)))
    repository.delete(clear.id)
    assert repository.aliases() == (NADIA,)
    assert repository.choice(other.id, Door.GROUP).aliases == (NADIA,)
    assert b"Tomas" not in stored(vault)
    repository.delete(other.id)
    assert repository.aliases() == ()
    assert b"Nadia" not in stored(vault)


def test_a_name_that_is_forgotten_stays_where_it_stands_and_where_a_hold_is_set(
    repository: Repository, clear: Reflection, guide: Guide, gate: Gate, clock: SetClock
) -> None:
    other = begin_another(repository, guide, gate, clock)
    third = begin_another(repository, guide, gate, clock)
    repository.save_answer(clear.id, "talk", TextValue("Tomas saw it."))
    for one in (clear, other, third):
        repository.save_choice(Choice(one.id, Door.GROUP, aliases=(TOMAS, NADIA)))
    repository.save_aliases((TOMAS, NADIA))
    sat = path.begin_sitting(third, clock)
    repository.save_reflection(path.answer_gate(gate, sat, {"claim": "yes"}, clock))
    repository.names.forget((TOMAS.name,))
    assert repository.aliases() == (NADIA,)
    assert repository.choice(clear.id, Door.GROUP).aliases == (TOMAS, NADIA)
    assert repository.choice(other.id, Door.GROUP).aliases == (NADIA,)
    assert repository.choice(third.id, Door.GROUP).aliases == (TOMAS, NADIA)


def test_the_role_of_last_time_is_remembered_once_a_reflection_is_kept(
    repository: Repository, guide: Guide, clear: Reflection
) -> None:
    repository.begin(guide, "Another", "Release Coordinator")
    assert repository.profile().role == "Patch Steward"
