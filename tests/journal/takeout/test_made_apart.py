"""What two computers wrote apart goes out and comes in as it is: undecided until it is chosen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal.repository import Repository
from journal.takeout import Dump, bring_in, read_dump, take_out
from journal.values import TextValue
from journal.vault import Vault
from tests.journal.several.desks import TALK, Desk, texts
from tests.journal.several.devices import Device, Engine, chance
from tests.journal.takeout.outside import taken, whole

HERE, THERE = "As I saw it here.", "As I saw it there."


class Two:
    """Two computers with one journal, and room for more journals."""

    def __init__(self, root: Path) -> None:
        self.root, self.engine, self.count = root, Engine(), 0
        self.here, self.there = Device("here", root), Device("there", root)
        self.here.makes()
        self.made: list[Device] = [self.here, self.there]

    def settle(self) -> None:
        self.engine.settle([self.here, self.there], chance(1))
        self.here.vault.look_again()
        self.there.vault.look_again()

    def new(self) -> Device:
        """Make a new, empty journal."""
        self.count += 1
        device = Device(f"new-{self.count}", self.root)
        device.makes()
        self.made.append(device)
        return device

    def dump(self, device: Device) -> Dump:
        self.count += 1
        target = self.root / f"out-{self.count}.json"
        return read_dump(taken(take_out(device.vault, target, device.clock)).path)


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Two]:
    two = Two(tmp_path)
    yield two
    for device in two.made:
        device.closes()


@pytest.fixture
def apart(two: Two) -> str:
    """Leave one answer with two versions that do not know each other; return its reflection."""
    here = Desk.at(two.here)
    one = here.begins("The Friday patch")
    here.says(one.id, "The first words.")
    two.engine.carry(two.here, two.there, chance(1))
    there = Desk.at(two.there)
    for desk in (here, there):
        desk.entry(one.id)
        desk.kept.begin_sitting()
    here.says(one.id, HERE)
    there.says(one.id, THERE)
    two.settle()
    return one.id


def _versions(vault: Vault, thing: str) -> set[bytes]:
    return {vault.read_version(one.ref) for one in vault.heads(thing)}


def test_both_versions_come_in_undecided_and_can_be_chosen_from(two: Two, apart: str) -> None:
    dump, back = two.dump(two.here), two.new()
    taken(bring_in(back.vault, dump))
    assert whole(back.vault).keys() - whole(two.here.vault).keys() == {
        one.thing for one in back.vault.things("undecided/")
    }
    assert two.dump(back) == dump
    desk = Desk.at(back)
    assert texts(desk.entry(apart)) == {HERE, THERE}
    assert desk.kept.written_apart() == {apart}
    desk.says(apart, "Still writing.")
    assert texts(desk.entry(apart)) == {"Still writing.", *({HERE, THERE} - {_last(dump, apart)})}
    back.closes()
    again = Desk(back, Repository(back.vault, back.clock))
    assert len(texts(again.entry(apart))) == 2, "it outlasts the day"
    again.kept.save_answer(apart, TALK, TextValue(THERE), settles=True)
    assert not again.entry(apart).apart
    assert not back.vault.things("undecided/")
    assert not any(one.apart for thing in two.dump(back).things for one in thing.versions)


def _last(dump: Dump, reflection: str) -> str:
    body = next(
        thing.versions[-1].body for thing in dump.things if thing.name.startswith("answer/")
    )
    assert reflection.encode() in body
    return HERE if HERE.encode() in body else THERE


def test_a_deleted_reflection_takes_what_was_undecided_of_it_along(two: Two, apart: str) -> None:
    back = two.new()
    taken(bring_in(back.vault, two.dump(two.here)))
    Desk.at(back).kept.delete(apart)
    assert not back.vault.things("undecided/")
    assert not back.vault.things("answer/")


def test_bringing_in_decides_nothing_that_is_undecided_here(two: Two, apart: str) -> None:
    thing = f"answer/{apart}/{TALK}"
    both, older = _versions(two.here.vault, thing), two.new()
    older.vault.put(thing, b'{"older":1}')
    taken(bring_in(two.here.vault, two.dump(older)))
    assert both <= _versions(two.here.vault, thing)
    two.settle()
    assert both <= _versions(two.there.vault, thing), "another computer sees it so, too"


def test_what_was_chosen_here_stays_chosen(two: Two, apart: str) -> None:
    dump = two.dump(two.here)
    Desk.at(two.here).kept.save_answer(apart, TALK, TextValue("Together."), settles=True)
    taken(bring_in(two.here.vault, dump))
    assert len(two.here.vault.heads(f"answer/{apart}/{TALK}")) == 1


def test_a_journal_with_one_of_the_versions_gets_the_other_beside_it(two: Two, apart: str) -> None:
    thing = f"answer/{apart}/{TALK}"
    dump, one = two.dump(two.here), two.new()
    last = next(each for each in dump.things if each.name == thing).versions[-1]
    one.vault.bring([last])
    taken(bring_in(one.vault, dump))
    assert _versions(one.vault, thing) == _versions(two.here.vault, thing)
    assert one.vault.read(thing) == last.body


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["here", "there", "carry", "both"]), st.integers(0, 2), st.booleans()
    ),
    max_size=14,
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(STEPS)
def test_however_two_computers_wrote_it_goes_out_and_in_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int, bool]]
) -> None:
    two = Two(tmp_path_factory.mktemp("two"))
    two.settle()
    for at, (who, number, is_new) in enumerate(steps):
        if who in {"carry", "both"}:
            two.settle()
            continue
        device = two.here if who == "here" else two.there
        if is_new:
            device.vault.begin_sitting()
        device.passes_time(60)
        shown = [one.ref for one in device.vault.heads(f"later/{number}")][-1:]
        device.vault.put(f"later/{number}", b'{"n":%d}' % at, after=shown)
    two.settle()
    dump, back = two.dump(two.here), two.new()
    taken(bring_in(back.vault, dump))
    assert two.dump(back) == dump
    for info in two.here.vault.things():
        assert _versions(back.vault, info.thing) == _versions(two.here.vault, info.thing)
    for device in two.made:
        device.closes()
