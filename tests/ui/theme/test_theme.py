"""The theme switches at once, fonts are the shipped ones, icons take the colour of a token."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QGuiApplication, QPalette, QTextLayout
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import fonts, icons, stylesheet, tokens
from ui.theme.palettes import DARK, LIGHT
from ui.theme.theme import Theme


def test_switching_reaches_the_application_and_tells(
    theme: Theme, qapp: QApplication, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.choose("dark")
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.window
    assert DARK.surface in qapp.styleSheet()
    theme.choose("light")
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == LIGHT.window


def test_choosing_the_same_again_does_not_dress_again(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        theme.choose("light")


def test_the_systems_colours_are_followed_only_if_asked(
    theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.theme.theme._system_dark", lambda: True)
    theme.follow_system()
    seen = [theme.is_dark]
    theme.choose("system")
    seen.append(theme.is_dark)
    monkeypatch.setattr("ui.theme.theme._system_dark", lambda: False)
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    seen.append(theme.is_dark)
    assert seen == [False, True, False]


def test_less_motion_means_none(theme: Theme) -> None:
    assert theme.duration("page_turn") == 180
    theme.set_less_motion(True)
    assert theme.duration("page_turn") == 0
    assert theme.duration("rest_fade") == 0


@pytest.mark.parametrize("name", tokens.TYPE)
def test_every_style_is_set_in_the_shipped_font(theme: Theme, name: str) -> None:
    font, style = theme.font(name), theme.style(name)
    found = QFontInfo(font)
    assert found.family() == fonts.FAMILIES[style.cut][0]
    assert found.weight() == style.weight
    assert font.pixelSize() == style.size
    assert found.italic() == (style.cut == "serif_italic")


def test_the_fonts_write_latin_greek_and_cyrillic(theme: Theme) -> None:
    for name in ("ui", "ui_strong", "question", "writing", "aside"):
        layout = QTextLayout("Zażółć Ξεσκεπάζω Съешь ёж “–” ×", theme.font(name))
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        families = {run.rawFont().familyName() for run in layout.glyphRuns()}
        assert families <= {"Inter", "Inter Medium", "Literata", "Literata Display"}, name


def test_the_fonts_stay_small_and_carry_their_licences() -> None:
    sizes = [(fonts.FOLDER / name).stat().st_size for name in fonts.FILES.values()]
    assert sum(sizes) < 3_000_000
    for family in ("Inter", "Literata"):
        assert "SIL OPEN FONT LICENSE" in (fonts.FOLDER / f"{family}-OFL.txt").read_text().upper()


def test_a_serif_that_nobody_set_is_not_loaded(theme: Theme) -> None:
    fonts.load.cache_clear()
    fonts.build(tokens.TYPE["ui"])
    assert fonts.load.cache_info().currsize == 1


def test_the_size_of_writing_stays_within_its_bounds(theme: Theme) -> None:
    theme.set_writing_size(40)
    assert theme.style("writing").size == 28
    theme.set_writing_size(3)
    assert theme.style("writing").size == 14
    assert theme.style("ui").size == 14


@pytest.mark.parametrize("name", sorted(path.stem for path in icons.FOLDER.glob("*.svg")))
def test_every_icon_draws_in_the_wanted_colour(theme: Theme, name: str) -> None:
    image = icons.pixmap(name, "accent", 24).toImage()
    inks = {
        image.pixelColor(x, y).name()
        for x in range(24)
        for y in range(24)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert theme.color("accent").name() in inks
    drawn = icons.pixmap(name, "accent", 24)
    assert drawn.cacheKey() == icons.pixmap(name, "accent", 24).cacheKey()


def test_icons_are_sharp_on_dense_screens(theme: Theme) -> None:
    drawn = icons.pixmap("lock", "ink", 18, 2.0)
    assert (drawn.width(), drawn.devicePixelRatio()) == (36, 2.0)


def test_the_sheet_sets_no_font(theme: Theme) -> None:
    assert "font" not in stylesheet.sheet(theme)


def test_a_widget_repaints_when_the_colours_change(theme: Theme, qtbot: QtBot) -> None:
    from ui.widgets.ground import Ground

    page: QWidget = Ground("surface")
    page.resize(20, 20)
    qtbot.addWidget(page)
    assert page.grab().toImage().pixelColor(5, 5).name().upper() == LIGHT.surface
    theme.choose("dark")
    assert page.grab().toImage().pixelColor(5, 5).name().upper() == DARK.surface
