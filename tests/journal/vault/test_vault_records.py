"""What was put is there: read, removed, kept as history, through folds and restarts."""

import secrets
from collections.abc import Callable
from datetime import timedelta
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from journal.errors import ReadOnlyJournal, RecordUnknown
from journal.vault import crypto
from journal.vault.shelf import Shelf
from tests.journal.vault.desk import Desk, leave


def test_a_put_answer_is_there_after_a_restart_without_any_goodbye(desk: Desk) -> None:
    vault = desk.create()
    vault.put("answer", b"the disk was full", b"disk")
    leave(vault)  # what the end of a process does
    again = desk.open()
    assert again.read("answer") == b"the disk was full"
    assert [(info.thing, info.headline, info.at) for info in again.things()] == [
        ("answer", b"disk", desk.clock.now())
    ]
    assert again.report.is_sound()
    assert again.read_only is None


def test_typing_on_keeps_one_version_each_sitting(desk: Desk) -> None:
    vault = desk.create()
    vault.put("answer", b"first try")
    vault.put("answer", b"first")
    vault.begin_sitting()
    desk.clock.advance(timedelta(days=1))
    vault.put("answer", b"second try")
    vault.put("answer", b"second")
    assert [vault.read_version(info.ref) for info in vault.history("answer")] == [
        b"first",
        b"second",
    ]
    assert len(desk.sealed()) == 2
    assert [info.at for info in vault.things()] == [desk.clock.now()]


def test_a_ref_stays_good_when_its_version_moves_into_a_pack(desk: Desk) -> None:
    vault = desk.create()
    refs = {}
    for number in range(5):
        vault.begin_sitting()
        refs[vault.put("answer", b"%d" % number).ref] = b"%d" % number
    vault.fold()
    assert len(desk.sealed()) == 1
    assert {ref: vault.read_version(ref) for ref in refs} == refs


def test_removing_takes_the_answer_and_at_the_next_fold_its_history(desk: Desk) -> None:
    vault = desk.create()
    for _ in range(3):
        vault.begin_sitting()
        vault.put("gone", b"G" * 9000)
        vault.put("kept", b"K" * 9000)
    vault.fold()
    before = sum(path.stat().st_size for path in desk.files())
    vault.remove("gone")
    assert vault.info("gone") is None
    assert vault.history("gone") == []
    with pytest.raises(RecordUnknown):
        vault.read("gone")
    vault.fold()
    assert sum(path.stat().st_size for path in desk.files()) < before - 3 * 9000 + 4096
    vault.close()
    assert [info.thing for info in desk.open().things()] == ["kept"]


def test_what_takes_the_place_of_all_before_leaves_nothing_of_it(desk: Desk) -> None:
    vault = desk.create()
    for number in range(3):
        vault.begin_sitting()
        vault.put("reply", b"MARKER %d " % number + b"G" * 9000)
        vault.put("kept", b"K" * 9000)
    vault.fold()
    before = sum(path.stat().st_size for path in desk.files())
    vault.replace("reply", b"was here", b"-")
    assert [vault.read_version(info.ref) for info in vault.history("reply")] == [b"was here"]
    leave(vault)
    again = desk.open()
    assert again.report.is_sound()
    assert [(one.thing, one.headline) for one in again.things("reply")] == [("reply", b"-")]
    assert len(again.history("reply")) == 1
    again.fold()
    assert sum(path.stat().st_size for path in desk.files()) < before - 3 * 9000 + 4096
    again.begin_sitting()
    again.put("reply", b"anew")
    again.close()
    last = desk.open()
    texts = [last.read_version(info.ref) for info in last.history("reply")]
    assert texts == [b"was here", b"anew"]


def test_every_version_can_be_written_anew_and_none_is_left_as_it_was(desk: Desk) -> None:
    vault = desk.create()
    for number in range(3):
        vault.begin_sitting()
        desk.clock.advance(timedelta(days=1))
        vault.put("answer", b"MARKER %d" % number, b"head")
    vault.fold()
    before = [(info.at, info.sitting) for info in vault.history("answer")]
    vault.rewrite("answer", lambda body: (body.replace(b"MARKER", b"view"), b"new"))
    leave(vault)
    again = desk.open()
    assert again.report.is_sound()
    now = again.history("answer")
    assert [(info.at, info.sitting) for info in now] == before
    texts = [(again.read_version(info.ref), info.headline) for info in now]
    assert texts == [(b"view %d" % number, b"new") for number in range(3)]
    files = desk.files()
    again.rewrite("answer", lambda body: (body, b"new"))
    assert desk.files() == files, "nothing is written where nothing changes"


def test_a_removed_thing_can_come_anew_without_its_past(desk: Desk) -> None:
    vault = desk.create()
    vault.put("answer", b"old")
    vault.remove("answer")
    vault.put("answer", b"new")
    vault.close()
    again = desk.open()
    assert again.read("answer") == b"new"
    assert len(again.history("answer")) == 1


def test_things_are_found_by_the_start_of_their_name(desk: Desk) -> None:
    vault = desk.create()
    for thing in ("b/2", "a/1", "b/1"):
        vault.put(thing, b"")
    assert [info.thing for info in vault.things("b/")] == ["b/1", "b/2"]


def test_many_answers_fold_into_few_packs_within_a_modest_size(desk: Desk) -> None:
    vault = desk.create()
    body = bytes(3000)
    for number in range(120):
        vault.put(f"r{number}", body, b"headline")
    vault.close()
    assert len(desk.sealed()) == 1
    assert sum(path.stat().st_size for path in desk.sealed()) <= 1.4 * 120 * len(body)
    again = desk.open()
    assert all(again.read(info.thing) == body for info in again.things())


def test_a_fold_makes_several_packs_when_one_would_be_large(desk: Desk) -> None:
    vault = desk.create()
    bodies = {f"r{number}": bytes([number]) * 1_500_000 for number in range(6)}
    for thing, body in bodies.items():
        vault.put(thing, body)
    vault.fold()
    assert 2 <= len(desk.sealed()) < 6
    vault.close()
    again = desk.open()
    assert {info.thing: again.read(info.thing) for info in again.things()} == bodies
    assert again.report.is_sound()


def test_reading_one_answer_does_not_read_the_whole_pack(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = desk.create()
    for number in range(8):
        vault.put(f"r{number}", secrets.token_bytes(400_000))
    vault.fold()
    lengths: list[int] = []
    unseal = crypto.unseal

    def seen(key: bytes, nonce: int, text: bytes, associated: bytes) -> bytes:
        lengths.append(len(text))
        return unseal(key, nonce, text, associated)

    monkeypatch.setattr(crypto, "unseal", seen)
    vault.read("r3")
    assert lengths == [400_016]


def test_a_put_costs_no_work_over_the_other_records(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = desk.create()
    for number in range(30):
        vault.put(f"r{number}", b"x")

    def walked(self: Shelf) -> None:
        raise AssertionError("a put looked at every record")

    monkeypatch.setattr(Shelf, "all_currents", walked)
    vault.put("r3", b"y")
    assert vault.read("r3") == b"y"


def test_two_installations_see_each_others_answers(desk: Desk) -> None:
    first = desk.create()
    first.put("answer", b"from one")
    first.close()
    second = desk.open(state="other")
    assert second.read("answer") == b"from one"
    second.put("answer", b"from two")
    second.put("more", b"two's")
    second.remove("more")
    second.close()
    again = desk.open()
    assert again.read("answer") == b"from two"
    assert len(again.history("answer")) == 2
    assert again.info("more") is None
    assert again.report.is_sound()


@pytest.mark.parametrize("ask", ["put", "remove", "fold", "add_recovery"])
def test_a_closed_vault_writes_nothing(desk: Desk, ask: str) -> None:
    vault = desk.create()
    vault.put("answer", b"1")
    vault.close()
    vault.close()
    before = {path: path.read_bytes() for path in desk.files()}
    calls: dict[str, Callable[[], Any]] = {
        "put": lambda: vault.put("answer", b"2"),
        "remove": lambda: vault.remove("answer"),
        "fold": vault.fold,
        "add_recovery": vault.add_recovery,
    }
    with pytest.raises(ReadOnlyJournal):
        calls[ask]()
    assert {path: path.read_bytes() for path in desk.files()} == before


@pytest.mark.parametrize(
    ("thing", "body", "headline"),
    [
        ("", b"", b""),
        ("é" * 201, b"", b""),
        ("a", bytes(64 * 1024 * 1024 + 1), b""),
        ("a", b"", bytes(64 * 1024 + 1)),
    ],
)
def test_what_passes_a_limit_is_refused_before_anything_is_written(
    desk: Desk, thing: str, body: bytes, headline: bytes
) -> None:
    vault = desk.create()
    with pytest.raises(ValueError, match=r"\d"):
        vault.put(thing, body, headline)
    assert desk.sealed() == []


THINGS = st.sampled_from(["a", "b", "ä/ö", "c" * 400])
BODIES = st.binary(max_size=40) | st.sampled_from([b"", bytes(5000)])


class Against(RuleBasedStateMachine):
    """A vault beside a dict from thing to its (sitting, body, headline) in order."""

    desk: ClassVar[Desk]

    def __init__(self) -> None:
        super().__init__()
        for vault in self.desk.opened:
            vault.close()
        self.desk.opened.clear()
        for path in self.desk.files():
            path.unlink()
        self.vault = self.desk.create()
        self.model: dict[str, list[tuple[int, bytes, bytes]]] = {}
        self.sitting = 0

    @rule(thing=THINGS, body=BODIES, headline=BODIES)
    def put(self, thing: str, body: bytes, headline: bytes) -> None:
        self.vault.put(thing, body, headline)
        kept = [entry for entry in self.model.get(thing, []) if entry[0] != self.sitting]
        self.model[thing] = [*kept, (self.sitting, body, headline)]

    @rule(thing=THINGS)
    def remove(self, thing: str) -> None:
        if thing in self.model:
            self.vault.remove(thing)
            del self.model[thing]
        else:
            with pytest.raises(RecordUnknown):
                self.vault.remove(thing)

    @rule(thing=THINGS, body=BODIES, headline=BODIES)
    def replace(self, thing: str, body: bytes, headline: bytes) -> None:
        self.vault.replace(thing, body, headline)
        self.model[thing] = [(self.sitting, body, headline)]

    @rule(thing=THINGS)
    def rewrite(self, thing: str) -> None:
        self.vault.rewrite(thing, lambda body: (body[::-1], body))
        before = self.model.get(thing, [])
        turned = [(sitting, body[::-1], body) for sitting, body, _ in before]
        if any(body != body[::-1] for _, body, _ in before):
            self.model[thing] = turned

    @rule()
    def sit_down_again(self) -> None:
        self.vault.begin_sitting()
        self.sitting += 1

    @rule()
    def fold(self) -> None:
        self.vault.fold()

    @rule(kindly=st.booleans())
    def reopen(self, kindly: bool) -> None:
        if kindly:
            self.vault.close()
        else:
            leave(self.vault)
        self.vault = self.desk.open()
        self.sitting += 1

    @invariant()
    def is_the_same(self) -> None:
        found = {
            info.thing: [
                (self.vault.read_version(old.ref), old.headline)
                for old in self.vault.history(info.thing)
            ]
            for info in self.vault.things()
        }
        assert found == {
            thing: [entry[1:] for entry in entries] for thing, entries in self.model.items()
        }
        for thing, entries in self.model.items():
            assert self.vault.read(thing) == entries[-1][1]
        assert self.vault.report.is_sound()


def test_a_vault_holds_what_a_plain_dict_would(memory_desk: Desk) -> None:
    Against.desk = memory_desk
    run_state_machine_as_test(
        Against,
        settings=settings(
            max_examples=40,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
