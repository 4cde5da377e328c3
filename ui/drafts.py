"""Words typed beside the prompts: kept while they are typed, and there where they are asked again.

Nothing waits for a button or for the page to be left, so that a power cut takes no more of them
than of an answer. Only settling them, or giving them up, lets a draft go.
"""

from typing import Protocol

from ui.widgets.field import Field
from ui.widgets.writing_edit import WritingEdit


class Drafts(Protocol):
    """Where what was begun is kept: a reflection on the desk, or one that a card stands for."""

    def draft(self, place: str) -> str:
        """Return what was begun at ``place``, and not settled."""
        ...

    def put_draft(self, place: str, text: str) -> None:
        """Keep what was begun at ``place``; an empty text once it is settled."""
        ...


class HeldDrafts:
    """Drafts of what belongs to no reflection: there as long as the page that holds them."""

    def __init__(self) -> None:
        """Hold nothing yet."""
        self._held: dict[str, str] = {}

    def draft(self, place: str) -> str:
        """Return what was begun at ``place``."""
        return self._held.get(place, "")

    def put_draft(self, place: str, text: str) -> None:
        """Hold what was begun at ``place``."""
        self._held[place] = text


def keep_draft(drafts: Drafts, place: str, field: Field | WritingEdit) -> None:
    """Show in ``field`` what was begun at ``place``, and keep there what is typed from now on.

    What stands in it by itself is no draft.
    """
    given, begun = field.text(), drafts.draft(place)
    if begun:
        field.set_text(begun)

    def keep(*_text: object) -> None:
        text = field.text()
        drafts.put_draft(place, "" if text == given else text)

    field.edited.connect(keep)


def forget_drafts(drafts: Drafts, *places: str) -> None:
    """Let go of what was begun at ``places``: it is settled, or given up."""
    for place in places:
        drafts.put_draft(place, "")
