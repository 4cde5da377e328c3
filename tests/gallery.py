"""Draws every component, light and dark, to compare with the design by eye.

Run it: ``python tests/gallery.py FOLDER``. It writes ``components-light.png`` and ``-dark.png``.
Sentences here stand for what callers give; nothing of it is part of the program.
"""

import os
import sys
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from ui.theme.palettes import LIGHT, Palette
from ui.theme.theme import current, install
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.check_box import CheckBox
from ui.widgets.chip import Chip
from ui.widgets.empty_state import EmptyState
from ui.widgets.field import Field
from ui.widgets.focus_ring import FocusRing
from ui.widgets.fortnight import Fortnight, FortnightDay
from ui.widgets.ground import Ground
from ui.widgets.growing_text import GrowingText
from ui.widgets.icon_mark import IconMark
from ui.widgets.margin_note import MarginNote
from ui.widgets.month import CalendarMonth
from ui.widgets.nav_item import NavItem
from ui.widgets.notice import Notice
from ui.widgets.path_dots import PathDots
from ui.widgets.path_rail import PathRail, PathRailModel, PathRow
from ui.widgets.pills import PillOption, Pills
from ui.widgets.quiet_state import SavedLabel, SittingClock
from ui.widgets.radio_card import RadioList, RadioOption
from ui.widgets.segment import Segment, SegmentOption
from ui.widgets.select import Select, SelectOption
from ui.widgets.size_slider import SizeSlider
from ui.widgets.text_label import TextLabel
from ui.widgets.toggle import Toggle
from ui.widgets.writing_edit import WritingEdit

WIDE, HIGH = 1280, 2120


def put(page: QWidget, widget: QWidget, x: int, y: int, width: int = 0) -> QWidget:
    """Place a widget at its own size, or at ``width``."""
    widget.setParent(page)
    width = width or widget.sizeHint().width()
    height = widget.heightForWidth(width) if widget.hasHeightForWidth() else -1
    widget.setGeometry(x, y, width, height if height > 0 else widget.sizeHint().height())
    widget.show()
    return widget


def words_of(text: str) -> list[str]:
    """Return the words of a line."""
    return text.split()


def ringed(page: QWidget, widget: QWidget, radius: int, *, inside: bool = False) -> None:
    """Draw the focus ring around a widget that has no focus."""
    ring = FocusRing(page)
    ring.setObjectName("")
    ring.follow(widget, radius, inside=inside)


def draw_head(page: QWidget, y: int, title: str, aside: str, x: int = 56) -> None:
    """Set a section's title and the remark after it."""
    label = put(page, TextLabel(title, "title", wrap=False), x, y)
    put(page, TextLabel(aside, "caption", wrap=False), x + label.width() + 12, y + 9)


def force(widget: Button | NavItem, look: str) -> None:
    """Make a button look hovered, pressed or disabled."""
    widget.setEnabled(look != "Disabled")
    widget.setDown(look == "Pressed")
    widget.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, look == "Hover")


def draw_buttons(page: QWidget) -> None:
    """Draw all kinds in all states."""
    draw_head(page, 111, "Buttons", "height 36, radius 8, padding 14, Inter 14/20 550")
    states = ("Normal", "Hover", "Pressed", "Focus", "Disabled")
    for i, state in enumerate(states):
        put(page, TextLabel(state, "caption", wrap=False), 200 + 104 * i, 151)
    rows = (
        ("Primary", "primary", "Next"),
        ("Leaves (honey)", "export", "Export"),
        ("Rest (dusk)", "rest", "Rest"),
        ("Secondary", "secondary", "Back"),
        ("Text", "text", "Add"),
        ("Quiet", "quiet", "Keep mine"),
    )
    for r, (name, kind, text) in enumerate(rows):
        y = 178 + 46 * r
        put(page, TextLabel(name, "small", wrap=False), 56, y + 8)
        for i, state in enumerate(states):
            button = Button(text, kind)
            put(page, button, 200 + 104 * i, y)
            force(button, state)
            if state == "Focus":
                ringed(page, button, 8)


def draw_fields(page: QWidget) -> None:
    """Draw fields in their states, and a list that opens."""
    draw_head(
        page, 481, "Fields", "height 40, radius 8, padding 12; error text below, never a shake"
    )
    put(page, Field("", placeholder="Empty", name="Empty"), 56, 522, 310)
    hover = Field("", name="Hover")
    hover.set_text("Hover")
    put(page, hover, 386, 522, 310)
    hover.line.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    focus = Field("", name="Focus")
    focus.set_text("Focus")
    put(page, focus, 56, 576, 310)
    focus.line.hasFocus = lambda: True  # type: ignore[method-assign] # drawn, not focused
    off = Field("", placeholder="Disabled", name="Disabled")
    off.setEnabled(False)
    put(page, off, 386, 576, 310)
    bad = Field("", name="Passphrase", passphrase=("Show", "Hide"))
    bad.set_text("ten letters"[:10])
    bad.set_bad("That passphrase does not open this journal.")
    put(page, bad, 56, 630, 310)
    options = (SelectOption("10", "after 10 minutes"), SelectOption("5", "after 5 minutes"))
    put(page, Select("Lock", options, small=True), 386, 630, 310)


def draw_choices(page: QWidget) -> None:
    """Draw toggles, boxes, segments, chips and pills."""
    draw_head(page, 733, "Choices", "toggle 36 x 20, check and radio 18, segment 32")
    for i, (kind, on, ring, off) in enumerate(
        (
            ("accent", False, False, False),
            ("accent", True, False, False),
            ("leaves", True, False, False),
            ("accent", True, True, False),
            ("accent", False, False, True),
        )
    ):
        toggle = Toggle("", kind, bare=True)
        toggle.setChecked(on)
        toggle.setDisabled(off)
        put(page, toggle, 202 + 50 * i, 782)
        if ring:
            ringed(page, toggle, 10)
    put(page, TextLabel("Toggle", "small", wrap=False), 56, 782)
    put(page, TextLabel("Check and radio", "small", wrap=False), 56, 818)
    for i, on in enumerate((False, True, True)):
        box = CheckBox("")
        box.setChecked(on)
        put(page, box, 202 + 32 * i, 819)
        if i == 2:
            ringed(page, box, 5)
    yes, no = SegmentOption("yes", "Yes", "rest"), SegmentOption("no", "No")
    put(page, TextLabel("Segment", "small", wrap=False), 56, 860)
    draw_segments(page, yes, no)
    put(page, TextLabel("Chips", "small", wrap=False), 56, 906)
    x = 202
    for text, kind in (
        ("Private to you", "private"),
        ("Exactly what leaves", "leaves"),
        ("Resting", "resting"),
        ("2 of 3", "neutral"),
    ):
        x += put(page, Chip(text, kind), x, 904).width() + 12
    put(page, TextLabel("Pills", "small", wrap=False), 56, 950)
    pills = Pills("Filter", tuple(PillOption(w, w) for w in ("All", "Resting", "hover")))
    pills.set_value("All")
    put(page, pills, 202, 944)
    pills.pills[2].setAttribute(Qt.WidgetAttribute.WA_UnderMouse)


def draw_segments(page: QWidget, yes: SegmentOption, no: SegmentOption) -> None:
    """Draw two with answers and one without."""
    for x, value in ((202, "no"), (338, "yes")):
        segment = Segment("Answer", (yes, no), width=122)
        segment.set_value(value)
        put(page, segment, x, 853, 122)
    three = Segment("See", tuple(SegmentOption(w, w) for w in ("Not yet", "Partly", "Yes")))
    put(page, three, 474, 853, 218)
    three.items[1].setAttribute(Qt.WidgetAttribute.WA_UnderMouse)


def draw_cards(page: QWidget) -> None:
    """Draw the five kinds of card."""
    draw_head(
        page, 1015, "Cards", "radius 12, border 1; no shadow except dialogs and the preview sheet"
    )
    kinds = ("surface", "resting", "leaves", "edited", "technical")
    words = ("Card", "Resting", "Leaves", "Being edited", "Technical error")
    for i, (kind, text) in enumerate(zip(kinds, words, strict=True)):
        card = Card(kind, padding=(14, 13, 14, 13))
        card.column.addWidget(TextLabel(text, "small", ink="ink"))
        card.column.addStretch(1)
        put(page, card, 56 + 131 * i, 1056, 117).resize(117, 64)


def draw_colours(page: QWidget) -> None:
    """Draw the swatches."""
    draw_head(page, 1157, "Colours", "contrast ratios are in the token file")
    names = words_of(
        "window sidebar surface sunken hover pressed line line_mid control ink body muted "
        "accent accent_tint accent_line shared shared_solid shared_tint rest rest_solid "
        "rest_tint error focus selection "
    )
    for i, name in enumerate(names):
        x, y = 56 + 81 * (i % 8), 1198 + 76 * (i // 8)
        put(page, Ground(name, edges=("top", "bottom", "start", "end")), x, y, 69).resize(69, 44)
        put(page, TextLabel(name, "caption", wrap=False), x, y + 48)


def draw_type(page: QWidget) -> None:
    """Draw one line in each style."""
    draw_head(page, 111, "Type", "Literata for thoughts, Inter for the tool", 752)
    rows = (
        (155, "display", "Display 40/50"),
        (210, "question", "Question 30/40"),
        (255, "title", "Title 22/30"),
        (289, "subtitle", "Subtitle 18/26"),
        (322, "writing", "Writing 19/32, about 66 characters a line."),
        (359, "writing_small", "Writing small 16/26, in rows and cards."),
        (391, "lead", "Lead 15/24, the help line under a question."),
        (420, "ui", "Interface 14/20."),
        (444, "small", "Small 13/20, secondary text and margin notes."),
        (467, "caption", "Caption 12/16, the smallest size."),
    )
    for y, style, text in rows:
        put(page, TextLabel(text, style, wrap=False), 752, y)
    put(page, TextLabel("Strong 550.", "ui_strong", wrap=False), 860, 420)


def draw_thread(page: QWidget) -> None:
    """Draw the path in large and in small."""
    draw_head(page, 521, "The thread", "the path, drawn", 752)
    rail = PathRail("Path")
    rows = (
        PathRow("part", "Part, done", "a", "done", 1),
        PathRow("part", "Part, now", "b", "now", 2),
        PathRow("stage", "Page, written", "c", "done"),
        PathRow("rest", "two nights\u2019 rest"),
        PathRow("stage", "Page, written", "d", "done"),
        PathRow("stage", "Page, open now", "e", "now"),
        PathRow("stage", "Page, not yet", "f", private=True),
        PathRow("part", "Part, not yet", "g", number=3),
    )
    rail.show_path(PathRailModel("The Friday patch", rows, "Patch Steward", "Begun Tuesday"))
    put(page, rail, 732, 560).resize(240, 330)
    for i in range(5):
        put(page, PathDots("Path", at=i), 985, 560 + 30 * i)
    for i, minutes in enumerate((10, 18, 40)):
        put(page, SittingClock("", minutes), 990 + 20 * i, 760)
    put(page, SavedLabel("Saved 3 s ago"), 990, 716)
    put(page, SittingClock("Sitting 2 · 18 min", 18), 990, 740)


def draw_navigation(page: QWidget) -> None:
    """Draw items in their states."""
    draw_head(page, 908, "Navigation", "item 36, radius 8", 752)
    rows = (
        ("Selected", "sun", "2"),
        ("Hover", "book-open", ""),
        ("Normal", "milestone", ""),
        ("Focus, inside", "chart-scatter", ""),
    )
    for i, (name, icon, count) in enumerate(rows):
        item = NavItem(name, icon, trailing=count)
        item.setChecked(i == 0)
        put(page, item, 752, 945 + 38 * i, 196)
        force(item, name)
        if i == 3:
            ringed(page, item, 8, inside=True)


def draw_coach(page: QWidget) -> None:
    """Draw a marked sentence, the note, and the icons."""
    draw_head(page, 1090, "Language coach", "one note at a time", 752)
    cell = GrowingText("Sentence", "writing")
    cell.set_text("I should have known that\u2026")
    cell.set_marks(((2, 17),))
    put(page, cell, 752, 1119, 300)
    note = MarginNote(
        "Hindsight",
        "\u201cShould have known\u201d borrows from later. What did you know at 15:40?",
        (("words", "Other words"), ("keep", "Keep mine")),
        width=236,
    )
    put(page, note, 752, 1161, 236)
    draw_head(page, 1286, "Icons", "18 px, line 1.6, round ends", 752)
    names = words_of(
        "sun book-open milestone chart-scatter send lock settings-2 search ellipsis "
        "arrow-left arrow-right check moon feather plus calendar clock eye eye-off "
        "file-lock-2 globe file-text file-pen-line hash align-left inbox folder info "
        "user-round grip-vertical "
    )
    for i, name in enumerate(names):
        put(page, IconMark(name, "ink"), 752 + i % 15 * 32, 1327 + i // 15 * 32)


def draw_more(page: QWidget) -> None:
    """Draw what the design shows on its pages only."""
    draw_head(page, 1480, "From the pages", "not on the sheet of components")
    options = (
        RadioOption("t", "Tomorrow", "Friday 13 March"),
        RadioOption("w", "After the weekend", "Monday 16 March · four nights"),
    )
    cards = RadioList("When", options, "rest")
    cards.set_value("w")
    put(page, cards, 56, 1520, 440)
    leaves = RadioList(
        "Format",
        (
            RadioOption("p", "Protected web page", "Opens with a passphrase", "file-lock-2"),
            RadioOption("w", "Web page", "With a form for replies", "globe"),
        ),
        "leaves",
        framed=False,
        height=62,
        gap=2,
    )
    leaves.set_value("p")
    put(page, leaves, 56, 1670, 372)
    month = CalendarMonth(
        date(2026, 3, 12),
        title=lambda day: f"March {day.year}",
        says=date.isoformat,
        weekdays=tuple("MTWTFSS"),
        turn_names=("Month before", "Month after"),
    )
    month.set_limits(date(2026, 3, 13), frozenset({date(2026, 3, 10)}))
    month.set_value(date(2026, 3, 16))
    put(page, month, 540, 1512, 304)
    box = CheckBox("Put it in my calendar", hint="No title, no names, nothing you wrote.")
    box.setChecked(True)
    put(page, box, 56, 1815, 440)
    kept = Toggle("Feelings", "leaves", detail="stay with you", locked=True)
    put(page, kept, 56, 1880, 343)
    left = Toggle("What made sense then", "leaves", detail="shortened")
    left.setChecked(True)
    put(page, left, 56, 1916, 343)
    put(page, Toggle("Less motion", hint="Pages change without sliding."), 56, 1960, 343)
    slider = SizeSlider("Size", 14, 28, letter="A", unit="{} px")
    slider.setValue(19)
    put(page, slider, 540, 1830)
    step = "Choose another place"
    body = "Your text is safe in memory."
    put(page, Notice("Could not save to this disk.", body, step, kind="technical"), 880, 1512, 344)
    put(page, EmptyState("No reflections yet.", "", "Start a reflection"), 880, 1680, 344)
    put(page, Fortnight("Two weeks", fortnight()), 440, 1890, 800)
    page_text = WritingEdit("Words")
    page_text.set_text("Tomas and I begin to roll back.")
    put(page, page_text, 56, 2040, 340)


def fortnight() -> tuple[FortnightDay, ...]:
    """Return the two weeks of the sample story."""
    days = [FortnightDay() for _ in range(14)]
    days[0] = FortnightDay("written", "Mon 9", thread="done")
    days[1] = FortnightDay("written", "Tue 10", "· you wrote", "rest")
    days[2] = FortnightDay("rest", thread="rest")
    days[3] = FortnightDay("now", "Thu 12", "· today")
    days[7] = FortnightDay(label="Mon 16")
    days[8] = FortnightDay("returns", "Tue 17", "· the forecast returns")
    days[13] = FortnightDay(label="Sun 22")
    return tuple(days)


def draw(app: QApplication, palette: Palette, target: Path) -> None:
    """Draw the whole sheet in one palette."""
    current().choose("light" if palette is LIGHT else "dark")
    page = Ground("surface")
    page.resize(WIDE, HIGH)
    page.show()
    for part in (
        draw_buttons,
        draw_fields,
        draw_choices,
        draw_cards,
        draw_colours,
        draw_type,
        draw_thread,
        draw_navigation,
        draw_coach,
        draw_more,
    ):
        part(page)
    app.processEvents()
    page.grab().save(str(target))


def main(folder: Path) -> None:
    """Draw both."""
    app = QApplication([])
    install(app, "light")
    draw(app, LIGHT, folder / "components-light.png")
    current().choose("dark")
    draw(app, current().palette, folder / "components-dark.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
