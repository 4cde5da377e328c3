"""The gate's two files: its categories with where they lead, and their words.

An organisation can replace them. It knows nothing of a reflection or of the path.
"""

from journal.guides.guide import Contact, Gate, GateCategory
from journal.guides.table import Table

LEADS = ("stop", "hold", "ask")


def read_gate(structure: Table, words: Table) -> Gate:
    """Return the gate that both files describe; ``GuideError`` at the first mistake."""
    structure.only("format", "version", "languages", "category")
    words.only("format", "language", "category", "contact")
    categories = tuple(_category(one, words) for one in structure.tables("category"))
    if not categories:
        raise structure.mistake("missing-key", "category")
    _check_doubles(structure)
    ids = dict.fromkeys(one for category in categories for one in category.contacts)
    own = words.table("contact")
    own.only(*ids, reason="words-for-nothing")
    words.table("category").only(*(one.id for one in categories), reason="words-for-nothing")
    contacts = tuple(_contact(one, own.table(one)) for one in ids)
    return Gate(structure.text("version"), categories, contacts)


def _category(table: Table, words: Table) -> GateCategory:
    table.only("id", "yes", "unsure", "contacts")
    category = table.identifier()
    own = words.table("category").table(category)
    own.only("question", "hint", "advice", "clock")
    contacts = table.identifiers("contacts")
    if not contacts:
        raise table.mistake("missing-key", "contacts")
    return GateCategory(
        id=category,
        question=own.text("question", missing="missing-words"),
        hint=own.text("hint", ""),
        yes=table.one_of("yes", LEADS),
        unsure=table.one_of("unsure", LEADS),
        advice=own.text("advice", missing="missing-words"),
        contacts=contacts,
        clock=own.text("clock", ""),
    )


def _check_doubles(structure: Table) -> None:
    seen: set[str] = set()
    for table in structure.tables("category"):
        category = table.identifier()
        if category in seen:
            raise table.mistake("duplicate-id", "id")
        seen.add(category)


def _contact(contact: str, words: Table) -> Contact:
    words.only("name", "how")
    return Contact(contact, words.text("name", missing="missing-words"), words.text("how", ""))
