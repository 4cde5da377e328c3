"""Lines that were noted for later, before there is a reflection: each a record of its own.

Two that were made on two computers both stay. One that is done with is stored once more without its
words, which even a full disk leaves room for elsewhere, and removed at the next look.
"""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import reduce

from journal.codec import decode, encode
from journal.errors import FolderUnreachable, RecordDamaged, RecordUnknown, SaveFailed
from journal.model import Note, NoteState
from journal.repository.records import NOTES, Records, note_thing, read_as

_BETWEEN = " · "  # two wordings of one line


class Notes:
    """The lines of one open journal. ``kept`` is told of each that changed."""

    def __init__(self, vault: Records, kept: Callable[[Note], None]) -> None:
        """Work on an open vault."""
        self._vault, self._kept = vault, kept

    def all(self) -> tuple[Note, ...]:
        """Return those that have words, newest first, also one that is still being typed."""
        notes = (note for _, note in self._stored() if not note.is_over())
        return tuple(sorted(notes, key=lambda one: (one.at, one.id), reverse=True))

    def save(self, note: Note) -> None:
        """Keep a line as it is now. Nothing is written where nothing changed."""
        with contextlib.suppress(RecordUnknown, RecordDamaged, FolderUnreachable):
            if read_as(self._vault, note_thing(note.id), Note) == note and not self._apart(note):
                return
        self._vault.put(note_thing(note.id), encode(note))
        self._kept(note)

    def settle(self, note_id: str) -> None:
        """Be done with a line: a reflection was begun with it."""
        with contextlib.suppress(RecordUnknown, RecordDamaged):
            note = read_as(self._vault, note_thing(note_id), Note)
            self.save(replace(note, words="", state=NoteState.OVER))

    def sweep(self) -> None:
        """Remove the records of lines that are over, with their history."""
        if self._vault.read_only:
            return
        for thing, note in tuple(self._stored()):
            if note.is_over():
                with contextlib.suppress(RecordUnknown, SaveFailed, FolderUnreachable):
                    self._vault.remove(thing)

    def _stored(self) -> Iterator[tuple[str, Note]]:
        apart = frozenset(self._vault.things_apart(NOTES))
        things = [thing for thing, _ in self._vault.headlines(NOTES)]
        for thing, body in self._vault.bodies(things):
            with contextlib.suppress(ValueError):
                note = decode(Note, body)
                yield thing, reduce(together, self._heads(thing), note) if thing in apart else note

    def _heads(self, thing: str) -> Iterator[Note]:
        for info in self._vault.heads(thing):
            with contextlib.suppress(RecordUnknown, RecordDamaged, ValueError):
                yield decode(Note, self._vault.read_version(info.ref))

    def _apart(self, note: Note) -> bool:
        return len(self._vault.heads(note_thing(note.id))) > 1


def together(one: Note, other: Note) -> Note:
    """Return one line for two versions made apart: all the words of both, and what is over last."""
    if one.is_over() or other.is_over():
        return other if one.is_over() else one
    state = NoteState.KEPT if NoteState.KEPT in {one.state, other.state} else one.state
    longer, shorter = sorted((one.words, other.words), key=len, reverse=True)
    words = longer if shorter in longer else f"{one.words}{_BETWEEN}{other.words}"
    return replace(one, words=words, state=state, at=min(one.at, other.at))
