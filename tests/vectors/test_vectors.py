"""The program and docs/reader.py give each vector the answer that its file names."""

import base64
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from docs import reader
from journal.clock import SetClock
from journal.errors import (
    AfterwordError,
    HeaderDamaged,
    NewerFormat,
    RecordDamaged,
    RecoveryCodeMistyped,
    WrongSecret,
)
from journal.vault import Vault, open_vault
from tests.vectors.__main__ import HERE, all_vectors

KINDS: dict[type[AfterwordError], str] = {
    HeaderDamaged: "header-damaged",
    NewerFormat: "newer",
    RecoveryCodeMistyped: "code-mistyped",
    WrongSecret: "wrong-secret",
}
READERS = {"newer": "newer-file"}  # how docs/reader.py calls what is a problem of one file


@dataclass(frozen=True)
class Answer:
    """What one reader says of a vector."""

    kind: str
    weak: bool = True
    things: dict[str, list[str | None]] | None = None


@pytest.fixture(params=sorted(HERE.glob("*.json")), ids=lambda path: path.stem)
def vector(request: pytest.FixtureRequest) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads(request.param.read_text())
    return whole


@pytest.fixture
def folder(vector: dict[str, Any], tmp_path: Path) -> Path:
    folder = tmp_path / "journal"
    folder.mkdir(0o700)
    for name, data in vector["files"].items():
        (folder / name).write_bytes(base64.b64decode(data))
    return folder


def test_the_program_gives_the_named_answer(vector: dict[str, Any], folder: Path) -> None:
    assert by_the_program(vector, folder) == expected(vector)


def test_the_reader_gives_the_named_answer(vector: dict[str, Any], folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert by_the_reader(vector, folder) == expected(vector)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_the_vectors_are_those_that_the_script_makes() -> None:
    made = dict(all_vectors())
    assert sorted(made) == sorted(path.name for path in HERE.glob("*.json"))
    assert [name for name, text in made.items() if (HERE / name).read_text() != text] == []


def test_the_script_uses_nothing_of_the_program() -> None:
    texts = [(HERE / f"{name}.py").read_text() for name in ("writer", "headers", "files", "vector")]
    assert not [text for text in texts if "journal." in text.split("\n\n\n")[0].split('"""')[2]]


def expected(vector: dict[str, Any]) -> Answer:
    if vector["expect"] in KINDS.values():
        return Answer(vector["expect"])
    return Answer(vector["expect"], vector["weak"], vector["things"])


def by_the_program(vector: dict[str, Any], folder: Path) -> Answer:
    ((way, secret),) = vector["secret"].items()
    state = folder.parent / "state"
    if vector["seen"]:
        place = state / vault_of(folder)
        place.mkdir(parents=True)
        (place / "seen").write_text(vector["seen"])
    clock = SetClock(datetime(2026, 3, 12, tzinfo=UTC))
    try:
        vault = open_vault(folder, secret, state=state, clock=clock, recovery=way == "code")
    except AfterwordError as problem:
        return Answer(KINDS[type(problem)])
    things = {info.thing: versions(vault, info.thing) for info in vault.things()}
    answer = Answer(report_kind(vault), vault.report.weak_kdf, things)
    if answer.kind == "success" and any(None in found for found in things.values()):
        answer = Answer("damaged", answer.weak, things)  # found when it is read, and not before
    vault.close()
    return answer


def report_kind(vault: Vault) -> str:
    report = vault.report
    found = {
        "damaged": report.damaged,
        "missing": report.missing or report.waiting,
        "set-back": report.rolled_back,
        "swapped": report.swapped,
        "foreign": len(report.foreign),
        "newer-file": report.newer,
        "apart": report.apart,
    }
    kinds = [kind for kind, one in found.items() if one]
    assert len(kinds) <= 1, kinds
    return kinds[0] if kinds else "success"


def versions(vault: Vault, thing: str) -> list[str | None]:
    found: list[str | None] = []
    for info in vault.history(thing):
        try:
            found.append(vault.read_version(info.ref).decode())
        except RecordDamaged:
            found.append(None)
    return found


def by_the_reader(vector: dict[str, Any], folder: Path) -> Answer:
    ((way, secret),) = vector["secret"].items()
    kind = reader.RECOVERY if way == "code" else reader.PASSPHRASE
    seen = None
    if vector["seen"]:
        seen = folder.parent / "seen-by-another"
        seen.write_text(vector["seen"])
    try:
        journal = reader.open_folder(folder, kind, secret, seen=seen)
    except reader.CannotOpen as problem:
        return Answer(str(problem))
    kinds = {READERS.get(one["kind"], one["kind"]) for one in journal.problems}
    assert len(kinds) <= 1, kinds
    things = {
        thing: [None if one.body is None else one.body.decode() for one in history]
        for thing, history in reader.present(journal).items()
    }
    weak = reader.as_json(journal, history=True)["weak"]
    return Answer(kinds.pop() if kinds else "success", weak, things)


def vault_of(folder: Path) -> str:
    """Return the journal's id, as its header has it in the clear."""
    headers = (path.read_bytes() for path in folder.iterdir())
    return next(data[12:28].hex() for data in headers if data[:8] == b"AWheader")
