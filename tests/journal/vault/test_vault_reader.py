"""The format outlives the program: a reader made from docs/format.md alone opens a journal."""

import ast
from pathlib import Path

import pytest

from tests.journal.vault import reader
from tests.journal.vault.desk import PASSPHRASE, Desk, leave


@pytest.mark.parametrize("folded", [False, True])
def test_the_independent_reader_finds_what_the_program_does(desk: Desk, folded: bool) -> None:
    vault = desk.create()
    for sitting in range(3):
        vault.begin_sitting()
        vault.put("answer", b"version %d, first" % sitting, b"h")
        vault.put("answer", b"version %d" % sitting, b"h%d" % sitting)
        vault.put(f"only {sitting} é", bytes(sitting * 4000))
    vault.put("gone", b"x")
    if folded:
        vault.fold()
    vault.remove("gone")
    code = vault.add_recovery()
    vault.close() if folded else leave(vault)
    other = desk.open(state="another")
    other.put("answer", b"from another device")
    expected = {
        info.thing: [
            (old.headline, other.read_version(old.ref)) for old in other.history(info.thing)
        ]
        for info in other.things()
    }
    assert len(expected["answer"]) == 4
    assert "gone" not in expected
    assert reader.read_journal(desk.folder, passphrase=PASSPHRASE) == expected
    assert reader.read_journal(desk.folder, code=code) == expected


def test_the_independent_reader_is_independent() -> None:
    tree = ast.parse(Path(reader.__file__).read_text(encoding="utf-8"))
    names = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    names |= {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    assert not [name for name in names if name.split(".")[0] in {"journal", "tests", "ui"}]
