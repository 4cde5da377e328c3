"""Nothing private is on the disk in the clear, and sizes say nothing within a bucket."""

import base64
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from journal.errors import WrongSecret
from journal.vault import protect_process
from journal.vault.padding import padded_length
from tests.journal.vault.desk import PASSPHRASE, Desk

CANARY = "Xylophonkanarie 7f3a"
ROOT = Path(__file__).parents[3]


def disguises(text: str) -> list[bytes]:
    """Return the ways in which a text could lie on a disk."""
    plain = [text.encode("utf-8"), text.encode("utf-16-le"), text.encode("utf-16-be")]
    # Base64 has three alignments, and its ends depend on the neighbours.
    encoded = [base64.b64encode(bytes(shift) + data)[4:-4] for data in plain for shift in range(3)]
    return plain + encoded + [data.hex().encode() for data in plain]


def test_no_word_of_mine_lies_anywhere_in_the_clear(desk: Desk) -> None:
    vault = desk.create(f"pass {CANARY}")
    vault.put(f"thing {CANARY}", f"body {CANARY} ".encode() * 50, f"headline {CANARY}".encode())
    vault.put(f"thing {CANARY}", f"body {CANARY} ".encode() * 60, f"headline {CANARY}".encode())
    vault.add_recovery()
    vault.begin_sitting()
    vault.put(f"thing {CANARY}", CANARY.encode())
    vault.remove(f"thing {CANARY}")
    vault.put(f"other {CANARY}", CANARY.encode("utf-16-le"))
    vault.fold()
    with pytest.raises(WrongSecret):
        desk.open(f"wrong {CANARY}")
    vault.close()
    paths = [path for path in desk.base.rglob("*") if path.is_file()]
    assert len(paths) >= 6
    for path in paths:
        data = path.read_bytes() + str(path).encode()
        assert [form for form in disguises(CANARY) if form in data] == []


def test_the_search_for_a_canary_can_find_one() -> None:
    for form in ("utf-8", "utf-16-le", "utf-16-be"):
        for shift in range(3):
            hidden = base64.b64encode(b"abc"[:shift] + CANARY.encode(form) + b"tail")
            assert any(disguise in hidden for disguise in disguises(CANARY))


def test_two_journals_of_different_text_look_the_same_from_outside(tmp_path: Path) -> None:
    looks = []
    for number, text in enumerate(("short", "a much longer account of the same evening " * 40)):
        desk = Desk(tmp_path / str(number))
        vault = desk.create()
        for thing in ("one", "two", "three"):
            vault.put(thing, text.encode(), b"headline" * (1 + number))
        before_fold = [path.stat().st_size for path in desk.files()]
        vault.close()
        after_fold = [(path.stat().st_size, path.stat().st_mode) for path in desk.files()]
        looks.append((sorted(before_fold), sorted(after_fold)[:-1]))
        assert all(len(path.stem) == 32 for path in desk.files())
    assert looks[0] == looks[1]


def test_lengths_have_few_values_and_little_overhead() -> None:
    lengths = [padded_length(length) for length in range(1, 200_000, 7)]
    assert min(lengths) == 4096
    assert len(set(lengths)) < 120
    for length in range(4096, 200_000, 101):
        assert length <= padded_length(length) <= length * 1.12


def test_one_text_never_makes_the_same_file_twice(desk: Desk) -> None:
    vault = desk.create()
    for thing in ("a", "b"):
        vault.put(thing, b"the same")
    one, two = (path.read_bytes()[56:] for path in desk.sealed())
    assert not set(zip(*[iter(one)] * 16, strict=False)) & set(zip(*[iter(two)] * 16, strict=False))


def test_a_protected_process_leaves_no_core_and_lets_nobody_look() -> None:
    code = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
import ctypes, os, resource
from journal.vault import protect_process
protect_process()
print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3), oct(os.umask(0)))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "(0, 0) 0 0o77\n"


def test_a_protected_process_still_saves(desk: Desk) -> None:
    """A process that nobody may look into must still reach its own nameless files."""
    code = f"""
import os, sys
sys.path.insert(0, {str(ROOT)!r})
from pathlib import Path
from journal.clock import SystemClock
from journal.vault import KdfParams, create, open_vault, protect_process
protect_process()
base = Path({str(desk.base)!r})
vault = create(base / "journal", {PASSPHRASE!r}, state=base / "state", clock=SystemClock(),
               kdf=KdfParams(64, 1, 1))
vault.put("answer", b"1")
print(vault.read_only, len(os.listdir(base / "journal")))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "None 3\n"
    assert resource.getrlimit(resource.RLIMIT_CORE) is not None
    assert callable(protect_process)
