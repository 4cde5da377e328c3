"""An organisation's pack: its gate, contacts, deadlines, questions for members and roles, one file.

It knows the shape of the file and what a pack makes of the gate that ships. Where the file is kept
is ``pack_file``'s matter. Whatever it holds is text to be shown, never markup and never a program.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from journal.errors import GuideError, PackError
from journal.guides.gate_file import LEADS
from journal.guides.guide import Contact, Gate, GateCategory
from journal.guides.table import Table
from journal.guides.toml_text import parse

FORMAT = 1
NAME_LIMIT, LINE_LIMIT, TEXT_LIMIT = 80, 300, 1_000  # characters
CATEGORY_LIMIT, CONTACT_LIMIT, QUESTION_LIMIT, ROLE_LIMIT = 20, 60, 12, 60
_HIDDEN = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})  # what cannot be seen, or turns a line
_JOINERS = "\u200c\u200d"  # needed to spell some languages; they turn nothing


@dataclass(frozen=True)
class Pack:
    """A pack that was read whole. What it leaves out stays as it ships."""

    name: str
    origin: str  # who made it
    version: str
    about: str = ""
    categories: tuple[GateCategory, ...] = ()  # in place of all the gate's own, if there is one
    contacts: tuple[Contact, ...] = ()
    clocks: tuple[tuple[str, str], ...] = ()  # (category that ships, its deadline in words)
    questions: tuple[str, ...] = ()  # for the members of the group
    roles: tuple[str, ...] = ()

    @property
    def changes_gate(self) -> bool:
        """Tell whether the gate is another one with it."""
        return bool(self.categories or self.contacts or self.clocks)

    def gate(self, shipped: Gate) -> Gate:
        """Return the gate as this pack makes it of the one that ships."""
        clocks = dict(self.clocks)
        kept = tuple(
            replace(one, clock=clocks.get(one.id, one.clock)) for one in shipped.categories
        )
        categories = self.categories or kept
        known = {one.id: one for one in (*shipped.contacts, *self.contacts)}
        asked = dict.fromkeys(contact for one in categories for contact in one.contacts)
        version = f"{shipped.version}+{self.version}" if self.changes_gate else shipped.version
        return Gate(version, categories, tuple(known[one] for one in asked))


@dataclass(frozen=True)
class GateChanges:
    """How a pack's gate differs from the one that ships."""

    asked_no_more: tuple[GateCategory, ...]
    asked_anew: tuple[GateCategory, ...]
    worded_anew: tuple[GateCategory, ...]  # the same matter: another question or other advice
    led_anew: tuple[GateCategory, ...]  # the same matter: an answer leads elsewhere
    contacts: tuple[Contact, ...]  # new, or with another name or way
    clocks: tuple[GateCategory, ...]  # with a deadline that is said otherwise now


def gate_changes(pack: Pack, shipped: Gate) -> GateChanges:
    """Return what the pack changes of the gate that ships, for somebody to read beforehand."""
    made = pack.gate(shipped)
    before = {one.id: one for one in shipped.categories}
    now = {one.id: one for one in made.categories}
    both = tuple((before[one.id], one) for one in made.categories if one.id in before)
    known = set(shipped.contacts)
    return GateChanges(
        asked_no_more=tuple(one for one in shipped.categories if one.id not in now),
        asked_anew=tuple(one for one in made.categories if one.id not in before),
        worded_anew=tuple(new for old, new in both if _words(old) != _words(new)),
        led_anew=tuple(new for old, new in both if _leads(old) != _leads(new)),
        contacts=tuple(one for one in made.contacts if one not in known),
        clocks=tuple(
            one for one in made.categories if one.clock != _clock(before.get(one.id)) and one.clock
        ),
    )


def _words(one: GateCategory) -> tuple[str, str, str]:
    return one.question, one.hint, one.advice


def _leads(one: GateCategory) -> tuple[str, str, tuple[str, ...]]:
    return one.yes, one.unsure, one.contacts


def _clock(one: GateCategory | None) -> str:
    return one.clock if one else ""


def read_pack(file: Path, text: str, shipped: Gate) -> Pack:
    """Return the pack of a file's text; ``PackError`` with line, key and reason."""
    try:
        parsed = parse(file, text)
        return _read(Table(parsed, parsed.data), shipped)
    except GuideError as bad:
        raise PackError.of(bad) from None


def _read(table: Table, shipped: Gate) -> Pack:
    if table.number("format", 0, 2**31) != FORMAT:
        raise table.mistake("format-unknown", "format")
    table.only("format", "name", "from", "version", "about", "roles", "questions", "contact",
               "clock", "category")  # fmt: skip
    contacts = tuple(_contacts(table))
    known = {one.id for one in (*shipped.contacts, *contacts)}
    pack = Pack(
        name=_line(table, "name", NAME_LIMIT),
        origin=_line(table, "from", NAME_LIMIT),
        version=_line(table, "version", NAME_LIMIT),
        about=_text(table, "about", TEXT_LIMIT, ""),
        categories=tuple(_categories(table, known)),
        contacts=contacts,
        clocks=tuple(_clocks(table, {one.id for one in shipped.categories})),
        questions=_lines(table, "questions", QUESTION_LIMIT, LINE_LIMIT),
        roles=_lines(table, "roles", ROLE_LIMIT, NAME_LIMIT),
    )
    if not (pack.changes_gate or pack.questions or pack.roles):
        raise table.mistake("empty-pack")
    _check_contacts_used(table, pack, shipped)
    return pack


def _contacts(table: Table) -> Iterator[Contact]:
    for one in _each(table, "contact", "id", CONTACT_LIMIT):
        one.only("id", "name", "how")
        name = _line(one, "name", NAME_LIMIT)
        yield Contact(one.identifier(), name, _line(one, "how", LINE_LIMIT, ""))


def _categories(table: Table, contacts: set[str]) -> Iterator[GateCategory]:
    for one in _each(table, "category", "id", CATEGORY_LIMIT):
        one.only("id", "question", "hint", "yes", "unsure", "advice", "contacts", "clock")
        asked = one.identifiers("contacts")
        if not asked:
            raise one.mistake("missing-key", "contacts")
        if not contacts.issuperset(asked):
            raise one.mistake("unknown-value", "contacts")
        yield GateCategory(
            id=one.identifier(),
            question=_line(one, "question", LINE_LIMIT),
            hint=_line(one, "hint", LINE_LIMIT, ""),
            yes=one.one_of("yes", LEADS),
            unsure=one.one_of("unsure", LEADS),
            advice=_text(one, "advice", TEXT_LIMIT),
            contacts=asked,
            clock=_line(one, "clock", LINE_LIMIT, ""),
        )


def _clocks(table: Table, shipped: set[str]) -> Iterator[tuple[str, str]]:
    """Give the deadlines of categories that ship; a category of one's own says its own."""
    for one in _each(table, "clock", "category", CATEGORY_LIMIT):
        one.only("category", "words")
        if table.has("category"):
            raise one.mistake("does-not-fit")
        if one.identifier("category") not in shipped:
            raise one.mistake("unknown-value", "category")
        yield one.identifier("category"), _line(one, "words", LINE_LIMIT)


def _check_contacts_used(table: Table, pack: Pack, shipped: Gate) -> None:
    """A contact that nothing leads to is a slip of the pen: most likely its id is another."""
    used = {one.id for one in pack.gate(shipped).contacts}
    for one in table.tables("contact"):
        if one.identifier() not in used:
            raise one.mistake("words-for-nothing", "id")


def _each(table: Table, key: str, name: str, most: int) -> Iterator[Table]:
    """Give the tables of a list, each with a name of its own."""
    tables = list(table.tables(key))
    if len(tables) > most:
        raise table.mistake("too-many", key)
    seen: set[str] = set()
    for one in tables:
        if one.identifier(name) in seen:
            raise one.mistake("duplicate-id", name)
        seen.add(one.identifier(name))
        yield one


def _lines(table: Table, key: str, most: int, longest: int) -> tuple[str, ...]:
    values = table.texts(key)
    if len(values) > most:
        raise table.mistake("too-many", key)
    for place, value in enumerate(values):
        _check(table, value, longest, "\n", key, place)
        if not value.strip():
            raise table.mistake("missing-key", key, place)
    return tuple(dict.fromkeys(value.strip() for value in values))


def _line(table: Table, key: str, longest: int, default: str | None = None) -> str:
    value = table.text(key, default)
    _check(table, value, longest, "\n", key)
    return value.strip()


def _text(table: Table, key: str, longest: int, default: str | None = None) -> str:
    """Return a text that may have paragraphs, divided by an empty line; other breaks are blanks."""
    value = table.text(key, default)
    _check(table, value.replace("\n", " "), longest, "", key)
    paragraphs = (" ".join(one.split()) for one in value.split("\n\n"))
    return "\n\n".join(one for one in paragraphs if one)


def _check(table: Table, value: str, longest: int, refused: str, *keys: str | int) -> None:
    """Refuse what is too long, and what would be shown otherwise than it stands in the file."""
    if len(value) > longest:
        raise table.mistake("too-long", *keys)
    hidden = (unicodedata.category(one) in _HIDDEN and one not in _JOINERS for one in value)
    if any(hidden) or any(one in value for one in refused):
        raise table.mistake("hidden-character", *keys)
