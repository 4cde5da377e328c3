"""The parts by themselves: the recovery code, the live set, the durable writer."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal import durable, system
from journal.errors import RecoveryCodeMistyped
from journal.vault import check_recovery_code
from journal.vault.live import LiveSet, live_set, runs
from journal.vault.recovery import SECRET_LENGTH, read_code, write_code

SECRETS = st.binary(min_size=SECRET_LENGTH, max_size=SECRET_LENGTH)
CODE = write_code(bytes(range(SECRET_LENGTH)))
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@given(SECRETS)
def test_a_code_is_read_as_it_was_written_and_as_people_type_it(secret: bytes) -> None:
    code = write_code(secret)
    assert len(code.split("-")) == 8
    assert read_code(code) == secret
    typed = code.lower().replace("0", "o").replace("1", "l").replace("-", "  ")
    assert read_code(f" {typed}\n") == secret
    assert read_code(code.replace("-", "")) == secret


@given(SECRETS, st.integers(0, 7), st.integers(0, 4), st.integers(1, 31))
def test_any_one_wrong_symbol_is_found_in_its_group(
    secret: bytes, group: int, place: int, change: int
) -> None:
    groups = write_code(secret).split("-")
    wrong = ALPHABET[ALPHABET.index(groups[group][place]) ^ change]
    groups[group] = groups[group][:place] + wrong + groups[group][place + 1 :]
    with pytest.raises(RecoveryCodeMistyped) as found:
        check_recovery_code("-".join(groups))
    assert found.value.fields == {"group": group + 1}


@given(SECRETS, st.integers(0, 7), st.integers(0, 3))
def test_two_symbols_exchanged_are_found_in_their_group(
    secret: bytes, group: int, place: int
) -> None:
    groups = write_code(secret).split("-")
    letters = list(groups[group])
    letters[place], letters[place + 1] = letters[place + 1], letters[place]
    if "".join(letters) == groups[group]:
        return
    groups[group] = "".join(letters)
    with pytest.raises(RecoveryCodeMistyped) as found:
        check_recovery_code("-".join(groups))
    assert found.value.fields == {"group": group + 1}


@given(SECRETS, st.integers(0, 6))
def test_two_groups_exchanged_are_found(secret: bytes, group: int) -> None:
    groups = write_code(secret).split("-")
    groups[group], groups[group + 1] = groups[group + 1], groups[group]
    if groups[group] == groups[group + 1]:
        return
    with pytest.raises(RecoveryCodeMistyped) as found:
        check_recovery_code("-".join(groups))
    assert found.value.fields == {"group": group + 1}


@pytest.mark.parametrize(
    ("typed", "group"),
    [
        ("", None),
        (CODE[:-1], 8),
        (CODE[1:], 1),
        (CODE[:21] + CODE[22:], 4),
        (CODE[:-6], None),
        (CODE + "0", 8),
        (CODE.replace("-", "") + "0", None),
        (CODE[:12] + "!" + CODE[13:], 3),
        (CODE[:12] + "U" + CODE[13:], 3),
        ("ß" * 20, 1),
    ],
)
def test_a_misshapen_code_names_the_group_where_it_can(typed: str, group: int | None) -> None:
    with pytest.raises(RecoveryCodeMistyped) as found:
        check_recovery_code(typed)
    assert found.value.fields == {"group": group}


def test_a_wrong_whole_is_found_even_where_each_group_is_right() -> None:
    one = write_code(bytes(SECRET_LENGTH)).split("-")
    other = write_code(b"\xff" * SECRET_LENGTH).split("-")
    with pytest.raises(RecoveryCodeMistyped) as found:
        check_recovery_code("-".join([*one[:4], *other[4:]]))
    assert found.value.fields == {"group": None}


@given(st.sets(st.integers(1, 60)), st.sets(st.integers(1, 60)))
def test_a_live_set_is_a_set(added: set[int], dropped: set[int]) -> None:
    live = live_set((sequence, 1 << sequence) for sequence in added)
    for sequence in dropped:
        live = live.without_file(sequence, 1 << sequence)
    left = added - dropped
    assert list(live) == sorted(left)
    assert live == LiveSet(tuple(runs(sorted(left))), sum(1 << sequence for sequence in left))
    assert live.count() == len(left)
    assert all((sequence in live) == (sequence in left) for sequence in range(62))


@pytest.fixture(params=["nameless", "temporary", "without links"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each of the ways in which a system may let a file be made."""
    if request.param != "nameless":
        monkeypatch.setattr(system, "open_nameless", lambda folder, mode: None)
    if request.param == "without links":

        def no_links(source: Path, target: Path) -> None:
            raise OSError(1, "no links here")

        monkeypatch.setattr("os.link", no_links)
    return str(request.param)


def test_a_new_file_is_whole_private_and_alone(tmp_path: Path, way: str) -> None:
    durable.write_new(tmp_path / "file", b"words")
    durable.write_new(tmp_path / "readable", b"words", mode=0o644)
    assert (tmp_path / "file").read_bytes() == b"words"
    assert stat.S_IMODE((tmp_path / "file").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "readable").stat().st_mode) == 0o644
    assert len(list(tmp_path.iterdir())) == 2


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path, way: str) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        durable.write_new(tmp_path / "file", b"yours")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    with pytest.raises(FileExistsError):
        durable.write_new(tmp_path / "link", b"yours")
    assert (tmp_path / "file").read_bytes() == b"mine"
    assert {path.name for path in tmp_path.iterdir()} == {"file", "link"}


@pytest.mark.parametrize(
    ("write", "naming"),
    [
        (durable.write_new, {"name_nameless", "move_without_replacing"}),
        (durable.replace, {"move_over"}),
    ],
)
def test_bytes_reach_the_medium_before_the_name_and_the_name_before_the_end(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    way: str,
    write: Callable[[Path, bytes], None],
    naming: set[str],
) -> None:
    made: list[str] = []

    def noted(name: str, call: Callable[..., object]) -> Callable[..., object]:
        def note(*given: object) -> object:
            made.append(name)
            return call(*given)

        return note

    for name in ("write_all", "sync", "sync_folder", *naming):
        monkeypatch.setattr(system, name, noted(name, getattr(system, name)))
    write(tmp_path / "file", b"words")
    assert made[:2] == ["write_all", "sync"]
    assert made[2] in naming
    assert made[3:] == ["sync_folder"]


def test_replacing_is_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    durable.replace(tmp_path / "file", b"one")
    durable.replace(tmp_path / "file", b"two")
    assert (tmp_path / "file").read_bytes() == b"two"

    def fails(descriptor: int) -> None:
        raise OSError(5, "no")

    monkeypatch.setattr(system, "sync", fails)
    with pytest.raises(OSError, match="no"):
        durable.replace(tmp_path / "file", b"three")
    assert (tmp_path / "file").read_bytes() == b"two"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("broken", ["set_mode", "write_all", "sync", "close", "sync_folder"])
def test_a_write_that_does_not_come_through_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str, broken: str
) -> None:
    call = getattr(system, broken)
    fired = []

    def fails(*given: int) -> None:
        fired.append(broken)
        if broken == "close":
            call(*given)
        raise OSError(5, "no")

    monkeypatch.setattr(system, broken, fails)
    with pytest.raises(OSError, match="no"):
        durable.write_new(tmp_path / "file", b"words")
    assert fired
    assert list(tmp_path.iterdir()) == []


def test_a_crashed_write_is_tidied_and_a_running_one_left_alone(tmp_path: Path) -> None:
    gone = tmp_path / ".afterword-999999999-00ff.tmp"
    running = tmp_path / f".afterword-{os.getpid()}-00ff.tmp"
    other = tmp_path / ".afterword-notes"
    for path in (gone, running, other):
        path.write_bytes(b"")
    durable.remove_stale_temporaries(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {running.name, other.name}
