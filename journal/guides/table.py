"""One table of a TOML file, read key by key, each with its type; a wrong one names its line.

It knows TOML's types and the limits of a guide's texts, and nothing of parts, stages or prompts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from journal.errors import GuideError
from journal.guides.toml_text import KeyPath, TomlText

TEXT_LIMIT = 4_000  # characters
LIST_LIMIT = 200  # entries
_KINDS: dict[type, str] = {
    str: "text", int: "number", bool: "flag", list: "list", dict: "table"
}  # fmt: skip
_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")

Word = TypeVar("Word", bound=StrEnum)


@dataclass(frozen=True)
class Table:
    """A table at ``path`` in ``source``."""

    source: TomlText
    data: dict[str, Any]
    path: KeyPath = ()

    def mistake(
        self, reason: str, *keys: str | int, expected: tuple[str | int, ...] = ()
    ) -> GuideError:
        """Return the error for a key of this table, or for the table itself.

        ``expected`` is what may stand there, as ``GuideError`` has it.
        """
        return self.source.mistake((*self.path, *keys), reason, expected)

    def only(self, *known: str, reason: str = "unknown-key") -> None:
        """Raise ``GuideError`` at the first key that is not known."""
        for key in self.data:
            if key not in known:
                raise self.mistake(reason, key, expected=known)

    def has(self, key: str) -> bool:
        """Tell whether the key is there."""
        return key in self.data

    def text(self, key: str, default: str | None = None, missing: str = "missing-key") -> str:
        """Return a text; without a default, it must be there and hold a word."""
        value = self._get(key, str, default)
        if value is None or (default is None and not value.strip()):
            raise self.mistake(missing, key)
        if len(value) > TEXT_LIMIT:
            raise self.mistake("too-long", key, expected=(TEXT_LIMIT,))
        return str(value)

    def identifier(self, key: str = "id") -> str:
        """Return an id: small letters, digits, hyphen, underscore; at most 64."""
        value = self.text(key)
        if not _ID.fullmatch(value):
            raise self.mistake("bad-id", key)
        return value

    def number(self, key: str, least: int, most: int, default: int | None = None) -> int:
        """Return a whole number within bounds."""
        value = self._get(key, int, default)
        if value is None:
            raise self.mistake("missing-key", key)
        if not least <= value <= most:
            raise self.mistake("out-of-range", key, expected=(least, most))
        return int(value)

    def flag(self, key: str, *, default: bool) -> bool:
        """Return true or false."""
        return bool(self._get(key, bool, default))

    def word(self, key: str, kind: type[Word], default: Word | None = None) -> Word:
        """Return one of the words of an enumeration."""
        value = self._get(key, str, default)
        if value is None:
            raise self.mistake("missing-key", key)
        try:
            return kind(value)
        except ValueError:
            expected = tuple(str(one) for one in kind)
            raise self.mistake("unknown-value", key, expected=expected) from None

    def one_of(self, key: str, words: tuple[str, ...], default: str | None = None) -> str:
        """Return one of the given words."""
        value = self.text(key, default)
        if value not in words:
            raise self.mistake("unknown-value", key, expected=words)
        return value

    def identifiers(self, key: str) -> tuple[str, ...]:
        """Return a list of ids without doubles; empty where the key is not there."""
        values = self._list(key)
        for value in values:
            if not isinstance(value, str):
                raise self.mistake("wrong-type", key, expected=("texts",))
            if not _ID.fullmatch(value):
                raise self.mistake("bad-id", key)
        if len(set(values)) < len(values):
            raise self.mistake("duplicate-id", key)
        return tuple(values)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; empty where the key is not there."""
        values = self._list(key)
        if any(type(value) is not str for value in values):
            raise self.mistake("wrong-type", key, expected=("texts",))
        return tuple(values)

    def numbers(self, key: str) -> tuple[int, ...]:
        """Return a list of whole numbers; empty where the key is not there."""
        values = self._list(key)
        if any(type(value) is not int for value in values):
            raise self.mistake("wrong-type", key, expected=("numbers",))
        return tuple(values)

    def table(self, key: str) -> "Table":
        """Return the table under a key; an empty one where the key is not there."""
        return Table(self.source, self._get(key, dict, {}), (*self.path, key))

    def tables(self, key: str) -> Iterator["Table"]:
        """Give the tables of a list; none where the key is not there."""
        for position, value in enumerate(self._list(key)):
            if not isinstance(value, dict):
                raise self.mistake("wrong-type", key, expected=("tables",))
            yield Table(self.source, value, (*self.path, key, position))

    def _list(self, key: str) -> list[Any]:
        values: list[Any] = self._get(key, list, [])
        if len(values) > LIST_LIMIT:
            raise self.mistake("too-many", key, expected=(LIST_LIMIT,))
        return values

    def _get(self, key: str, kind: type, default: Any) -> Any:
        value = self.data.get(key, default)
        if value is not default and type(value) is not kind:  # true is no number here
            raise self.mistake("wrong-type", key, expected=(_KINDS[kind],))
        return value
