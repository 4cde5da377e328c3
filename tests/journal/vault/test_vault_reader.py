"""The format outlives the program: docs/reader.py, made from docs/format.md alone, reads it."""

import ast
import base64
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from docs import reader
from journal.vault import Vault
from tests.journal.vault.desk import PASSPHRASE, Desk, leave

ROOT = Path(__file__).parents[3]
WORDS = b'{"kind": "text", "text": "The pump was off, and nobody had been told."}'


def read(folder: Path, secret: str, *options: str, status: int = 0) -> dict[str, Any]:
    """Run the reader as anybody would, the secret through a descriptor."""
    into, out = os.pipe()
    with os.fdopen(out, "wb") as stream:
        stream.write(f"{secret}\n".encode())
    command = [sys.executable, "-I", str(ROOT / "docs" / "reader.py"), str(folder), *options]
    done = subprocess.run(
        [*command, f"--passphrase-fd={into}"],
        pass_fds=[into],
        capture_output=True,
        check=False,
        cwd=folder.parent,
    )
    os.close(into)
    assert done.returncode == status, done.stderr
    if status == 2:
        return {"cannot": done.stderr.decode().strip()}
    whole: dict[str, Any] = json.loads(done.stdout)
    return whole


def body_of(version: dict[str, Any]) -> bytes:
    """Return a version's body as the vault has it."""
    if "base64" in version:
        return base64.b64decode(version["base64"])
    return json.dumps(version["body"]).encode()


def by_the_program(vault: Vault) -> dict[str, list[bytes]]:
    return {
        info.thing: [vault.read_version(old.ref) for old in vault.history(info.thing)]
        for info in vault.things()
    }


def by_the_reader(found: dict[str, Any]) -> dict[str, list[bytes]]:
    return {
        thing: [body_of(version) for version in [*one.get("history", []), one]]
        for thing, one in found["things"].items()
    }


@pytest.mark.parametrize("folded", [False, True])
def test_the_reader_finds_what_the_program_does(desk: Desk, folded: bool) -> None:
    vault = desk.create()
    for sitting in range(3):
        vault.begin_sitting()
        vault.put("answer", b"version %d, first" % sitting, b"h")
        vault.put("answer", WORDS + b" " * sitting, b"h%d" % sitting)
        vault.put(f"only {sitting} é", bytes(sitting * 40_000))
    vault.put("gone", b"x")
    if folded:
        vault.fold()
    vault.remove("gone")
    code = vault.add_recovery()
    vault.close() if folded else leave(vault)
    other = desk.open(state="another")
    other.put("answer", b"from another device")
    expected = by_the_program(other)
    expected["answer"][:3] = [WORDS.rstrip()] * 3
    assert len(expected["answer"]) == 4
    assert "gone" not in expected
    found = read(desk.folder, PASSPHRASE, "--history")
    assert by_the_reader(found) == expected
    assert found["weak"] is True
    now = read(desk.folder, code.lower().replace("-", " "), "--recovery-code")
    assert by_the_reader(now) == {thing: bodies[-1:] for thing, bodies in expected.items()}
    assert read(desk.folder, "another", status=2) == {"cannot": "wrong-secret"}
    assert read(desk.folder, code[:-1], "--recovery-code", status=2) == {"cannot": "code-mistyped"}
    assert read(desk.base, PASSPHRASE, status=2) == {"cannot": "none-here"}


@pytest.mark.parametrize("folded", [False, True])
def test_the_reader_sees_nothing_of_what_something_took_the_place_of(
    desk: Desk, folded: bool
) -> None:
    vault = desk.create()
    for number in range(3):
        vault.begin_sitting()
        vault.put("reply", b'{"text": "what it said, %d"}' % number)
        vault.put("answer", b'{"text": "seen by N., %d"}' % number)
    vault.replace("reply", b'{"removed": true}')
    vault.rewrite("answer", lambda body: (body.replace(b"seen by N., ", b"seen "), b"+"))
    if folded:
        vault.fold()
    leave(vault)
    found = by_the_reader(read(desk.folder, PASSPHRASE, "--history"))
    assert found == by_the_program(vault)
    assert [len(found["reply"]), len(found["answer"])] == [1, 3]
    assert b"N." not in b"".join(found["answer"])


def test_what_two_devices_wrote_apart_is_shown_and_a_conflict_copy_counts_once(desk: Desk) -> None:
    vault = desk.create()
    vault.put("answer", b"at first")
    one, other = desk.open(state="one"), desk.open(state="other")
    one.put("answer", b"by one")
    other.put("answer", b"by the other")
    copy = desk.sealed()[0]
    copy.with_name(f"{copy.stem}.sync-conflict-20260312.afterword").write_bytes(copy.read_bytes())
    found = read(desk.folder, PASSPHRASE)
    assert found["problems"] == []
    assert list(found["things"]) == ["answer"]
    answer = found["things"]["answer"]
    bodies = [body_of(version) for version in [*answer["apart"], answer]]
    assert sorted(bodies) == [b"by one", b"by the other"]


def test_the_reader_follows_a_changed_passphrase_and_names_what_is_lost(desk: Desk) -> None:
    vault = desk.create()
    vault.put("early", b"under the first key")
    late = desk.sealed()[0].read_bytes(), desk.sealed()[0]
    vault.change_passphrase("another tide")
    vault.put("late", b"under the second")
    leave(vault)
    late[1].write_bytes(late[0])  # of another device it would be: it arrives late, and still opens
    expected = {"early": [b"under the first key"], "late": [b"under the second"]}
    assert by_the_reader(read(desk.folder, "another tide")) == expected
    assert read(desk.folder, PASSPHRASE, status=2) == {"cannot": "wrong-secret"}
    newest = max(desk.sealed(), key=lambda path: path.stat().st_mtime_ns)
    newest.write_bytes(newest.read_bytes()[:-1])
    (problem,) = read(desk.folder, "another tide", status=1)["problems"]
    assert problem == {"kind": "damaged", "file": newest.stem}


def test_the_reader_uses_nothing_of_ours_and_little_of_others() -> None:
    tree = ast.parse(Path(reader.__file__).read_text(encoding="utf-8"))
    names = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    names |= {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    roots = {name.split(".")[0] for name in names}
    assert roots - sys.stdlib_module_names == {"cryptography"}
