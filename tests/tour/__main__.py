"""``make tour``: tell the story on a screen of its own and leave it in build/tour/."""

import shutil
import sys

from tests.e2e.harness.program import ROOT
from tests.e2e.harness.seat import seated
from tests.tour.story import tell
from tests.tour.tour import Tour

ALBUM = ROOT / "build" / "tour"


def main() -> None:
    """Begin with an empty album, so that no page of an earlier tour passes for one of this."""
    shutil.rmtree(ALBUM, ignore_errors=True)
    ALBUM.mkdir(parents=True)
    with seated(ALBUM) as person:
        tell(Tour(person, ALBUM, ROOT / "docs" / "picture.png"))
        person.stands_up()
    pictures = len(list(ALBUM.glob("*.png")))
    sys.stdout.write(f"{pictures} pages are in {ALBUM.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
