"""One journal on two computers, carried by two real Syncthing processes over the loopback."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from journal.values import ScaleValue, TextValue
from tests.journal.several import syncthing
from tests.journal.several.desks import Desk, texts
from tests.journal.several.devices import Device
from tests.journal.several.syncthing import Syncthing, carried, carry_all

pytestmark = pytest.mark.skipif(
    syncthing.PROGRAM is None,
    reason="Syncthing is not installed (Debian: apt-get install syncthing), so nothing was carried",
)


@dataclass
class Joined:
    """Two desks, and the engine of each."""

    here: Desk
    there: Desk
    engines: tuple[Syncthing, ...]

    @property
    def desks(self) -> tuple[Desk, Desk]:
        return self.here, self.there

    def part(self) -> None:
        """Let the second computer's engine end: from now on each writes for itself."""
        self.engines[1].stops()

    def join(self) -> None:
        """Carry everything, have both desks take in what came; then they must hold the same."""
        if not self.engines[1].is_running():
            self.engines[1].starts()
        carry_all(*self.engines)
        for desk in self.desks:
            desk.kept.take_in()
            report = desk.device.vault.report
            assert report.is_sound(), report
            assert not report.waiting, report
        carry_all(*self.engines)  # a desk that takes in may tidy

    def names(self) -> set[str]:
        """Return what both folders hold of the journal; it is the same."""
        here, there = (set(desk.device.files()) for desk in self.desks)
        assert here == there
        return here


@pytest.fixture(scope="module")
def joined(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Joined]:
    """Make a journal on one computer, carry it to another one, and open it there."""
    root = tmp_path_factory.mktemp("carried")
    first, second = Device("here", root), Device("there", root)
    first.makes()
    here = Desk.at(first)
    with carried(root, first.folder, second.folder) as engines:
        carry_all(*engines)
        yield Joined(here, Desk.at(second), engines)
        for device in (first, second):
            device.closes()


def test_the_engines_speak_over_the_loopback_alone(joined: Joined) -> None:
    for engine in joined.engines:
        options = engine.asks("config/options")
        assert not [name for name in syncthing.OUTSIDE if options[name]]
        told = engine.asks("system/status")
        assert told.get("discoveryMethods", 0) == 0
        assert list(told["connectionServiceStatus"]) == [f"tcp4://127.0.0.1:{engine.port}"]


def test_what_both_write_at_once_is_on_both(joined: Joined) -> None:
    one, other = joined.here.begins("Begun here"), joined.there.begins("Begun there")
    joined.here.says(one.id, "Written here.")
    joined.there.says(other.id, "Written there.")
    joined.join()
    for desk in joined.desks:
        assert (desk.text(one.id), desk.text(other.id)) == ("Written here.", "Written there.")
        assert not desk.kept.written_apart()


def test_apart_and_joined_again_both_versions_are_there_until_one_is_chosen(joined: Joined) -> None:
    one = joined.here.begins("Written apart")
    joined.here.says(one.id, "The first words.")
    joined.join()
    joined.part()
    for desk, own in ((joined.here, "here"), (joined.there, "there")):
        desk.entry(one.id)
        desk.says(one.id, f"As I saw it {own}.")
    joined.here.says(one.id, "Only here.", "look")
    joined.there.kept.save_answer(one.id, "feel", ScaleValue(5))
    joined.join()
    for desk, own in ((joined.here, "here"), (joined.there, "there")):
        assert texts(desk.entry(one.id)) == {"As I saw it here.", "As I saw it there."}
        assert desk.text(one.id) == f"As I saw it {own}.", "one's own is on the desk"
        assert desk.text(one.id, "look") == "Only here."
        assert desk.entry(one.id).answers["feel"].value == ScaleValue(5)

    chosen = TextValue("As I saw it there.")
    joined.here.kept.save_answer(one.id, "talk", chosen, settles=True)
    joined.join()
    for desk in joined.desks:
        assert desk.entry(one.id).apart == {}
        assert desk.text(one.id) == "As I saw it there."
        earlier = [answer.value for answer in desk.kept.history(one.id, "talk")]
        assert TextValue("As I saw it here.") in earlier, "what was not chosen is history"


def test_deleting_reaches_both_and_takes_the_files_along(joined: Joined) -> None:
    one = joined.here.begins("To be deleted")
    joined.here.says(one.id, "Words that are to go.")
    joined.join()
    held = joined.names()
    joined.here.kept.delete(one.id)
    joined.here.kept.fold()
    joined.join()
    assert held - joined.names(), "nothing went"
    for desk in joined.desks:
        assert one.id not in {line.id for line in desk.kept.headlines()}
        assert desk.device.vault.things(f"answer/{one.id}") == []


def test_a_computer_that_was_away_for_long_joins_with_what_it_wrote(joined: Joined) -> None:
    one = joined.here.begins("A long time")
    joined.here.says(one.id, "Before.")
    joined.join()
    joined.part()
    joined.there.entry(one.id)
    joined.there.says(one.id, "Written on the train.")
    for n in range(12):
        joined.here.kept.begin_sitting()
        joined.here.says(one.id, f"Version {n}.")
        if n % 5 == 4:
            joined.here.kept.fold()  # a pack takes the place of what it gathers
    joined.join()
    for desk in joined.desks:
        assert texts(desk.entry(one.id)) == {"Written on the train.", "Version 11."}


def test_conflict_copies_are_taken_in_and_none_is_made(joined: Joined) -> None:
    one = joined.here.begins("Copied by an engine")
    before = set(joined.here.device.files())
    joined.here.says(one.id, "In one file.")
    (new,) = set(joined.here.device.files()) - before
    file = joined.here.device.folder / new
    copy = file.with_name(f"{file.stem}.sync-conflict-20260312-090000-ABCDEFG{file.suffix}")
    shutil.copyfile(file, copy)  # and the same in other engines' words, in place of the file itself
    file.rename(file.with_name(f"{file.stem} (Anna's conflicted copy 2026-03-12){file.suffix}"))
    joined.join()
    for desk in joined.desks:
        assert desk.text(one.id) == "In one file."
    joined.here.says(one.id, "And written on.")
    joined.here.kept.fold()
    joined.join()
    for desk in joined.desks:
        assert desk.text(one.id) == "And written on."
    assert not [name for name in joined.names() if "sync-conflict" in name and name != copy.name]
