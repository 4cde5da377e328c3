"""The tour's album: what it keeps of a page and of a file that left."""

from pathlib import Path

from tests.e2e.harness.person import Person
from tests.tour.tour import Tour

SAMPLE = Path(__file__).parent / "harness" / "sample_window.py"


def test_an_album_keeps_pictures_words_and_exports(person: Person, tmp_path: Path) -> None:
    album = tmp_path / "album"
    tour = Tour(person, album, tmp_path / "picture.png")
    person.opens(script=SAMPLE)
    person.sees("The first page")

    first = tour.page("first", for_readme=True)
    person.clicks("Next page")
    person.sees("The second page")
    second = tour.page("second")

    assert [first.name, second.name] == ["001-first.png", "002-second.png"]
    assert (tmp_path / "picture.png").read_bytes() == first.read_bytes() != second.read_bytes()
    assert "The second page" in second.with_suffix(".txt").read_text()

    left = tmp_path / "summary.md"
    left.write_text("What the group may read.")
    assert tour.export(left).read_text() == "What the group may read."
