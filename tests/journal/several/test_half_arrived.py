"""What has not come yet is waited for; what sync programs leave about is nobody's words."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from journal.errors import HeaderDamaged, NotAJournal, WrongSecret
from journal.vault import Arrivals, create, is_journal, open_vault
from tests.journal.several.devices import CHEAP, PHRASE, Device, Engine, chance

OTHER = "another phrase"
STRAYS = (
    ".stfolder/note",
    ".stversions/old.afterword",
    ".stignore",
    ".syncthing.0123456789abcdef0123456789abcdef.afterword.tmp",
    "~syncthing~0123456789abcdef0123456789abcdef.afterword.tmp",
    ".dropbox",
    ".dropbox.cache/x",
    ".sync_0123456789ab.db",
    ".~0123456789abcdef.afterword",
    "._0123456789abcdef0123456789abcdef.afterword",
    ".DS_Store",
    "desktop.ini",
)


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Device]:
    """A computer with five changes in its journal."""
    device = Device("here", tmp_path)
    device.makes()
    for n in range(5):
        device.passes_time(60)
        device.vault.put(f"answer/{n}", f"words {n}".encode())
    yield device
    device.closes()


@pytest.fixture
def there(tmp_path: Path) -> Iterator[Device]:
    """Another computer, to which nothing has come."""
    device = Device("there", tmp_path)
    device.folder.mkdir(parents=True)
    yield device
    device.closes()


def _scatter(folder: Path) -> None:
    for name in STRAYS:
        path = folder / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_bytes(b"of a sync program")


def _bring(here: Device, there: Device, *, headers: bool) -> None:
    for name, path in here.files().items():
        data = path.read_bytes()
        if data.startswith(b"AWheader") == headers:
            (there.folder / name).write_bytes(data)


def test_files_that_have_not_come_yet_are_waited_for_and_nothing_is_called_lost(
    here: Device, there: Device
) -> None:
    before = set(here.files())
    here.vault.put("answer/5", b"words 5")
    (newest,) = (path for name, path in here.files().items() if name not in before)
    Engine().carry(here, there, chance(3), share=0.5)
    _bring(here, there, headers=True)
    (there.folder / newest.name).write_bytes(newest.read_bytes())
    report = there.vault.report
    assert report.waiting, "nothing was held back"
    assert report.is_sound()
    assert not report.asks()
    assert there.vault.read_only is None
    there.vault.put("answer/there", b"written meanwhile")
    _bring(here, there, headers=False)
    there.vault.look_again()
    assert not there.vault.report.waiting
    assert there.vault.read("answer/5") == b"words 5"
    assert [there.vault.read(f"answer/{n}") for n in range(5)] == [
        f"words {n}".encode() for n in range(5)
    ]
    assert there.vault.read("answer/there") == b"written meanwhile"


def test_a_file_that_is_still_being_copied_counts_once_it_is_whole(
    here: Device, there: Device
) -> None:
    _bring(here, there, headers=True)
    arrivals = Arrivals(there.folder, there.vault.device)
    name, path = next(one for one in here.files().items() if one[0] not in there.files())
    data, late = path.read_bytes(), there.folder / name
    for part in (data[:1000], data[:2000]):
        late.write_bytes(part)
        assert not arrivals.are_new()
        assert arrivals.growing
    late.write_bytes(data)
    assert arrivals.are_new()
    assert not arrivals.growing
    assert not arrivals.are_new()


def test_a_copy_under_another_name_counts_when_it_grows_no_more(
    here: Device, there: Device
) -> None:
    _bring(here, there, headers=True)
    arrivals = Arrivals(there.folder, there.vault.device)
    path = next(path for name, path in here.files().items() if name not in there.files())
    (there.folder / f"{path.stem}.sync-conflict-x.afterword").write_bytes(path.read_bytes())
    assert not arrivals.are_new()
    assert arrivals.growing
    assert arrivals.are_new()
    assert not arrivals.growing


def test_a_conflict_copy_of_an_earlier_first_file_opens_nothing(here: Device) -> None:
    for path in here.files().values():
        if path.read_bytes().startswith(b"AWheader"):
            path.with_name(f"{path.stem} (conflicted copy){path.suffix}").write_bytes(
                path.read_bytes()
            )
    here.vault.change_passphrase(OTHER, kdf=CHEAP)
    here.closes()
    with pytest.raises(WrongSecret):
        open_vault(here.folder, PHRASE, state=here.state, clock=here.clock)
    assert not [name for name in here.files() if "conflicted" in name], "its slots are gone too"


def test_a_first_file_that_has_not_come_is_not_called_damaged(here: Device, there: Device) -> None:
    _bring(here, there, headers=False)
    with pytest.raises(HeaderDamaged) as found:
        there.vault.things()
    assert found.value.fields["reason"] == "not-here"
    _bring(here, there, headers=True)
    assert len(there.vault.things("answer/")) == 5


def test_what_sync_programs_leave_about_is_no_part_of_a_journal(here: Device) -> None:
    ours = set(here.files())
    _scatter(here.folder)
    here.vault.look_again()
    assert here.vault.report.is_sound(), here.vault.report
    copied = here.vault.snapshot().files
    assert {f"{stem}.afterword" for stem in copied} == ours, "a copy takes what is ours alone"
    here.closes()
    assert here.vault.report.is_sound()
    assert (here.folder / STRAYS[3]).exists(), "what is not ours is never removed"


def test_a_folder_with_nothing_but_traces_has_room_for_a_journal(there: Device) -> None:
    _scatter(there.folder)
    assert not is_journal(there.folder)
    with pytest.raises(NotAJournal):
        open_vault(there.folder, PHRASE, state=there.state, clock=there.clock)
    create(there.folder, PHRASE, state=there.state, clock=there.clock, kdf=CHEAP).close()
    assert is_journal(there.folder)


def test_a_passphrase_changed_elsewhere_is_told_and_what_is_written_meanwhile_goes_on(
    here: Device, there: Device
) -> None:
    engine = Engine()
    engine.carry(here, there, chance(1))
    there.vault.put("answer/before", b"written there")
    here.vault.change_passphrase(OTHER, kdf=CHEAP)
    while here.vault.rekey_step():
        pass
    here.vault.put("answer/since", b"written since, under the new key")
    engine.settle([here, there], chance(1))
    there.vault.look_again()
    assert there.vault.report.outdated
    assert there.vault.read_only is None
    assert not there.vault.report.damaged
    there.vault.put("answer/there", b"written there meanwhile")
    engine.settle([here, there], chance(1))
    here.vault.look_again()
    assert here.vault.read("answer/there") == b"written there meanwhile"
    assert not here.vault.report.outdated
    there.closes()

    with pytest.raises(WrongSecret) as refused:
        open_vault(there.folder, PHRASE, state=there.state, clock=there.clock)
    assert refused.value.fields["changed"] == here.clock.now()
    again = open_vault(there.folder, OTHER, state=there.state, clock=there.clock)
    assert again.read("answer/since") == b"written since, under the new key"
    assert again.read("answer/there") == b"written there meanwhile"
    again.close()
    with pytest.raises(WrongSecret) as refused:
        open_vault(there.folder, PHRASE, state=there.state, clock=there.clock)
    assert not refused.value.fields, "it was opened with the new one since"


def test_ones_own_change_is_not_said_to_be_another_computers(here: Device) -> None:
    here.vault.change_passphrase(OTHER, kdf=CHEAP)
    here.closes()
    with pytest.raises(WrongSecret) as refused:
        open_vault(here.folder, PHRASE, state=here.state, clock=here.clock)
    assert not refused.value.fields
