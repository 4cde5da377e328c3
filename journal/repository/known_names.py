"""The names that the person gave a role, known over all reflections; none outlives its last one.

A name is known so that one role stands for it everywhere. Where it stands in no reflection's words
any more it is of no use, and somebody's name is not kept for nothing.
"""

from collections.abc import Callable, Collection
from dataclasses import replace

from journal.codec import encode
from journal.errors import FolderUnreachable, RecordDamaged
from journal.model import Alias, Choice
from journal.repository.apart import Apart
from journal.repository.promises import is_held
from journal.repository.records import (
    ALIASES,
    CHOICES,
    AliasList,
    Records,
    read_each,
)
from journal.search import fold

_TELLS = 3  # letters of a part of a name that tell it


class KnownNames:
    """The names of one open journal. ``standing`` gives the reflections that hold a word."""

    def __init__(
        self, vault: Records, apart: Apart, standing: Callable[[str], frozenset[str]]
    ) -> None:
        """Work on an open vault."""
        self._vault, self._apart, self._standing = vault, apart, standing

    def all(self) -> tuple[Alias, ...]:
        """Return the names and what stands for them."""
        return self._apart.aliases()

    def save(self, aliases: tuple[Alias, ...]) -> None:
        """Keep these; of one that is no longer among them, no version stays."""
        try:
            stored: tuple[Alias, ...] | None = self.all()
        except FolderUnreachable:
            stored = None
        if stored == aliases:
            return
        body = encode(AliasList(aliases))
        if stored and not _names(stored) <= _names(aliases):
            self._vault.replace(ALIASES, body)
        else:
            self._vault.put(ALIASES, body)

    def forget(self, names: Collection[str]) -> None:
        """Know these names no more; a reflection in whose words one stands keeps it for itself."""
        for choice in read_each(self._vault, CHOICES, Choice):
            gone = {one for one in names if choice.reflection not in self._holding(one)}
            left = tuple(one for one in choice.aliases if one.name not in gone)
            if left != choice.aliases and self._may_change(choice.reflection):
                self._keep_choice(choice, left)
        self.save(tuple(one for one in self.all() if one.name not in names))

    def forget_with(self, reflection_id: str) -> None:
        """Know the names no more that stand in this reflection, and in no other."""
        known = self.all()
        if not known:
            return
        own = {
            one.name
            for choice in read_each(self._vault, f"{CHOICES}{reflection_id}/", Choice)
            for one in choice.aliases
        }
        holding = {one.name: self._holding(one.name) for one in known}
        mine = {name for name, ids in holding.items() if reflection_id in ids or name in own}
        gone = {name for name in mine if not holding[name] - {reflection_id}}
        if gone:
            self.forget(gone)

    def _holding(self, name: str) -> frozenset[str]:
        """Return the ids of the reflections in whose words a name stands, or a part of it."""
        parts = [one for one in fold(name).split() if len(one) >= _TELLS] or [name]
        return frozenset().union(*map(self._standing, parts))

    def _may_change(self, reflection_id: str) -> bool:
        try:
            return not is_held(self._vault, reflection_id)
        except RecordDamaged:
            return False

    def _keep_choice(self, choice: Choice, aliases: tuple[Alias, ...]) -> None:
        thing = f"{CHOICES}{choice.reflection}/{choice.door}"
        self._vault.replace(thing, encode(replace(choice, aliases=aliases)))


def _names(aliases: tuple[Alias, ...]) -> set[str]:
    return {one.name for one in aliases}
