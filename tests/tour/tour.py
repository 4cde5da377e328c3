"""Keeps what a person sees and takes along on the way through the story, in build/tour/.

Each page is kept as a picture at every size of the window, and once as the words that a screen
reader would find on it.
"""

import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.e2e.harness.patience import PATIENCE_S
from tests.e2e.harness.person import Person

SETTLED_S = 0.06  # two looks at the screen that are this far apart and the same
AT_MOST_S = 1.2  # something on it moves for good, a caret: that is no reason to wait


@dataclass(frozen=True)
class Size:
    """A size of the window in its own pixels, and the dots of the screen for each of them."""

    width: int
    height: int
    scale: int = 1

    @property
    def name(self) -> str:
        """What the album calls it."""
        many = f"-at-{self.scale * 100}-percent" if self.scale > 1 else ""
        return f"{self.width}x{self.height}{many}"


USUAL, SMALLEST = Size(1280, 800), Size(960, 640)


class Tour:
    """A numbered album of pages, and the files that left."""

    def __init__(
        self,
        person: Person,
        album: Path,
        readme_picture: Path,
        *,
        chapter: str = "page",
        sizes: Sequence[Size] = (USUAL,),
    ) -> None:
        """Keep pages of ``person``'s screen in ``album``, in folders for chapter and size."""
        self.person = person
        self.sizes = tuple(sizes)
        self._album, self._readme_picture, self._chapter = album, readme_picture, chapter
        self._pages = 0

    def opens(self, *arguments: str) -> None:
        """Start the program anew, in a window of the first size."""
        self.person.leaves()
        self.person.opens(*arguments)
        self.person.points_away()
        self._resize(self.sizes[0])

    def page(self, name: str, *, for_readme: bool = False, at_once: bool = False) -> Path:
        """Keep the page that is on the screen now as the next one; return the first picture.

        ``at_once`` keeps it in one size alone: a menu would close if the window changed.
        """
        self._pages += 1
        sizes = self.sizes[:1] if at_once else self.sizes
        kept = [self._keep(f"{self._pages:03d}-{name}", size) for size in sizes]
        if len(sizes) > 1:
            self._resize(sizes[0])
        if for_readme:
            shutil.copyfile(kept[0], self._readme_picture)
        return kept[0]

    def visit(self, button: str, sees: str, name: str, *, within_s: float = PATIENCE_S) -> Path:
        """Press a button, wait for what it leads to, and keep that as the next page."""
        self.person.clicks(button)
        self.person.sees(sees, within_s=within_s)
        return self.page(name)

    def _keep(self, name: str, size: Size) -> Path:
        if size is not self.sizes[0]:
            self._resize(size)
        self._wait_until_still()
        picture = self._album / f"{self._chapter}-{size.name}" / f"{name}.png"
        x, y, width, height = (size.scale * length for length in self.person.window())
        self.person.screen.save_picture(picture, (x, y, width, height))
        if size is self.sizes[0]:
            picture.with_suffix(".txt").write_text(self.person.looks().as_text() + "\n", "utf-8")
        return picture

    def _resize(self, size: Size) -> None:
        self.person.sizes_window(size.width * size.scale, size.height * size.scale)

    def _wait_until_still(self) -> None:
        ends, before = time.monotonic() + AT_MOST_S, b""
        while time.monotonic() < ends:
            with self.person.screen.frame() as frame:
                now = frame.dots()
            if now == before:
                return
            before = now
            time.sleep(SETTLED_S)

    def export(self, left: Path) -> Path:
        """Keep a copy of a file that left."""
        folder = self._album / "exports"
        folder.mkdir(exist_ok=True)
        return Path(shutil.copyfile(left, folder / left.name))
