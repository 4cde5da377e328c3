"""Words may wait while a journal's disk is taken out: they are laid aside, and come back."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from journal import path
from journal.clock import SetClock
from journal.errors import FolderUnreachable
from journal.guides.guide import Door, Gate, Guide
from journal.model import Alias, Choice, Chosen, Profile, Reflection
from journal.repository import Repository
from journal.values import TextValue
from journal.vault import KdfParams, Vault, create, open_vault
from tests.journal.repository.test_repository import ALL_NO

COPY = (Chosen("talk", edited="a copy"),)
NAMES = (Alias("Tomas", "the person on call"),)
Save = Callable[[Repository, str], object]
Read = Callable[[Repository, str], object]

SAVED: dict[str, tuple[Save, Read, object]] = {
    "answer": (
        lambda kept, one: kept.save_answer(one, "talk", TextValue("last words")),
        lambda kept, one: kept.entry(one).answers["talk"].value,
        TextValue("last words"),
    ),
    "reflection": (
        lambda kept, one: kept.save_reflection(replace(_brief(kept, one), title="Renamed")),
        lambda kept, one: kept.entry(one).reflection.title,
        "Renamed",
    ),
    "choice": (
        lambda kept, one: kept.save_choice(Choice(one, Door.GROUP, COPY)),
        lambda kept, one: kept.choice(one, Door.GROUP).chosen,
        COPY,
    ),
    "aliases": (
        lambda kept, _: kept.save_aliases(NAMES),
        lambda kept, _: kept.aliases(),
        NAMES,
    ),
    "profile": (
        lambda kept, _: kept.save_profile(Profile(role="Patch Steward")),
        lambda kept, _: kept.profile().role,
        "Patch Steward",
    ),
}


def _brief(kept: Repository, reflection_id: str) -> Reflection:
    found = kept._listed.find(reflection_id)
    assert found is not None
    return found


@pytest.fixture
def journal(tmp_path: Path, guide: Guide, gate: Gate, clock: SetClock) -> tuple[Vault, str]:
    cheap = KdfParams(memory_kib=64, passes=1, lanes=1)
    place, state = tmp_path / "journal", tmp_path / "s"
    vault = create(place, "a phrase", state=state, clock=clock, kdf=cheap)
    kept = Repository(vault, clock)
    new = kept.save_reflection(path.answer_gate(gate, kept.begin(guide, "Named"), ALL_NO, clock))
    kept.save_answer(new.id, "talk", TextValue("said before"))
    vault.close()
    return open_vault(place, "a phrase", state=state, clock=clock), new.id


@pytest.mark.parametrize("what", SAVED)
def test_what_waits_while_the_disk_is_away_is_there_again_with_it(
    journal: tuple[Vault, str], what: str, tmp_path: Path, clock: SetClock
) -> None:
    vault, one = journal
    save, read, expected = SAVED[what]
    kept = Repository(vault, clock)
    kept.headlines()
    vault.folder.rename(tmp_path / "away")
    with vault.holding_back():
        save(kept, one)
    assert vault.waits_for_room(), "the fault is real: the folder did not take it"
    vault.close()
    (tmp_path / "away").rename(vault.folder)
    again = open_vault(vault.folder, "a phrase", state=tmp_path / "s", clock=clock)
    found = read(Repository(again, clock), one)
    assert found == expected
    assert not again.waits_for_room()
    again.close()


def test_a_folder_that_is_away_is_named_and_not_taken_for_an_empty_or_damaged_journal(
    journal: tuple[Vault, str], tmp_path: Path
) -> None:
    vault, one = journal
    vault.folder.rename(tmp_path / "away")
    vault.folder.mkdir()  # the place where the disk was mounted is still there, and bare
    with pytest.raises(FolderUnreachable):
        vault.read(f"answer/{one}/talk")
    assert vault.info(f"answer/{one}/talk") is not None, "what was known of it is still known"
    vault.folder.rmdir()
    (tmp_path / "away").rename(vault.folder)
    assert b"said before" in vault.read(f"answer/{one}/talk")
    vault.close()
