"""What is chosen for one door of one reflection, on the desk: beginning with it, changing it.

Every change goes to the book at once, which has it saved. Nothing of a widget.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from journal.clock import today
from journal.disclosure.ledger import changed_since
from journal.disclosure.page_words import PageWords
from journal.disclosure.people import aliases_in_force
from journal.disclosure.rendering import Format
from journal.guides.guide import Door
from journal.model import Alias, Choice
from journal.path import may_share, record_share
from ui.book import Book
from ui.sharing import selection
from ui.sharing.group_words import group_page_words
from ui.sharing.page_words import page_words
from ui.sharing.preview import Wish

if TYPE_CHECKING:
    from journal.repository import Entry, Repository
    from ui.desk import Desk


@dataclass(frozen=True)
class Loaded:
    """What is needed to choose."""

    entry: "Entry"
    choice: Choice
    aliases: tuple[Alias, ...]  # known over all reflections
    changed: bool = False  # what the newest page was made of was written anew since


def load(repository: "Repository", reflection: str, door: Door) -> Loaded:
    """Return the reflection, what was chosen of it so far, and the names; in the worker."""
    entry, choice = repository.entry(reflection), repository.choice(reflection, door)
    left = (one for one in repository.shares() if (one.reflection, one.door) == (reflection, door))
    newest = next(left, None)
    changed = newest is not None and changed_since(newest, entry.answers)
    return Loaded(entry, choice, repository.aliases(), changed)


class Chooser(QObject):
    """The choice of one door. ``changed`` after each change of it."""

    changed = Signal()

    def __init__(self, desk: "Desk", loaded: Loaded, door: Door, parent: QObject) -> None:
        """Begin with what was chosen before."""
        super().__init__(parent)
        self._desk, self.door = desk, door
        self.book = Book(desk, loaded.entry, self)
        self.book.choices.setdefault(door, first_choice(loaded))  # what waits stands before it

    @property
    def choice(self) -> Choice:
        """What is chosen now."""
        return self.book.choices[self.door]

    def put(self, choice: Choice) -> None:
        """Choose this instead."""
        if choice != self.choice:
            self.book.put_choice(self._with_names(choice))
            self.changed.emit()

    def _with_names(self, choice: Choice) -> Choice:
        """Return ``choice`` with the names of now, where a copy may hold them: a row may change."""
        if all(one.edited is None for one in (*choice.chosen, *choice.aside)):
            return choice
        book, person = self.book, page_words().person
        return replace(choice, aliases=aliases_in_force(book.guide, book.answers, choice, person))

    def names(self) -> tuple[Alias, ...]:
        """Return the names that become roles, the suggested ones too."""
        book = self.book
        return aliases_in_force(book.guide, book.answers, self.choice, page_words().person)

    def words(self) -> PageWords:
        """Return the fixed words of the page, with the questions that can be asked on it."""
        pack = self._desk.pack
        return page_words(pack.questions if pack else ())

    def wish(self, wanted: Format, passphrase: str = "") -> Wish:
        """Return all that a page of this choice is made of."""
        return Wish(
            guide=self.book.guide,
            reflection=self.book.reflection,
            answers=dict(self.book.answers),
            choice=self.choice,
            today=today(self._desk.clock),
            words=self.words(),
            format=wanted,
            resources=self._desk.places.resources,
            group_words=group_page_words(),
            passphrase=passphrase,
        )

    def may_leave(self) -> bool:
        """Tell whether the path and the journal let something leave."""
        book = self.book
        return not book.read_only and may_share(
            book.guide, book.reflection, book.answered(), self.door
        )

    def note_share(self) -> None:
        """Let the path know that something has left, and have that saved now."""
        book, clock = self.book, self._desk.clock
        answered = book.answered()
        book.take(lambda one: record_share(book.guide, one, answered, self.door, clock))
        self._desk.keeper.flush()

    def forget_drafts(self) -> None:
        """Begin the next departure's words anew: these stand beside what left."""
        for place in selection.draft_places(self.door):
            self.book.put_draft(place, "")

    def rename(self, before: str, alias: Alias) -> None:
        """Let ``alias`` stand for its name, here and in every reflection."""
        self.put(selection.renamed(self.choice, before, alias))
        self._keep_aliases()

    def leave_in(self, text: str) -> None:
        """Let ``text`` stay as it is."""
        self.put(selection.left_in(self.choice, text))
        self._keep_aliases()

    def _keep_aliases(self) -> None:
        """Keep the names for the other reflections: one name has one role everywhere."""
        if self.book.read_only:
            return
        repository, ours = self._desk.repository, self.choice.aliases
        gone = frozenset(self.choice.kept)

        def save() -> None:
            mine = {alias.name for alias in ours} | gone
            others = tuple(one for one in repository.aliases() if one.name not in mine)
            repository.save_aliases((*others, *ours))

        self._desk.keeper.keep("aliases", save)


def first_choice(loaded: Loaded) -> Choice:
    """Return what was chosen before; at first nothing is, not even the head of the page."""
    choice = loaded.choice
    known = {alias.name for alias in choice.aliases} | set(choice.kept)
    more = tuple(alias for alias in loaded.aliases if alias.name not in known)
    return replace(choice, aliases=(*choice.aliases, *more))
