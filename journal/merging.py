"""Where one reflection stands, brought together from two computers that both went on with it.

Three states: what both began from, ours and theirs. What only one side changed is taken from it;
where both changed the same thing, ours stays. Rows (holds, sittings, looks back) and marks are
brought together one by one, so that neither side's are lost. Answers are no part of this: of these
both versions are kept until the person chooses. Knows no storage.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from journal.model import Reflection
from journal.values import Row, RowsValue, TextValue, Value


def merged(base: Reflection, ours: Reflection, theirs: Reflection) -> Reflection:
    """Return what both sides have made of ``base``."""
    taken: dict[str, Any] = {
        one.name: _merged(one.name, *(getattr(side, one.name) for side in (base, ours, theirs)))
        for one in fields(Reflection)
        if one.name not in ("id", "updated")
    }
    return replace(ours, **taken, updated=_latest(ours.updated, theirs.updated))


def together(one: Reflection, other: Reflection) -> Reflection:
    """Return both, where what they began from is not known: the later one goes first."""
    later, earlier = sorted((one, other), key=_age, reverse=True)
    blank = Reflection(id=later.id, created=later.created, guide=later.guide)
    return merged(blank, later, earlier)


def both(ours: Value, theirs: Value) -> Value | None:
    """Return both versions of an answer in one, ours first, where its kind has room for both."""
    match ours, theirs:
        case TextValue(), TextValue():
            return TextValue("\n\n".join(one.text for one in (ours, theirs) if one.text.strip()))
        case RowsValue(), RowsValue():
            notes = dict.fromkeys(one.note for one in (ours, theirs) if one.note.strip())
            return RowsValue(_all_rows(ours.rows, theirs.rows), "\n\n".join(notes))
    return None


def _all_rows(ours: tuple[Row, ...], theirs: tuple[Row, ...]) -> tuple[Row, ...]:
    """Return our rows and those of theirs that are not among them; an id is never there twice."""
    held = {row.id: row for row in ours}
    new = (row for row in theirs if held.get(row.id) != row)
    more = (replace(row, id=f"{row.id}-2") if row.id in held else row for row in new)
    return (*ours, *more)


def _merged(name: str, base: object, ours: object, theirs: object) -> object:
    if isinstance(base, Mapping) and isinstance(ours, Mapping) and isinstance(theirs, Mapping):
        return _merged_maps(base, ours, theirs)
    key = _KEYS.get(name)
    if key and isinstance(base, tuple) and isinstance(ours, tuple) and isinstance(theirs, tuple):
        rows = _merged_maps(*({key(row): row for row in side} for side in (base, ours, theirs)))
        return tuple(sorted(rows.values(), key=_ORDERS.get(name, lambda _row: 0)))
    return theirs if ours == base else ours


def _merged_maps(
    base: Mapping[Any, Any], ours: Mapping[Any, Any], theirs: Mapping[Any, Any]
) -> dict[Any, Any]:
    taken: dict[Any, Any] = {}
    for key in dict.fromkeys((*ours, *theirs)):
        was, here, there = base.get(key), ours.get(key), theirs.get(key)
        value = there if here == was else here
        if value is not None:
            taken[key] = value
    return taken


# What makes a row the same row on both sides, and the order of rows where they have one.
_KEYS: Mapping[str, Callable[[Any], Any]] = {
    "holds": lambda hold: (hold.since, hold.category),
    "sittings": lambda sitting: sitting.began,
    "follow_ups": lambda look: look.stage,
    "not_taken": lambda time: time.at,
    "carried": lambda one: one.plan,
    "let_be": lambda token: token,
}
_ORDERS: Mapping[str, Callable[[Any], Any]] = {
    "holds": lambda hold: hold.since,
    "sittings": lambda sitting: sitting.began,
    "follow_ups": lambda look: look.due,
    "not_taken": lambda time: time.at,
}


def _age(one: Reflection) -> tuple[float, str]:
    return (one.updated.timestamp() if one.updated else 0.0), one.title


def _latest(one: datetime | None, other: datetime | None) -> datetime | None:
    return max((at for at in (one, other) if at is not None), default=None)
