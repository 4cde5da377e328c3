"""What is on the screen, as a screen reader knows it: a list of things, parents before children.

Pure: it reads what the reader process answered and finds things in it. No waiting, no acting.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

# Of things with one name, the one that a person acts on is meant, not its caption.
CONTROLS = frozenset(
    {
        "push button", "button", "toggle button", "check box", "radio button", "menu item",
        "check menu item", "radio menu item", "page tab", "list item", "combo box", "link",
        "table cell", "tree item", "text", "entry", "password text", "spin button", "slider",
        "push button menu", "date editor",
    }
)  # fmt: skip
FIELDS = frozenset(
    {"text", "entry", "password text", "spin button", "combo box", "slider", "date editor"}
)


@dataclass(frozen=True)
class Thing:
    """One visible thing. ``box`` is x, y, width and height in pixels of the screen."""

    at: int
    parent: int
    role: str
    name: str
    about: str
    states: frozenset[str]
    text: str
    box: tuple[int, int, int, int]

    @property
    def can_act(self) -> bool:
        """Whether it is a control and switched on."""
        return self.role in CONTROLS and "enabled" in self.states

    @property
    def called(self) -> set[str]:
        """What it is called. Qt on Linux names a combo box by its value; its description helps."""
        names = {self.name, self.about} if self.role == "combo box" else {self.name}
        return {_plain(name) for name in names}

    @property
    def words(self) -> str:
        """All that it says, with single spaces."""
        return _plain(f"{self.name} {self.text}")

    @property
    def middle(self) -> tuple[int, int]:
        """The point in its middle."""
        x, y, width, height = self.box
        return x + width // 2, y + height // 2


def _plain(words: str) -> str:
    """Return words as a test writes them: single spaces, straight apostrophes, no mnemonics."""
    return " ".join(words.replace("&", "").replace("’", "'").split())


class Tree:
    """Everything that is visible in one program at one moment."""

    def __init__(self, rows: Iterable[dict[str, Any]]) -> None:
        """Take the reader's answer."""
        self.things = [
            Thing(
                at=row["at"],
                parent=row["parent"],
                role=row["role"],
                name=row["name"],
                about=row["about"],
                states=frozenset(row["states"]),
                text=row["text"],
                box=(row["box"][0], row["box"][1], row["box"][2], row["box"][3]),
            )
            for row in rows
        ]

    def named(self, name: str, roles: frozenset[str] = CONTROLS) -> list[Thing]:
        """Return controls with exactly this name, in reading order."""
        wanted = _plain(name)
        return [thing for thing in self.things if thing.role in roles and wanted in thing.called]

    def saying(self, words: str) -> list[Thing]:
        """Return all things that say these words, among others."""
        wanted = _plain(words)
        return [thing for thing in self.things if wanted in thing.words]

    def in_row(self, name: str, row: str, roles: frozenset[str] = CONTROLS) -> list[Thing]:
        """Return controls called ``name``, those nearest to the words ``row`` first.

        Nearest is the smallest container that holds both; among equals, the first after the words.
        """
        marks = [thing for thing in self.saying(row) if _plain(thing.name) != _plain(name)]
        ranked = [
            (self._distance(mark, thing), thing)
            for thing in self.named(name, roles)
            for mark in marks
        ]
        ranked.sort(key=lambda pair: pair[0])
        return list(dict.fromkeys(thing for _, thing in ranked))

    def focused(self) -> Thing | None:
        """Return the control that has the keyboard: the innermost, if several say so."""
        having = [
            thing for thing in self.things if "focused" in thing.states and thing.role in CONTROLS
        ]
        return having[-1] if having else None

    def unnamed(self) -> list[Thing]:
        """Return controls that a screen reader could only call by their kind."""
        return [
            thing
            for thing in self.things
            if thing.role in CONTROLS and "focusable" in thing.states and not thing.name.strip()
        ]

    def as_text(self) -> str:
        """Draw the tree for a person who reads why a test did not pass."""
        depths: dict[int, int] = {-1: -1}
        lines = []
        for thing in self.things:
            depths[thing.at] = depths[thing.parent] + 1
            marks = sorted(thing.states & {"focused", "checked", "selected", "modal"})
            marks += [] if thing.can_act or thing.role not in CONTROLS else ["off"]
            words = f"{thing.name!r}" + (f" = {thing.text[:60]!r}" if thing.text else "")
            indent = "  " * depths[thing.at]
            lines.append(f"{indent}{thing.role} {words} {' '.join(marks)}".rstrip())
        return "\n".join(lines)

    def _ancestors(self, thing: Thing) -> Iterator[int]:
        at = thing.at
        while at >= 0:
            yield at
            at = self.things[at].parent

    def _distance(self, mark: Thing, thing: Thing) -> tuple[int, bool, int]:
        above = list(self._ancestors(mark))
        steps = next((above.index(at) for at in self._ancestors(thing) if at in above), len(above))
        return steps, thing.at < mark.at, abs(thing.at - mark.at)
