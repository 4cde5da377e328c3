"""Several computers: what was shown here, and what was kept elsewhere meanwhile.

A version is written after those that were shown on this desk, and after no other. So an answer that
was edited on two computers keeps both versions, until the person chooses; and where a reflection
stands is brought together by itself (``journal.merging``).
"""

import contextlib

from journal.codec import decode
from journal.errors import FolderUnreachable, RecordDamaged, RecordUnknown
from journal.merging import merged, together
from journal.model import Alias, Answer, Reflection
from journal.repository.records import (
    ALIASES,
    AliasList,
    Info,
    Records,
    answer_of,
    answer_thing,
    read_or,
    reflection_thing,
)


class Apart:
    """The versions that were shown here, by thing."""

    def __init__(self, vault: Records) -> None:
        """Nothing was shown yet."""
        self._vault = vault
        self._shown: dict[str, tuple[str, ...]] = {}
        self._opened: dict[str, Reflection] = {}
        self._theirs: dict[str, Reflection] = {}

    def put(self, thing: str, body: bytes, headline: bytes, *, settles: bool = False) -> None:
        """Keep a version, after those shown here; after all there are, if it ``settles``.

        What it settles stays in the history, this sitting's own version too: hence another one.
        """
        if settles:
            self._vault.begin_sitting()
        after = None if settles else self._shown.get(thing)
        self._shown[thing] = (self._vault.put(thing, body, headline, after=after).ref,)

    def forget_shown(self, thing: str) -> None:
        """Count all versions of a thing as shown: they were written anew here."""
        self._shown.pop(thing, None)

    def show_answer(self, info: Info) -> Answer | None:
        """Note which version of an answer is on the desk; return it if it isn't the newest.

        Of versions made apart it is the one of this computer.
        """
        heads = self._vault.heads(info.thing)
        shown = heads[-1] if len(heads) > 1 else info
        self._shown[info.thing] = (shown.ref,)
        return self._read_answer(shown.ref) if shown.ref != info.ref else None

    def show_standing(self, stored: Reflection) -> Reflection:
        """Bring together where a reflection stands by all computers; it is what is on the desk."""
        thing = reflection_thing(stored.id)
        infos = self._vault.heads(thing)
        whole = stored
        for info in infos if len(infos) > 1 else ():
            other = self._read(info.ref)
            whole = whole if other is None else together(whole, other)
        self._shown[thing] = tuple(info.ref for info in infos)
        self._opened[stored.id] = whole
        self._theirs.pop(stored.id, None)
        return whole

    def opened(self, reflection_id: str) -> Reflection | None:
        """Return a reflection as it was put on the desk."""
        return self._opened.get(reflection_id)

    def with_theirs(self, ours: Reflection) -> Reflection:
        """Return ``ours`` with what other computers kept of it since it was opened here."""
        thing = reflection_thing(ours.id)
        shown = self._shown.get(thing)
        if shown is None or ours.id not in self._opened:
            return ours
        for info in self._vault.heads(thing):
            if info.ref not in shown:
                self._take(ours.id, self._read(info.ref))
                self._shown[thing] = shown = (*shown, info.ref)
        theirs = self._theirs.get(ours.id)
        return ours if theirs is None else merged(self._opened[ours.id], ours, theirs)

    def answers(self, reflection_id: str) -> dict[str, tuple[Answer, ...]]:
        """Return the prompts with versions made apart, each with all of them, oldest first."""
        found: dict[str, tuple[Answer, ...]] = {}
        for thing in self._vault.things_apart(answer_thing(reflection_id, "")):
            versions = [self._read_answer(info.ref) for info in self._vault.heads(thing)]
            readable = tuple(one for one in versions if one is not None)
            if any(one.value != readable[0].value for one in readable):
                found[answer_of(thing)[1]] = readable
        return found

    def aliases(self) -> tuple[Alias, ...]:
        """Return the names and what stands for them; those that two computers added are all there.

        Where both have a role for one name, the last one given stands.
        """
        known = read_or(self._vault, ALIASES, AliasList()).aliases
        for info in self._vault.heads(ALIASES):
            with contextlib.suppress(RecordDamaged, RecordUnknown, ValueError):
                other = decode(AliasList, self._vault.read_version(info.ref)).aliases
                known = (*known, *(one for one in other if one.name not in _names(known)))
        return known

    def _take(self, reflection_id: str, other: Reflection | None) -> None:
        known = self._theirs.get(reflection_id)
        if other is not None:
            self._theirs[reflection_id] = together(known, other) if known else other

    def _read(self, ref: str) -> Reflection | None:
        with contextlib.suppress(RecordDamaged, RecordUnknown, FolderUnreachable, ValueError):
            return decode(Reflection, self._vault.read_version(ref))
        return None

    def _read_answer(self, ref: str) -> Answer | None:
        with contextlib.suppress(RecordDamaged, RecordUnknown, FolderUnreachable, ValueError):
            return decode(Answer, self._vault.read_version(ref))
        return None


def _names(aliases: tuple[Alias, ...]) -> set[str]:
    return {one.name for one in aliases}
