"""Plain text that a kill left is removed at the start; Today says so until it was read."""

from tests.ui.window.conftest import House
from ui import routes

LEFT = "A file in plain text was left in"


def _today_anew(house: House) -> None:
    house.go(routes.Reflections())
    house.go(routes.Today())


def test_what_was_left_is_removed_and_told(house: House) -> None:
    note = house.desk.places.state / "journal" / "plain"
    out = house.desk.places.folder.parent / "out"
    out.mkdir()
    note.parent.mkdir(parents=True)
    note.write_text(f'["{out}"]', encoding="ascii")
    left = out / ".afterword-4194304999-0123456789abcdef.tmp"
    left.write_text("what I wrote", encoding="ascii")
    house.window.after_first_paint()
    _today_anew(house)
    assert LEFT in house.texts()
    assert not left.exists()
    _today_anew(house)
    assert LEFT in house.texts(), "it stays until it was read"
    house.press("I have read it")
    _today_anew(house)
    assert LEFT not in house.texts()
