"""One journal on two computers: both versions stay until the person chooses, none is lost."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from journal.errors import PathError
from journal.guides.guide import Guide
from journal.guides.load import load_guide
from journal.model import Alias, Hold, Reflection, Reply, StageMark
from journal.repository import Repository
from journal.values import TextValue
from tests.journal.several.desks import SAMPLES, Desk, texts
from tests.journal.several.devices import Device, Engine, chance


@dataclass
class House:
    """Two desks and what carries files between them."""

    here: Desk
    there: Desk
    one: Reflection
    engine: Engine

    def join(self) -> None:
        self.engine.settle([self.here.device, self.there.device], chance(1))
        self.here.kept.take_in()
        self.there.kept.take_in()


@pytest.fixture
def guide() -> Guide:
    return load_guide(SAMPLES / "small", "en")


@pytest.fixture
def house(tmp_path: Path, guide: Guide) -> Iterator[House]:
    first, second, engine = Device("here", tmp_path), Device("there", tmp_path), Engine()
    first.makes()
    here = Desk.at(first)
    one = here.begins("The Friday patch")
    here.says(one.id, "The first words.")
    engine.carry(first, second, chance(1))
    there = Desk.at(second)
    both = House(here, there, one, engine)
    here.entry(one.id)
    there.entry(one.id)
    yield both
    first.closes()
    second.closes()


def test_an_answer_edited_on_two_computers_keeps_both_until_one_is_chosen(house: House) -> None:
    house.here.says(house.one.id, "As I saw it here.")
    house.there.says(house.one.id, "As I saw it there.")
    house.join()
    for desk, own in ((house.here, "As I saw it here."), (house.there, "As I saw it there.")):
        entry = desk.entry(house.one.id)
        assert texts(entry) == {"As I saw it here.", "As I saw it there."}
        assert entry.answers["talk"].value == TextValue(own), "one's own is on the desk"
        assert desk.kept.written_apart() == {house.one.id}

    house.here.says(house.one.id, "As I saw it here, and more.")
    house.join()
    assert texts(house.there.entry(house.one.id)) == {
        "As I saw it here, and more.",
        "As I saw it there.",
    }, "going on writing chooses nothing"

    both = TextValue("As I saw it here and there.")
    house.there.kept.save_answer(house.one.id, "talk", both, settles=True)
    house.join()
    for desk in (house.here, house.there):
        assert desk.entry(house.one.id).apart == {}
        assert desk.entry(house.one.id).answers["talk"].value == both
        earlier = [answer.value for answer in desk.kept.history(house.one.id, "talk")]
        assert TextValue("As I saw it here, and more.") in earlier, "what was not chosen is history"


def test_choosing_the_other_computers_version_keeps_ones_own_as_history(house: House) -> None:
    house.here.says(house.one.id, "As I saw it here.")
    house.there.says(house.one.id, "As I saw it there.")
    house.join()
    theirs = TextValue("As I saw it there.")
    house.here.kept.save_answer(house.one.id, "talk", theirs, settles=True)
    house.join()
    for desk in (house.here, house.there):
        assert desk.entry(house.one.id).answers["talk"].value == theirs
        earlier = [answer.value for answer in desk.kept.history(house.one.id, "talk")]
        assert TextValue("As I saw it here.") in earlier


def test_the_same_words_on_both_are_nothing_to_choose_from(house: House) -> None:
    house.here.says(house.one.id, "The same.")
    house.there.says(house.one.id, "The same.")
    house.join()
    assert house.here.entry(house.one.id).apart == {}


def test_what_arrives_while_one_writes_is_not_written_over(house: House) -> None:
    house.there.says(house.one.id, "Written there meanwhile.")
    house.join()  # the page here was opened before, and does not show it
    house.here.says(house.one.id, "Typed here, without having seen it.")
    assert texts(house.here.entry(house.one.id)) == {
        "Written there meanwhile.",
        "Typed here, without having seen it.",
    }


def test_where_a_reflection_stands_comes_together_by_itself(house: House, guide: Guide) -> None:
    here, there = (desk.entry(house.one.id).reflection for desk in (house.here, house.there))
    stages = [stage.id for stage in guide.stages()]
    house.here.kept.save_reflection(
        replace(here, title="Renamed here", marks={stages[0]: StageMark.DONE})
    )
    hold = Hold(house.there.device.clock.now(), "claim")
    house.there.kept.save_reflection(
        replace(there, role="Named there", marks={stages[1]: StageMark.SKIPPED}, holds=(hold,))
    )
    house.join()
    for desk in (house.here, house.there):
        whole = desk.entry(house.one.id).reflection
        assert (whole.title, whole.role) == ("Renamed here", "Named there")
        assert whole.marks == {stages[0]: StageMark.DONE, stages[1]: StageMark.SKIPPED}
        assert whole.is_held(), "a hold is never lost on the way"


def test_a_hold_set_elsewhere_outlives_a_page_that_did_not_know_of_it(house: House) -> None:
    here, there = (desk.entry(house.one.id).reflection for desk in (house.here, house.there))
    hold = Hold(house.there.device.clock.now(), "claim")
    house.there.kept.save_reflection(replace(there, holds=(hold,)))
    house.join()
    for title in ("Saved from an old page", "And again"):
        house.here.kept.save_reflection(replace(here, title=title))
    house.join()
    for desk in (house.there, house.here):
        stored = desk.entry(house.one.id).reflection
        assert stored.is_held()
        assert stored.title == "And again"


def test_deleting_reaches_both(house: House) -> None:
    house.here.kept.delete(house.one.id)
    house.join()
    assert house.there.kept.headlines() == ()
    assert house.there.device.vault.things("answer/") == []


def test_a_hold_set_elsewhere_keeps_all_of_it_also_where_the_newer_version_has_none(
    house: House,
) -> None:
    there, here = (desk.entry(house.one.id).reflection for desk in (house.there, house.here))
    hold = Hold(house.there.device.clock.now(), "claim")
    house.there.kept.save_reflection(replace(there, holds=(hold,)))
    for title in ("Written meanwhile", "and later"):
        house.here.device.vault.begin_sitting()
        house.here.kept.save_reflection(replace(here, title=title))
    house.join()
    with pytest.raises(PathError):
        house.here.kept.delete(house.one.id)
    assert house.here.text(house.one.id) == "The first words."


def test_a_reply_removed_on_one_computer_is_not_brought_back_by_the_other(house: House) -> None:
    now = house.here.device.clock.now()
    reply = Reply("a" * 32, "b" * 32, house.one.id, now, "N.", ((0, "We saw it."),))
    house.here.kept.ledger.save_reply(reply)
    house.join()
    house.here.kept.ledger.remove_reply(reply)
    for places in ((0,), (), (0,)):  # so that theirs is the later version
        house.there.kept.ledger.save_reply(replace(reply, noted=places))
    house.join()
    for desk in (house.here, house.there):
        assert desk.kept.ledger.replies(house.one.id) == ()
        assert desk.kept.ledger.reply_counts() == {}


def test_what_was_written_elsewhere_before_a_deletion_arrived_comes_back(house: House) -> None:
    house.here.kept.delete(house.one.id)
    house.join()
    house.there.says(house.one.id, "Still being written when the deletion came.")
    house.join()
    for desk in (house.here, house.there):
        answers = desk.entry(house.one.id).answers
        assert answers["talk"].value == TextValue("Still being written when the deletion came.")


def test_names_that_both_added_are_all_there(house: House) -> None:
    house.here.kept.save_aliases((Alias("Tomas", "the person on call"),))
    house.there.kept.save_aliases((Alias("Nadia", "the Order Desk"),))
    house.join()
    for desk in (house.here, house.there):
        assert {one.name for one in desk.kept.aliases()} == {"Tomas", "Nadia"}


def test_a_device_that_was_away_for_long_joins(house: House, tmp_path: Path) -> None:
    away = Device("away", tmp_path)
    house.engine.carry(house.here.device, away, chance(1))
    kept = Repository(away.vault, away.clock)
    kept.entry(house.one.id)
    kept.save_answer(house.one.id, "talk", TextValue("Written on the train."))
    for n in range(30):
        house.here.device.vault.begin_sitting()
        house.here.says(house.one.id, f"Version {n}.")
        if n % 10 == 0:
            house.here.kept.fold()
    house.engine.settle([house.here.device, house.there.device, away], chance(2))
    kept.take_in()
    assert texts(kept.entry(house.one.id)) == {"Written on the train.", "Version 29."}
    assert away.vault.report.is_sound()
    away.closes()
