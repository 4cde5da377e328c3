"""Every journal that was saved here opens, says what it said, and can be written on."""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from docs import reader
from journal.clock import SetClock
from journal.repository import Repository
from journal.values import TextValue
from journal.vault import Vault, open_vault
from tests.vaults.telling import missing, tell

SAVED = sorted(path.parent for path in Path(__file__).parent.glob("*/expected.json"))
LATER = datetime(2031, 1, 1, tzinfo=UTC)


@pytest.fixture(params=SAVED, ids=lambda path: path.name)
def saved(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    shutil.copytree(request.param / "journal", tmp_path / "journal")
    shutil.copyfile(request.param / "expected.json", tmp_path / "expected.json")
    return tmp_path


def expected_of(saved: Path) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads((saved / "expected.json").read_text())
    return whole


def opened(saved: Path, *, recovery: bool = False) -> Vault:
    expected = expected_of(saved)
    secret = expected["code" if recovery else "passphrase"]
    clock = SetClock(LATER)
    return open_vault(
        saved / "journal", secret, state=saved / "state", clock=clock, recovery=recovery
    )


def test_there_is_one_of_this_format() -> None:
    assert "format-1" in [path.name for path in SAVED]


def test_it_opens_and_says_all_that_it_said(saved: Path) -> None:
    vault = opened(saved)
    assert vault.report.is_sound()
    assert vault.read_only is None
    says = tell(Repository(vault, SetClock(LATER)))
    assert missing(says, expected_of(saved)["says"]) == []
    vault.close()


def test_it_opens_by_its_code_and_can_be_written_on(saved: Path) -> None:
    vault = opened(saved, recovery=True)
    repository = Repository(vault, SetClock(LATER))
    one = repository.headlines()[-1].id
    repository.begin_sitting()
    repository.save_answer(one, "later", TextValue("Written by a later version."))
    vault.close()
    again = Repository(opened(saved), SetClock(LATER))
    assert again.entry(one).answers["later"].value == TextValue("Written by a later version.")
    before = expected_of(saved)["says"]
    assert missing(tell(again), before) == []
    again.close()


def test_the_reader_opens_it_too(saved: Path) -> None:
    expected = expected_of(saved)
    journal = reader.open_folder(saved / "journal", reader.PASSPHRASE, expected["passphrase"])
    assert journal.problems == []
    things = reader.present(journal)
    for reflection, said in expected["says"]["reflections"].items():
        for prompt, versions in said["history"].items():
            bodies = [one.body for one in things[f"answer/{reflection}/{prompt}"]]
            texts = [json.loads((body or b"").decode("utf-8", "surrogatepass")) for body in bodies]
            assert missing(texts[::-1], versions) == []


def test_what_is_not_said_any_more_is_noticed() -> None:
    before = {"a": [{"b": 1, "c": "x"}], "d": None}
    assert missing({"a": [{"b": 1, "c": "x", "new": 2}], "d": None, "e": 3}, before) == []
    assert missing({"a": [{"b": 1}], "d": 0}, before) == ["/a/0/c", "/d"]
    assert missing({"a": [], "d": None}, before) == ["/a"]
