"""A journal with three answers, one each day, and what can be read of it afterwards."""

from datetime import timedelta
from pathlib import Path

from journal.errors import RecordDamaged
from journal.vault import Vault
from tests.journal.vault.desk import Desk, version_of


def three_days(desk: Desk) -> Vault:
    """Make a journal with three answers, one each day, and return it open."""
    vault = desk.create()
    for number, thing in enumerate(("one", "two", "three")):
        if number:
            desk.clock.advance(timedelta(days=1))
        vault.put(thing, thing.encode() * 3, b"head")
    return vault


def holding(desk: Desk, vault: Vault, thing: str) -> Path:
    """Return the file that holds a thing."""
    return version_of(vault, thing).source.path


def readable(vault: Vault) -> dict[str, bytes]:
    """Return what can be read."""
    found = {}
    for info in vault.things():
        try:
            found[info.thing] = vault.read(info.thing)
        except RecordDamaged:
            continue
    return found


ALL = {"one": b"oneoneone", "two": b"twotwotwo", "three": b"threethreethree"}


def without(*things: str) -> dict[str, bytes]:
    return {thing: body for thing, body in ALL.items() if thing not in things}
