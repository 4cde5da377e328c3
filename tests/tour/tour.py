"""Keeps what a person sees and takes along on the way through the story, in build/tour/.

Each page is kept twice: as a picture, and as the words that a screen reader would find on it.
"""

import shutil
from pathlib import Path

from tests.e2e.harness.person import Person


class Tour:
    """A numbered album of pages, and the files that left."""

    def __init__(self, person: Person, album: Path, readme_picture: Path) -> None:
        """Keep pages of ``person``'s screen in ``album``."""
        self.person = person
        self._album, self._readme_picture = album, readme_picture
        self._pages = 0

    def page(self, name: str, *, for_readme: bool = False) -> Path:
        """Keep the page that is on the screen now as the next one; return the picture's path."""
        self._pages += 1
        picture = self._album / f"{self._pages:02d}-{name}.png"
        self.person.screen.save_picture(picture)
        picture.with_suffix(".txt").write_text(self.person.looks().as_text() + "\n", "utf-8")
        if for_readme:
            shutil.copyfile(picture, self._readme_picture)
        return picture

    def export(self, left: Path) -> Path:
        """Keep a copy of a file that left."""
        folder = self._album / "exports"
        folder.mkdir(exist_ok=True)
        return Path(shutil.copyfile(left, folder / left.name))
