"""What the language coach may say about a page, and which one thing of it: never more than three.

The look itself is a job for the worker. What was said is held in memory while the reflection is
open, so that it isn't said again; what somebody wants to keep is stored as an opaque token alone.
Nothing is counted for anybody to see.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from journal.coach import Category, Lists, Mark, Place, look

MOST = 3  # for one stage


@dataclass(frozen=True)
class Piece:
    """One text of a page and the prompt it answers."""

    prompt: str
    text: str


@dataclass(frozen=True)
class Find:
    """A mark in the ``piece``-th text of a page, with what is said about it."""

    piece: int
    prompt: str
    mark: Mark
    category: Category
    token: str

    def start(self, text: str) -> int:
        """Return where the mark stands in an editor's text, which counts in UTF-16."""
        return units(text[: self.mark.start])

    def nudge(self) -> str:
        """Return what is said."""
        return self.category.nudge.replace("{words}", self.mark.words)


def units(text: str) -> int:
    """Return the length of ``text`` as a text document counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def look_at(
    lists: Callable[[], Lists],
    reflection: str,
    pieces: Sequence[Piece],
    names: Iterable[str],
    *,
    place: Place = Place.PAGE,
) -> tuple[Find, ...]:
    """Return all finds of a page in the order of its texts; for the worker."""
    known, people = lists(), tuple(names)
    return tuple(
        Find(
            number,
            piece.prompt,
            mark,
            known.category(mark.category),
            token_of(reflection, piece.prompt, mark),
        )
        for number, piece in enumerate(pieces)
        for mark in look(known, piece.text, people, place=place)
    )


def token_of(reflection: str, prompt: str, mark: Mark) -> str:
    """Return what stands for "these words may stay": it says nothing without the very text."""
    words = " ".join(mark.words.split()).lower()
    whole = f"{reflection}\0{prompt}\0{mark.category}\0{words}"
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:8]


class Restraint:
    """What was said of each stage while the reflection is open."""

    def __init__(self) -> None:
        """Nothing was said yet."""
        self._said: dict[str, set[str]] = {}
        self._aside: set[str] = set()

    def put_aside(self, token: str) -> None:
        """Don't begin with these words again for now: the note was closed."""
        self._aside.add(token)

    def begin_anew(self, stage: str) -> None:
        """Let the stage be looked at from the start: somebody asked for it."""
        self._said.pop(stage, None)
        self._aside.clear()

    def choose(
        self,
        stage: str,
        finds: Sequence[Find],
        let_be: Iterable[str],
        near: tuple[int, int] = (0, 0),
    ) -> Find | None:
        """Return the find to speak of, the one next to ``near`` (piece, place), or ``None``."""
        kept = set(let_be)
        said = self._said.get(stage, set()) | {one.token for one in finds if one.token in kept}
        open_ = [
            one
            for one in finds
            if one.token not in kept | self._aside and (one.token in said or len(said) < MOST)
        ]
        piece, place = near
        return min(
            open_,
            key=lambda one: (abs(one.piece - piece), abs(one.mark.start - place)),
            default=None,
        )

    def said(self, stage: str, find: Find) -> None:
        """Remember that it was spoken of."""
        self._said.setdefault(stage, set()).add(find.token)
