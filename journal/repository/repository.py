"""Reflections in an open vault. The one place that turns the model into records and back.

Used from one thread. It decides nothing of the path beyond keeping its promises in storage: no
entry before a clear gate, no deleting while held. It holds no words for the screen.
"""

import contextlib
import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from journal import path
from journal.clock import Clock
from journal.codec import encode
from journal.errors import (
    FolderUnreachable,
    PathError,
    RecordDamaged,
    RecordUnknown,
    ReflectionUnknown,
    SaveFailed,
)
from journal.guides.guide import Door, Guide
from journal.model import (
    Alias,
    Answer,
    Choice,
    Heard,
    Note,
    Profile,
    Reflection,
    Reply,
    Share,
)
from journal.patterns import Sight, sight_of
from journal.repository import records
from journal.repository.answers import AnswerShelf
from journal.repository.apart import Apart
from journal.repository.asking import Asking
from journal.repository.headlines import Headline, answer_brief, brief
from journal.repository.kept_guides import KeptGuides
from journal.repository.known_names import KnownNames
from journal.repository.ledger_shelf import LedgerShelf
from journal.repository.listing import Listing
from journal.repository.notes import Notes
from journal.repository.promises import ask_gate, ask_holds, ask_unheld, is_held, still_shared
from journal.repository.records import (
    Records,
    choice_thing,
    read_as,
    read_or,
    reflection_thing,
)
from journal.repository.searching import Found, Searching
from journal.repository.traces import Traces, is_counted
from journal.values import Value


@dataclass(frozen=True)
class Entry:
    """One reflection, whole. ``damaged`` names the prompts whose answer cannot be read.

    ``heard`` is filled by whoever shows it.
    """

    reflection: Reflection
    guide: Guide
    answers: Mapping[str, Answer]
    damaged: tuple[str, ...] = ()
    heard: tuple[Heard, ...] = ()
    apart: Mapping[str, tuple[Answer, ...]] = field(default_factory=dict)  # by prompt: all versions


class Repository:
    """The reflections of one open journal."""

    def __init__(self, vault: Records, clock: Clock) -> None:
        """Work on an open vault."""
        self._vault = vault
        self._clock = clock
        self._guides = KeptGuides(vault)
        self.ledger = LedgerShelf(vault, self._kept_in_ledger)
        self._apart = Apart(vault)
        self._answers = AnswerShelf(vault, self._apart)
        self._deleted: set[str] = set()  # a save that comes too late must not bring them back
        self._listing: Listing | None = None
        self._searching: Searching | None = None
        self._sights: dict[str, Sight] = {}

    # --- the journal as a whole --------------------------------------------------------------

    @property
    def vault(self) -> Records:
        """The vault itself, for its report and its keys."""
        return self._vault

    @property
    def read_only(self) -> bool:
        """Tell whether nothing can be changed."""
        return bool(self._vault.read_only)

    def know_guides(self, guides: Iterable[Guide]) -> None:
        """Take the guides at hand, to open a reflection whose kept guide is damaged."""
        self._guides.know(guides)

    def begin_sitting(self) -> None:
        """Begin a time at the desk: from here on, answers so far are history."""
        self._vault.begin_sitting()

    def take_in(self) -> None:
        """Take in what other computers kept since; ``FolderUnreachable``, ``OSError``.

        What is on the desk stays as it is, and is still saved beside theirs and not over it.
        """
        self._vault.look_again()
        self.look_again()

    def written_apart(self) -> frozenset[str]:
        """Return the ids of reflections with an answer of which two computers have versions."""
        things = self._vault.things_apart(records.ANSWERS)
        return frozenset(records.answer_of(thing)[0] for thing in things)

    def fold(self) -> None:
        """Gather small changes."""
        self._vault.fold()

    def look_again(self) -> None:
        """Forget what is held of the records: they were changed by another way."""
        self._listing = self._searching = None
        self._sights.clear()
        self._answers.look_again()
        self._deleted.clear()

    def close(self) -> None:
        """Let go of the journal."""
        self._vault.close()

    # --- reflections -------------------------------------------------------------------------

    def headlines(self, start: int = 0, count: int | None = None) -> tuple[Headline, ...]:
        """Return one line for each reflection, newest first. Decrypts no reflection, no answer.

        ``count`` lines from the place ``start`` on, all by default.
        """
        return self._listed.headlines(self._clock, start, count)

    def headline(self, reflection_id: str) -> Headline:
        """Return the line of one reflection; ``ReflectionUnknown``."""
        line = self._listed.headline(reflection_id, self._clock)
        if line is None:
            raise ReflectionUnknown
        return line

    def count(self) -> int:
        """Return how many reflections there are."""
        return len(self._listed.ids())

    def unfinished(self) -> tuple[Headline, ...]:
        """Return one line for each reflection that was not closed, newest first."""
        lines = (self._listed.headline(one, self._clock) for one in self._listed.unfinished())
        return tuple(line for line in lines if line is not None)

    def damaged(self) -> tuple[str, ...]:
        """Return the ids of reflections that cannot be listed because their record is damaged."""
        return self._listed.damaged

    def begin(self, guide: Guide, title: str = "", role: str = "", group: str = "") -> Reflection:
        """Return a new reflection. Nothing is kept until ``save_reflection``, after the gate."""
        new = path.begin(guide, secrets.token_hex(16), self._clock, title, role, group)
        self._guides.hold(new.guide, guide)
        return new

    def entry(self, reflection_id: str) -> Entry:
        """Return a whole reflection; ``ReflectionUnknown``, ``RecordDamaged``.

        A damaged answer leaves the rest open.
        """
        reflection = self._apart.show_standing(self._reflection(reflection_id))
        answers, damaged = self._answers.of(reflection_id)
        guide, apart = self._guides.read(reflection.guide), self._apart.answers(reflection_id)
        return Entry(reflection, guide, answers, damaged, apart=apart)

    def save_reflection(self, reflection: Reflection) -> Reflection:
        """Keep where a reflection stands, and return what was kept.

        Raises ``PathError`` for a new one whose gate is not clear and not "ask first": then nothing
        at all is written. Raises it too if a hold would vanish without having been lifted, and
        ``ReflectionUnknown`` for one that was deleted.
        """
        if reflection.id in self._deleted:
            raise ReflectionUnknown
        stored = self._last_known(reflection.id)
        if stored is None:
            ask_gate(reflection)
            self._guides.keep(reflection.guide)
        else:
            reflection = still_shared(stored, self._apart.with_theirs(reflection))
            if replace(reflection, updated=stored.updated) == stored:
                return stored
            ask_holds(stored, reflection)
        saved = replace(reflection, updated=self._clock.now())
        self._apart.put(reflection_thing(saved.id), encode(saved), brief(saved))
        self._listed.take(saved)
        self._sights.pop(saved.id, None)
        if self._searching:
            self._searching.put_reflection(saved)
        if stored is None:
            self._remember_role(saved)
        return saved

    def delete(self, reflection_id: str) -> None:
        """Remove a reflection with its answers, choices and their history, from the medium too.

        With it go the names that were given a role and stand in no other reflection.
        The ledger stays: what left, left. Its own record goes last, so that a deleting that was cut
        short can be seen and done again. Raises ``PathError`` while it is held,
        ``ReflectionUnknown``, ``RecordDamaged``.
        """
        if not path.may_delete(self._reflection(reflection_id)):
            raise PathError(step="delete", standing="held")
        ask_unheld(self._vault, reflection_id, "delete")
        self.names.forget_with(reflection_id)
        self._answers.remove(reflection_id)
        for info in self._vault.things(f"choice/{reflection_id}/"):
            self._vault.remove(info.thing)
        self.ledger.forget_replies(reflection_id)
        self._vault.remove(reflection_thing(reflection_id))
        self._deleted.add(reflection_id)
        with contextlib.suppress(SaveFailed):  # it is removed; its history goes at the next fold
            self._vault.fold()
        self._listed.drop(reflection_id)
        self._sights.pop(reflection_id, None)
        if self._searching:
            self._searching.drop(reflection_id)

    # --- seen together -----------------------------------------------------------------------

    @property
    def traces(self) -> Traces:
        """Reflections seen from afar, for what is due and for what recurs."""
        return Traces(self._vault, self._guides, self._listed)

    def sights(self, ids: Iterable[str]) -> tuple[Sight, ...]:
        """Return what patterns need of reflections; each is read once, until it changes."""
        wanted = tuple(ids)
        new = tuple(one for one in wanted if one not in self._sights)
        for trace in self.traces.read(new, is_counted):
            self._sights[trace.reflection.id] = sight_of(trace, self._clock)
        return tuple(self._sights[one] for one in wanted if one in self._sights)

    # --- answers -----------------------------------------------------------------------------

    def save_answer(
        self, reflection_id: str, prompt_id: str, value: Value, *, settles: bool = False
    ) -> Answer:
        """Keep an answer and return it. Nothing is written where nothing changed.

        One that ``settles`` takes the place of all versions that were made apart: the person chose.

        Raises ``ReflectionUnknown``, and ``PathError`` before the gate was ever clear. What was
        typed before a reflection was closed or put aside is still kept: nothing written is lost.
        """
        reflection = self._brief(reflection_id)
        if not (path.is_clear(reflection) or reflection.sittings):
            raise PathError(step="save-answer", standing=reflection.gate.outcome)
        answer = Answer(reflection_id, prompt_id, value, self._clock.now())
        headline = answer_brief(value)
        if not self._answers.save(answer, headline, settles=settles):
            return answer
        self._listed.take_answer(reflection_id, prompt_id, headline)
        self._sights.pop(reflection_id, None)
        if self._searching:
            self._searching.put_value(reflection_id, prompt_id, value)
        return answer

    def forget_view(self, reflection_id: str, prompt_id: str, day: date | None) -> None:
        """Let no earlier version keep somebody else's view of a day that was removed.

        While the reflection is held, they keep it: nothing of it is deleted.
        """
        if not is_held(self._vault, reflection_id):
            self._answers.forget_view(reflection_id, prompt_id, day)

    def history(self, reflection_id: str, prompt_id: str) -> tuple[Answer, ...]:
        """Return the versions of an answer that can be read, newest first, the present one too."""
        return self._answers.history(reflection_id, prompt_id)

    def search(self, words: str, start: int = 0, count: int | None = None) -> Found:
        """Return where all the words occur, once all was read: ``asking`` need not wait for it."""
        return self.asking.search(words, start, count)

    def read_for_search(self) -> bool:
        """Read some more of what is searched, before it is. False when all was read."""
        return self.asking.read_some()

    @property
    def asking(self) -> Asking:
        """What is found by words."""
        listed, guides = self._listed, self._guides
        return Asking(self._searched, listed, lambda one: guides.find(one.guide), self.shares)

    # --- what leaves -------------------------------------------------------------------------

    def choice(self, reflection_id: str, door: Door) -> Choice:
        """Return what was chosen for a door; an empty choice if nothing was."""
        return read_or(self._vault, choice_thing(reflection_id, door), Choice(reflection_id, door))

    def save_choice(self, choice: Choice) -> None:
        """Keep what was chosen; ``ReflectionUnknown``. Nothing is written if nothing changed."""
        self._brief(choice.reflection)
        thing = choice_thing(choice.reflection, choice.door)
        self._keep(thing, lambda: self.choice(choice.reflection, choice.door), choice)
        if self._searching:
            self._searching.put_choice(choice)

    def shares(self) -> tuple[Share, ...]:
        """Return the ledger, newest first, without the bytes that left (``share`` has them)."""
        return self.ledger.shares()

    def share(self, share_id: str) -> Share:
        """Return one row with the very bytes that left; ``RecordUnknown``, ``RecordDamaged``."""
        return self.ledger.share(share_id)

    def add_share(self, share: Share) -> None:
        """Add a row to the ledger."""
        self.ledger.save_share(share)

    # --- the person --------------------------------------------------------------------------

    @property
    def names(self) -> KnownNames:
        """The names that were given a role."""
        return KnownNames(self._vault, self._apart, self._standing)

    def aliases(self) -> tuple[Alias, ...]:
        """Return the names and what stands for them, known over all reflections."""
        return self.names.all()

    def save_aliases(self, aliases: tuple[Alias, ...]) -> None:
        """Keep the names and what stands for them."""
        self.names.save(aliases)

    @property
    def notes(self) -> Notes:
        """The lines that were noted for later."""
        return Notes(self._vault, self._kept_note)

    def settle_note(self, note_id: str, reflection_id: str) -> None:
        """Be done with a line that a reflection was begun with; ``ReflectionUnknown`` before."""
        self._brief(reflection_id)
        self.notes.settle(note_id)

    def profile(self) -> Profile:
        """Return what is known of the person."""
        return read_or(self._vault, records.PROFILE, Profile())

    def save_profile(self, profile: Profile) -> None:
        """Keep what is known of the person."""
        self._keep(records.PROFILE, self.profile, profile)

    def _keep(self, thing: str, stored: Callable[[], object], value: object) -> None:
        """Keep a value that is not the stored one, or that cannot be compared with it just now."""
        try:
            same = stored() == value
        except FolderUnreachable:
            same = False
        if not same:
            self._vault.put(thing, encode(value))

    # --- inside ------------------------------------------------------------------------------

    @property
    def _listed(self) -> Listing:
        if self._listing is None:
            self._listing = Listing(self._vault, self._guides)
        return self._listing

    @property
    def _searched(self) -> Searching:
        if self._searching is None:
            self._searching = Searching(self._vault, self._listed, self._clock)
        return self._searching

    def _standing(self, word: str) -> frozenset[str]:
        return self._searched.standing(word)

    def _kept_in_ledger(self, one: Share | Reply) -> None:
        if self._searching and isinstance(one, Share):
            self._searching.put_share(one)
        elif self._searching and isinstance(one, Reply):
            self._searching.put_reply(one)

    def _kept_note(self, note: Note) -> None:
        if self._searching:
            self._searching.put_note(note)

    def _brief(self, reflection_id: str) -> Reflection:
        found = self._listed.find(reflection_id)
        if found is None and reflection_id not in self._deleted:
            opened = self._apart.opened(reflection_id)  # and deleted elsewhere since: it is back
            found = self.save_reflection(opened) if opened else None
        if found is None:
            raise ReflectionUnknown
        return found

    def _reflection(self, reflection_id: str) -> Reflection:
        stored = self._stored(reflection_id)
        if stored is None:
            raise ReflectionUnknown
        return stored

    def _stored(self, reflection_id: str) -> Reflection | None:
        try:
            return read_as(self._vault, reflection_thing(reflection_id), Reflection)
        except RecordUnknown:
            return None

    def _last_known(self, reflection_id: str) -> Reflection | None:
        """Return what is stored, or its headline where it cannot be read: a save needs no more."""
        try:
            return self._stored(reflection_id)
        except (RecordDamaged, FolderUnreachable):
            return self._listed.find(reflection_id)

    def _remember_role(self, saved: Reflection) -> None:
        if saved.role or saved.group:
            with contextlib.suppress(FolderUnreachable):  # a convenience, not worth the save
                profile = self.profile()
                self.save_profile(replace(profile, role=saved.role, group=saved.group))
