"""``make tour``: tell the story on a screen of its own and leave it in build/tour/."""

import shutil
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from tests.e2e.harness.program import ROOT
from tests.e2e.harness.seat import seated
from tests.tour import journals
from tests.tour.chapters import large, light_or_dark
from tests.tour.group_page import group_page
from tests.tour.story import tell
from tests.tour.tour import SMALLEST, USUAL, Size, Tour

ALBUM = ROOT / "build" / "tour"
README_PICTURE = ROOT / "docs" / "picture.png"
LARGE = Size(1280, 800, scale=2)
ROOM = 60  # dots of the screen around the window, for its frame


def tell_story() -> None:
    """The whole reflection, typed."""
    with seated(ALBUM, width=USUAL.width + ROOM, height=USUAL.height + ROOM) as person:
        tell(Tour(person, ALBUM, README_PICTURE, chapter="story"))
        person.stands_up()


def show_all(theme: str) -> None:
    """Every screen in one of the themes, at two sizes."""
    with seated(ALBUM, width=USUAL.width + ROOM, height=USUAL.height + ROOM) as person:
        tour = Tour(person, ALBUM, README_PICTURE, chapter=theme, sizes=(USUAL, SMALLEST))
        light_or_dark(tour, theme)
        person.stands_up()


def show_large() -> None:
    """Three screens at twice the size."""
    width, height = (ROOM + 2 * USUAL.width, ROOM + 2 * USUAL.height)
    with seated(ALBUM, width=width, height=height, scale=2) as person:
        large(Tour(person, ALBUM, README_PICTURE, chapter="light", sizes=(LARGE,)))
        person.stands_up()


def show_group_page() -> None:
    """The page that the group opens, in a browser."""
    with seated(ALBUM) as person:
        told = journals.told(person.home)
        group_page(journals.copy_that_left(told, person.home), ALBUM / "group-page")


CHAPTERS: dict[str, Callable[[], None]] = {
    "light": partial(show_all, "light"),
    "dark": partial(show_all, "dark"),
    "story": tell_story,
    "large": show_large,
    "group-page": show_group_page,
}


def main(wanted: list[str]) -> None:
    """Begin with an empty album, so that no page of an earlier tour passes for one of this."""
    names = wanted or list(CHAPTERS)
    if not wanted:
        shutil.rmtree(ALBUM, ignore_errors=True)
    ALBUM.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor(2) as seats:
        for told in [seats.submit(CHAPTERS[name]) for name in names]:
            told.result()
    pictures = write_index(ALBUM)
    sys.stdout.write(f"{pictures} pictures are in {ALBUM.relative_to(ROOT)}\n")


def write_index(album: Path) -> int:
    """Write a page that shows all pictures, and return how many there are."""
    from html import escape

    folders = sorted({picture.parent for picture in album.glob("*/*.png")})
    lines = ["<!doctype html><meta charset=utf-8><title>Afterword, page by page</title>"]
    lines += ["<style>body{font:15px sans-serif;margin:32px}img{width:640px;border:1px solid #ccc}"]
    lines += ["figure{display:inline-block;margin:0 16px 24px 0}</style>"]
    exports = sorted((album / "exports").glob("*"))
    if exports:
        links = " · ".join(
            f'<a href="exports/{one.name}">{escape(one.name)}</a>' for one in exports
        )
        lines.append(f"<h2>What left</h2><p>{links}</p>")
    count = 0
    for folder in folders:
        lines.append(f"<h2>{escape(folder.name)}</h2>")
        for picture in sorted(folder.glob("*.png")):
            count += 1
            place = f"{folder.name}/{picture.name}"
            lines.append(f'<figure><a href="{place}"><img loading=lazy src="{place}"></a>')
            lines.append(f"<figcaption>{escape(picture.stem)}</figcaption></figure>")
    (album / "index.html").write_text("\n".join(lines) + "\n", "utf-8")
    return count


if __name__ == "__main__":
    main(sys.argv[1:])
