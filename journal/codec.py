"""The bytes of the model: JSON in UTF-8, exact both ways.

``encode`` and ``decode`` are each other's inverse for frozen dataclasses of texts, numbers, dates,
moments, bytes, answers and each other. Unknown keys, written by a later minor version, are ignored;
a missing key takes the field's default, where it has one. What does not fit raises ``ValueError``
and nothing else; the error never quotes what it read.

JSON has no bytes, no dates and no moments: bytes are base64, dates and moments ISO 8601, moments
always in UTC. Half a surrogate pair, as a keyboard may leave it, is kept as it is: refusing to save
a text would lose it. It knows nothing of storage and nothing of what the values mean.
"""

import base64
import binascii
import json
from collections.abc import Callable, Hashable, Mapping
from dataclasses import MISSING, Field, fields
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeAlias, TypeVar, Union, get_args, get_origin, get_type_hints

from journal.values import Value

Kind = TypeVar("Kind")
Reader: TypeAlias = Callable[[Any], Any]

_VALUES: dict[str, type] = {one.kind: one for one in get_args(Value)}


def encode(thing: object) -> bytes:
    """Return the bytes of a frozen dataclass; ``ValueError`` for a moment without a zone."""
    return _bytes_of(_plain(thing))


def encode_short(thing: object) -> bytes:
    """Return the same without the fields that have their usual value: ``decode`` adds them."""
    return _bytes_of(_plain(thing, short=True))


def _bytes_of(plain: object) -> bytes:
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def decode(kind: type[Kind], data: bytes) -> Kind:
    """Return the value of that type which ``data`` holds; ``ValueError`` if it holds none."""
    try:
        plain = json.loads(data.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError):
        raise ValueError("json") from None
    whole: Any = kind  # a type is hashable, which mypy does not see in type[Kind]
    try:
        made: Kind = _reader(whole)(plain)
    except ValueError:  # the words of Python's own may quote what was written
        raise ValueError("misfit") from None
    return made


def _plain(thing: object, *, short: bool = False) -> object:
    """Return what JSON can say of a value."""
    match thing:
        case None | bool() | int():
            return thing
        case str():
            return str(thing)
        case bytes():
            return base64.b64encode(thing).decode("ascii")
        case datetime():
            return _moment(thing)
        case date():
            return thing.isoformat()
        case Mapping():
            return {str(key): _plain(value, short=short) for key, value in thing.items()}
        case frozenset():
            return sorted(_plain(one, short=short) for one in thing)  # type: ignore[type-var]  # ids: text
        case tuple() | list():
            return [_plain(one, short=short) for one in thing]
    return _plain_fields(thing, short=short)


def _plain_fields(thing: object, *, short: bool) -> dict[str, object]:
    kind = {"kind": thing.kind} if type(thing) in _VALUES.values() else {}  # type: ignore[attr-defined]  # each value type has its tag
    names = [one.name for one in fields(thing) if not (short and _is_usual(thing, one))]  # type: ignore[arg-type]  # only frozen dataclasses are left here
    return kind | {name: _plain(getattr(thing, name), short=short) for name in names}


def _is_usual(thing: object, field: Field[Any]) -> bool:
    """Tell whether a field has the value that it has if nothing is said of it."""
    value = getattr(thing, field.name)
    if field.default_factory is not MISSING:
        return bool(value == field.default_factory())
    return field.default is not MISSING and bool(value == field.default)


def _moment(moment: datetime) -> str:
    if moment.tzinfo is None:
        raise ValueError("moment")
    return moment.astimezone(UTC).isoformat()


@cache
def _reader(kind: Hashable) -> Reader:
    """Return the function that reads a type from its plain form."""
    simple = _SIMPLE.get(kind)
    if simple:
        return simple
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _value_reader if set(inner) == set(_VALUES.values()) else _optional(inner)
    if origin is tuple:
        return _listing(tuple, inner[0]) if inner[1:] == (...,) else _pair(inner)
    if origin is frozenset:
        return _listing(frozenset, inner[0])
    if origin is Mapping:
        return _mapping(inner[1])
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return lambda plain: kind(_read_text(plain))
    return _fields_reader(kind)


def _exactly(kind: type) -> Reader:
    def read(plain: Any) -> Any:
        if type(plain) is not kind:
            raise ValueError(kind.__name__)
        return plain

    return read


_read_text, _read_list, _read_dict = _exactly(str), _exactly(list), _exactly(dict)


def _read_moment(plain: Any) -> datetime:
    moment = datetime.fromisoformat(_read_text(plain))
    if moment.tzinfo is None:
        raise ValueError("moment")
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        raise ValueError("moment") from None


def _read_bytes(plain: Any) -> bytes:
    try:
        return base64.b64decode(_read_text(plain), validate=True)
    except binascii.Error:
        raise ValueError("bytes") from None


_SIMPLE: dict[Any, Reader] = {
    str: _read_text,
    int: _exactly(int),
    bool: _exactly(bool),
    bytes: _read_bytes,
    datetime: _read_moment,
    date: lambda plain: date.fromisoformat(_read_text(plain)),
}


def _optional(inner: tuple[Any, ...]) -> Reader:
    (kind,) = (one for one in inner if one is not NoneType)
    read = _reader(kind)
    return lambda plain: None if plain is None else read(plain)


def _listing(whole: Callable[[Any], Any], kind: Any) -> Reader:
    read = _reader(kind)
    return lambda plain: whole(map(read, _read_list(plain)))


def _pair(kinds: tuple[Any, ...]) -> Reader:
    readers = [_reader(kind) for kind in kinds]

    def read(plain: Any) -> Any:
        if len(_read_list(plain)) != len(readers):
            raise ValueError("length")
        return tuple(read(one) for read, one in zip(readers, plain, strict=True))

    return read


def _mapping(kind: Any) -> Reader:
    read = _reader(kind)
    return lambda plain: {key: read(value) for key, value in _read_dict(plain).items()}


def _value_reader(plain: Any) -> Any:
    """Read one of the answers by its tag."""
    tag = _read_dict(plain).get("kind")
    if not isinstance(tag, str) or tag not in _VALUES:
        raise ValueError("kind")
    return _reader(_VALUES[tag])(plain)


def _fields_reader(kind: Any) -> Reader:
    """Look the fields up once: a journal of thousands is read by what is made here."""
    hints = get_type_hints(kind)
    known = [one for one in fields(kind) if one.init]
    needed = {one.name for one in known if _is_needed(one)}
    readers = [(one.name, _reader(hints[one.name])) for one in known]

    def read(plain: Any) -> Any:
        data = _read_dict(plain)
        if not needed <= data.keys():
            raise ValueError("missing")
        return kind(**{name: read(data[name]) for name, read in readers if name in data})

    return read


def _is_needed(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING
