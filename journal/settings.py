"""What must be known before unlocking and is not private: colours, locking, where the journal is.

Kept as JSON in the configuration folder. There is no field for anything that a person writes, and
there must never be one: this file is in the clear. A damaged file gives defaults and is set aside,
under another name, before anything is written in its place.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import Any

from journal import durable
from journal.errors import SettingsDamaged

FILE_NAME = "settings.json"
WRITING_SIZES = (14, 28)  # px, least and most
LOCK_MINUTES_LIMIT = 24 * 60
_FOLDERS = ("journal_folder", "copies_folder")
_FILE_LIMIT = 64 * 1024  # bytes
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")


class ThemeChoice(StrEnum):
    """Which colours the person wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True)
class Settings:
    """The settings, each within its bounds; ``ValueError`` otherwise."""

    theme: str = ThemeChoice.SYSTEM
    writing_size: int = 19  # px
    less_motion: bool = False
    auto_lock_minutes: int = 10  # 0 means never
    journal_folder: Path | None = None  # ``None`` means the default place
    language: str = "en"
    language_coach: bool = True  # it may speak by itself; asked for, it always does
    copies: bool = True  # made by themselves after a sitting
    copies_folder: Path | None = None  # ``None`` means the default place
    notices: bool = False  # from the system tray, when a time that was set has come
    hide_in_previews: bool = True  # the page is covered while another program's window is in use

    def __post_init__(self) -> None:
        """Refuse what is out of bounds, so that no part of the window has to."""
        for name, fits in _FITS.items():
            if not fits(getattr(self, name)):
                raise ValueError(name)


def _is_count(value: object, least: int, most: int) -> bool:
    return type(value) is int and least <= value <= most


_FITS: Mapping[str, Callable[[Any], bool]] = {
    "theme": lambda value: isinstance(value, str) and value in set(ThemeChoice),
    "writing_size": lambda value: _is_count(value, *WRITING_SIZES),
    "less_motion": lambda value: type(value) is bool,
    "auto_lock_minutes": lambda value: _is_count(value, 0, LOCK_MINUTES_LIMIT),
    "notices": lambda value: type(value) is bool,
    "hide_in_previews": lambda value: type(value) is bool,
    "journal_folder": lambda value: value is None or isinstance(value, Path),
    "language_coach": lambda value: type(value) is bool,
    "copies": lambda value: type(value) is bool,
    "copies_folder": lambda value: value is None or isinstance(value, Path),
    "language": lambda value: isinstance(value, str) and bool(_LANGUAGE.fullmatch(value)),
}


@dataclass(frozen=True)
class Loaded:
    """The settings, and what is wrong with their file, if anything."""

    settings: Settings
    problem: SettingsDamaged | None = None


def load_settings(folder: Path) -> Loaded:
    """Return the settings kept in ``folder``; defaults for what is not there or not sound."""
    file = folder / FILE_NAME
    try:
        found = _read(file)
    except FileNotFoundError:
        return Loaded(Settings())
    except (OSError, ValueError, RecursionError):
        return Loaded(Settings(), SettingsDamaged(file=file))
    sound = {name: value for name, value in found.items() if _FITS[name](value)}
    damaged = SettingsDamaged(file=file) if len(sound) < len(found) else None
    return Loaded(Settings(**sound), damaged)


def save_settings(folder: Path, settings: Settings) -> None:
    """Keep the settings in ``folder``, which is made if need be; raises ``OSError``.

    A damaged file is set aside first, as ``settings.damaged-1.json`` or the next free number.
    """
    durable.make_folder(folder)
    if load_settings(folder).problem:
        _set_aside(folder)
    plain = asdict(settings)
    for name in _FOLDERS:
        plain[name] = str(plain[name]) if plain[name] else None
    import json

    text = json.dumps(plain, indent=2, sort_keys=True)
    durable.replace(folder / FILE_NAME, text.encode("utf-8", "surrogateescape"), mode=0o600)


def _read(file: Path) -> dict[str, Any]:
    """Return the known keys of the file, each with the value it would have in ``Settings``."""
    with file.open("rb") as stream:
        data = stream.read(_FILE_LIMIT + 1)
    if len(data) > _FILE_LIMIT:
        raise ValueError("size")
    import json  # most people change no setting, and then nothing waits for it

    plain = json.loads(data.decode("utf-8", "surrogateescape"))
    if not isinstance(plain, dict):
        raise ValueError("shape")  # noqa: TRY004  one kind of misfit, caught above
    for name in _FOLDERS:
        folder = plain.get(name)
        if isinstance(folder, str) and folder:
            plain[name] = Path(folder)
    return {one.name: plain[one.name] for one in fields(Settings) if one.name in plain}


def _set_aside(folder: Path) -> None:
    number = 1
    while (aside := folder / f"settings.damaged-{number}.json").exists():
        number += 1
    (folder / FILE_NAME).rename(aside)
