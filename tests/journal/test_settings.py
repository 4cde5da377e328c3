"""Settings come back as they were; a damaged file is set aside, never written over."""

import json
from dataclasses import fields
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.settings import Settings, load_settings, save_settings


def test_defaults_where_there_is_no_file(tmp_path: Path) -> None:
    loaded = load_settings(tmp_path / "nowhere")
    assert loaded.settings == Settings()
    assert loaded.problem is None
    assert Settings().auto_lock_minutes == 10
    assert Settings().theme == "system"


def test_settings_come_back(tmp_path: Path) -> None:
    chosen = Settings(
        *("dark", 28, True, 0, tmp_path / "ein Ördner", "de-AT"),
        *(False, False, tmp_path / "noch einer", True, False),
    )
    save_settings(tmp_path / "new" / "config", chosen)
    assert load_settings(tmp_path / "new" / "config").settings == chosen
    assert (tmp_path / "new" / "config" / "settings.json").stat().st_mode & 0o777 == 0o600


def test_a_folder_whose_name_is_not_unicode_comes_back(tmp_path: Path) -> None:
    chosen = Settings(journal_folder=Path("/tmp/odd\udcff"))  # noqa: S108  never opened
    save_settings(tmp_path, chosen)
    assert load_settings(tmp_path).settings == chosen


def test_there_is_no_field_for_anything_a_person_writes() -> None:
    assert {one.name for one in fields(Settings)} == {
        *("theme", "writing_size", "less_motion", "auto_lock_minutes"),
        *("journal_folder", "language", "language_coach", "copies", "copies_folder", "notices"),
        "hide_in_previews",
    }
    with pytest.raises(ValueError, match="theme"):
        Settings(theme="I told Tomas on Friday")
    with pytest.raises(ValueError, match="language"):
        Settings(language="I told Tomas on Friday")


@pytest.mark.parametrize(
    "wrong",
    [
        {"writing_size": 13},
        {"writing_size": 29},
        {"writing_size": True},
        {"auto_lock_minutes": -1},
        {"theme": "sepia"},
        {"language": "../en"},
        {"less_motion": 1},
        {"journal_folder": 3},
        {"copies": "yes"},
        {"copies_folder": 3},
        {"theme": []},
    ],
)
def test_a_value_out_of_bounds_takes_its_default_and_is_told(
    tmp_path: Path, wrong: dict[str, object]
) -> None:
    (tmp_path / "settings.json").write_text(json.dumps({"auto_lock_minutes": 3} | wrong))
    loaded = load_settings(tmp_path)
    assert loaded.problem is not None
    (key,) = wrong
    assert getattr(loaded.settings, key) == getattr(Settings(), key)
    if key != "auto_lock_minutes":
        assert loaded.settings.auto_lock_minutes == 3


def test_a_damaged_file_is_set_aside_before_it_is_replaced(tmp_path: Path) -> None:
    for number in (1, 2):
        (tmp_path / "settings.json").write_bytes(b"{damaged %d" % number)
        assert load_settings(tmp_path).problem is not None
        save_settings(tmp_path, Settings(theme="dark"))
        aside = tmp_path / f"settings.damaged-{number}.json"
        assert aside.read_bytes() == b"{damaged %d" % number
        assert load_settings(tmp_path).settings.theme == "dark"
        assert load_settings(tmp_path).problem is None


def test_keys_of_a_later_version_are_no_damage(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"theme": "light", "coach": true}')
    loaded = load_settings(tmp_path)
    assert loaded.problem is None
    assert loaded.settings == Settings(theme="light")


@given(st.binary(max_size=80) | st.sampled_from([b"[" * 60_000, b"1" * 9_000, b"[]", b"{}"]))
def test_any_bytes_give_settings(data: bytes) -> None:
    with TemporaryDirectory() as name:
        (Path(name) / "settings.json").write_bytes(data)
        assert isinstance(load_settings(Path(name)).settings, Settings)


def test_a_file_with_a_key_of_before_is_still_sound(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"hide_previews": true, "theme": "dark"}')
    loaded = load_settings(tmp_path)
    assert (loaded.settings, loaded.problem) == (Settings(theme="dark"), None)
