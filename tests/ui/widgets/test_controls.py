"""Controls: what the keyboard does, what is heard, what is told, and that nothing is cut off."""

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme.theme import Theme
from ui.widgets.button import KINDS, Button
from ui.widgets.check_box import CheckBox
from ui.widgets.chip import Chip
from ui.widgets.dialog import DialogScrim
from ui.widgets.empty_state import EmptyState
from ui.widgets.field import Field
from ui.widgets.focus_ring import FocusRing, ring_of
from ui.widgets.icon_button import IconButton
from ui.widgets.margin_note import MarginNote
from ui.widgets.month import CalendarMonth
from ui.widgets.nav_item import NavItem, NavList
from ui.widgets.notice import Notice
from ui.widgets.page_frame import PageFrame
from ui.widgets.path_rail import PathRail, PathRailModel, PathRow, threaded
from ui.widgets.pills import PillOption, Pills
from ui.widgets.quiet_state import SavedLabel, SittingClock
from ui.widgets.radio_card import RadioCard, RadioList, RadioOption
from ui.widgets.segment import Segment, SegmentOption
from ui.widgets.select import Select, SelectOption
from ui.widgets.size_slider import SizeSlider
from ui.widgets.text_label import TextLabel
from ui.widgets.toggle import Toggle

YES_NO = (SegmentOption("yes", "Yes", "rest"), SegmentOption("no", "No"))
DAYS = (RadioOption("t", "Tomorrow", "Friday"), RadioOption("w", "In a week", "Thursday"))
LONG = "Write from inside that afternoon, with only what you knew then. What did you expect?"


def column(window: QWidget) -> QVBoxLayout:
    """Return the column of the window."""
    layout = window.layout()
    assert isinstance(layout, QVBoxLayout)
    return layout


def put(window: QWidget, *widgets: QWidget) -> None:
    """Add widgets to the column of the window."""
    for widget in widgets:
        column(window).addWidget(widget)
        widget.show()


def month() -> CalendarMonth:
    """Return the month of the sample story."""
    return CalendarMonth(
        date(2026, 3, 12),
        title=lambda day: f"{day:%m %Y}",
        says=lambda day: f"day {day.day}",
        weekdays=tuple("MTWTFSS"),
        turn_names=("Month before", "Month after"),
    )


@pytest.mark.parametrize(
    ("made", "name"),
    [
        (lambda: Button("Next", "primary"), "Next"),
        (lambda: IconButton("search", "Search"), "Search"),
        (lambda: Toggle("Less motion"), "Less motion"),
        (lambda: CheckBox("Put it in my calendar"), "Put it in my calendar"),
        (lambda: RadioCard(DAYS[0]), "Tomorrow"),
        (lambda: NavItem("Today", "sun"), "Today"),
        (lambda: Chip("Private to you", "private"), "Private to you"),
        (lambda: TextLabel("Question", "question"), "Question"),
        (lambda: Select("Lock", ()), "Lock"),
        (lambda: SizeSlider("Size", 14, 28, letter="A", unit="{} px"), "Size"),
        (lambda: SavedLabel("Saved just now"), "Saved just now"),
        (lambda: SittingClock("18 min", 18), "18 min"),
    ],
)
def test_what_is_heard_is_the_label(window: QWidget, made: Callable[[], Any], name: str) -> None:
    widget = made()
    put(window, widget)
    heard = QAccessible.queryAccessibleInterface(widget)
    assert heard.text(QAccessible.Text.Name) == name


def test_a_field_is_heard_by_its_label(window: QWidget) -> None:
    field = Field("Passphrase")
    put(window, field)
    heard = QAccessible.queryAccessibleInterface(field.line)
    assert heard.text(QAccessible.Text.Name) == "Passphrase"


def test_marks_are_heard_with_their_state(window: QWidget) -> None:
    toggle = Toggle("Less motion")
    toggle.setChecked(True)
    put(window, toggle)
    state = QAccessible.queryAccessibleInterface(toggle).state()
    assert state.checkable
    assert state.checked


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
@pytest.mark.parametrize("kind", KINDS)
def test_space_and_enter_press_a_button_once(
    window: QWidget, qtbot: QtBot, key: Qt.Key, kind: str
) -> None:
    button = Button("Next", kind)
    put(window, button)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    QTest.keyClick(button, key)
    assert len(pressed) == 1


def test_enter_in_a_field_presses_no_button_beside_it(window: QWidget) -> None:
    field, button = Field("Name"), Button("Delete", "primary")
    put(window, field, button)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert pressed == []


@pytest.mark.parametrize("where", ["start", "end"])
def test_the_whole_row_of_a_toggle_is_clickable(window: QWidget, where: str) -> None:
    toggle = Toggle("What happened", "leaves")
    put(window, toggle)
    column(window).activate()
    x = 3 if where == "start" else toggle.width() - 3
    QTest.mouseClick(toggle, Qt.MouseButton.LeftButton, pos=QPoint(x, toggle.height() // 2))
    assert toggle.isChecked()


def test_a_locked_toggle_cannot_be_switched(window: QWidget) -> None:
    toggle = Toggle("Feelings", "leaves", locked=True)
    put(window, toggle)
    QTest.mouseClick(toggle, Qt.MouseButton.LeftButton)
    QTest.keyClick(toggle, Qt.Key.Key_Space)
    assert not toggle.isChecked()


def test_nothing_is_chosen_before_somebody_does(theme: Theme, qtbot: QtBot) -> None:
    for made in (Segment("Answer", YES_NO), RadioList("When", DAYS)):
        qtbot.addWidget(made)
        assert made.value() == ""


def test_arrows_choose_in_a_segment_and_go_around(window: QWidget) -> None:
    segment = Segment("Answer", YES_NO)
    put(window, segment)
    told: list[object] = []
    segment.chosen.connect(told.append)
    segment.items[0].setFocus()
    QTest.keyClick(segment.items[0], Qt.Key.Key_Right)
    QTest.keyClick(segment.items[1], Qt.Key.Key_Right)
    assert told == ["no", "yes"]


def test_arrows_in_a_segment_follow_the_reading_direction(window: QWidget) -> None:
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    segment = Segment("Answer", YES_NO)
    put(window, segment)
    segment.items[0].setFocus()
    QTest.keyClick(segment.items[0], Qt.Key.Key_Left)
    assert segment.value() == "no"


def test_setting_a_value_tells_nobody(theme: Theme, qtbot: QtBot) -> None:
    for made, value in (
        (Segment("Answer", YES_NO), "no"),
        (RadioList("When", DAYS), "w"),
        (Select("Lock", (SelectOption("a", "A"), SelectOption("no", "B"))), "no"),
    ):
        qtbot.addWidget(made)
        with qtbot.assertNotEmitted(made.chosen):
            made.set_value(value)
        assert made.value() == value


def test_arrows_choose_a_card(window: QWidget) -> None:
    cards = RadioList("When", DAYS, "rest")
    put(window, cards)
    told: list[object] = []
    cards.chosen.connect(told.append)
    cards.cards[0].setFocus()
    QTest.keyClick(cards.cards[0], Qt.Key.Key_Down)
    assert told == ["w"]
    assert cards.value() == "w"
    assert [card.isChecked() for card in cards.cards] == [False, True]


def test_a_card_can_be_let_go_of(window: QWidget) -> None:
    cards = RadioList("When", DAYS)
    put(window, cards)
    cards.cards[1].click()
    cards.set_value("")
    assert cards.value() == ""


def test_pills_of_one_and_of_several(window: QWidget) -> None:
    options = (PillOption("a", "All"), PillOption("r", "Resting"))
    one, many = Pills("Filter", options), Pills("Who", options, outlined=True, several=True)
    put(window, one, many)
    told: list[object] = []
    one.chosen.connect(told.append)
    many.chosen.connect(told.append)
    for pills in (one, many):
        for pill in pills.pills:
            pill.click()
    assert told == ["a", "r", ("a",), ("a", "r")]
    assert one.value() == ("r",)


def test_arrows_go_through_places_and_enter_goes_there(window: QWidget) -> None:
    places = NavList("Places")
    for name in ("Today", "Reflections"):
        places.add(name, NavItem(name, "sun"))
    put(window, places)
    told: list[object] = []
    places.chosen.connect(told.append)
    places.items["Today"].setFocus()
    QTest.keyClick(places.items["Today"], Qt.Key.Key_Down)
    assert told == []
    assert places.items["Reflections"].hasFocus()
    QTest.keyClick(places.items["Reflections"], Qt.Key.Key_Return)
    assert told == ["Reflections"]


def test_a_folded_place_keeps_its_name(window: QWidget) -> None:
    item = NavItem("Today", "sun")
    put(window, item)
    item.set_folded(True)
    assert item.toolTip() == item.text() == "Today"
    assert item.sizeHint().width() == 40


def test_what_is_in_the_way_is_said_and_nothing_is_cleared(window: QWidget) -> None:
    field = Field("Passphrase", passphrase=("Show", "Hide"))
    put(window, field)
    field.set_text("harbour tulip")
    field.set_bad("That passphrase does not open this journal.")
    assert field.text() == "harbour tulip"
    assert field.line.accessibleDescription() == "That passphrase does not open this journal."
    field.set_bad("")
    assert field.line.accessibleDescription() == ""


def test_the_eye_shows_and_hides(window: QWidget) -> None:
    field = Field("Passphrase", passphrase=("Show", "Hide"))
    put(window, field)
    assert field.line.echoMode() == QLineEdit.EchoMode.Password
    field.line.ends[0].click()
    assert field.line.echoMode() == QLineEdit.EchoMode.Normal
    assert field.line.ends[0].accessibleName() == "Hide"
    field.line.ends[0].click()
    assert field.line.echoMode() == QLineEdit.EchoMode.Password


def test_taking_a_passphrase_leaves_no_undo(window: QWidget) -> None:
    field = Field("Passphrase", passphrase=("Show", "Hide"))
    put(window, field)
    QTest.keyClicks(field.line, "harbour")
    assert field.take() == "harbour"
    field.line.undo()
    assert field.text() == ""


def test_a_wheel_changes_no_answer(window: QWidget, qtbot: QtBot) -> None:
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QWheelEvent

    select = Select("Lock", (SelectOption("a", "A"), SelectOption("b", "B")))
    slider = SizeSlider("Size", 14, 28, letter="A", unit="{} px")
    put(window, select, slider)
    for widget in (select, slider):
        before = select.value(), slider.value()
        at = QPointF(widget.rect().center())
        modes = (Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier)
        phase = Qt.ScrollPhase.NoScrollPhase
        wheel = QWheelEvent(
            at, widget.mapToGlobal(at), QPoint(), QPoint(0, -240), *modes, phase, False
        )
        QApplication.sendEvent(widget, wheel)
        assert (select.value(), slider.value()) == before


def test_a_month_is_picked_by_keyboard(window: QWidget) -> None:
    calendar = month()
    calendar.set_limits(date(2026, 3, 13))
    put(window, calendar)
    told: list[object] = []
    calendar.chosen.connect(told.append)
    QTest.keyClick(calendar.grid, Qt.Key.Key_Return)
    assert told == []
    QTest.keyClick(calendar.grid, Qt.Key.Key_Down)
    QTest.keyClick(calendar.grid, Qt.Key.Key_Left)
    QTest.keyClick(calendar.grid, Qt.Key.Key_Space)
    assert told == [date(2026, 3, 18)]
    QTest.keyClick(calendar.grid, Qt.Key.Key_PageDown)
    assert calendar.grid.month == date(2026, 4, 1)
    assert calendar.grid.accessibleDescription() == "day 18"


def test_a_month_is_picked_by_mouse_also_from_right_to_left(window: QWidget) -> None:
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    calendar = month()
    put(window, calendar)
    column(window).activate()
    for day in (date(2026, 3, 1), date(2026, 3, 31)):
        spot = calendar.grid.place(day).center()
        QTest.mouseClick(calendar.grid, Qt.MouseButton.LeftButton, pos=spot)
        assert calendar.value() == day


def test_the_31st_turns_to_the_last_day_of_a_shorter_month(theme: Theme, qtbot: QtBot) -> None:
    calendar = month()
    qtbot.addWidget(calendar)
    calendar.grid.go(date(2026, 1, 31))
    QTest.keyClick(calendar.grid, Qt.Key.Key_PageDown)
    assert calendar.grid.value == date(2026, 2, 28)


PATH = PathRailModel(
    "The Friday patch",
    (
        PathRow("part", "Take time", "b", "now", 2),
        PathRow("stage", "Role", "r", "done"),
        PathRow("rest", "two nights\u2019 rest"),
        PathRow("stage", "Feelings", "f", "now", private=True, says="open now, private"),
        PathRow("stage", "Repair", "p", reachable=False),
    ),
)


def test_the_rail_tells_which_stage_was_asked_for(window: QWidget) -> None:
    rail = PathRail("Path")
    put(window, rail)
    rail.show_path(PATH)
    told: list[object] = []
    rail.asked.connect(told.append)
    rail.rows[1].setFocus()
    QTest.keyClick(rail.rows[1], Qt.Key.Key_Down)
    assert rail.rows[3].hasFocus()
    QTest.keyClick(rail.rows[3], Qt.Key.Key_Return)
    QTest.mouseClick(rail.rows[4], Qt.MouseButton.LeftButton)
    assert told == ["f"]
    assert rail.rows[3].accessibleDescription() == "open now, private"


def test_the_thread_ends_at_the_last_node() -> None:
    rows = (PathRow("part", "Own it", "b", "done", 4), PathRow("aside", "13 pages"))
    assert [thread for _, thread in threaded(rows)] == [("", ""), ("", "")]


def test_the_rail_keeps_the_focus_when_the_path_moves_on(window: QWidget) -> None:
    rail = PathRail("Path")
    put(window, rail)
    rail.show_path(PATH)
    rail.rows[3].setFocus()
    rail.show_path(PATH)
    assert rail.rows[3].hasFocus()


def test_a_dialog_keeps_tab_within_and_gives_the_focus_back(window: QWidget) -> None:
    outside = Button("Outside")
    put(window, outside)
    outside.setFocus()
    dialog = DialogScrim("Export the summary")
    first, last = Button("Cancel"), Button("Export 1 file", "export")
    dialog.column.addWidget(first)
    dialog.column.addWidget(last)
    dialog.open_on(window, first)
    assert first.hasFocus()
    for seen in (last, first, last):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        assert seen.hasFocus()
    QTest.keyClick(last, Qt.Key.Key_Backtab)
    assert first.hasFocus()
    closed: list[int] = []
    dialog.closed.connect(lambda: closed.append(1))
    QTest.keyClick(first, Qt.Key.Key_Escape)
    assert dialog.isHidden()
    assert closed == [1]
    assert outside.hasFocus()


def test_a_press_on_a_dialogs_card_does_not_close_it(window: QWidget) -> None:
    dialog = DialogScrim("Export", width=300, height=200)
    dialog.column.addWidget(Button("Cancel"))
    dialog.open_on(window)
    QTest.mouseClick(dialog.card, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert not dialog.isHidden()
    QTest.mouseClick(dialog, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert dialog.isHidden()


def test_the_ring_is_for_the_keyboard_only_and_moves_nothing(window: QWidget) -> None:
    one, two = Button("Back"), Button("Next", "primary")
    put(window, one, two)
    column(window).activate()
    before = [one.geometry(), two.geometry()]
    QTest.mouseClick(one, Qt.MouseButton.LeftButton)
    assert ring_of(one).target() is None
    two.setFocus(Qt.FocusReason.TabFocusReason)
    ring = ring_of(two)
    assert ring.target() is two
    assert ring.geometry() == two.geometry().adjusted(-4, -4, 4, 4)
    assert [one.geometry(), two.geometry()] == before
    one.setFocus(Qt.FocusReason.MouseFocusReason)
    assert ring.isHidden()
    assert len(window.findChildren(FocusRing)) == 1


def test_the_ring_is_cut_where_the_page_scrolls(window: QWidget) -> None:
    page = PageFrame(footer=False)
    put(window, page)
    for i in range(40):
        page.body.addWidget(Button(f"Button {i}"))
    column(window).activate()
    buttons = page.findChildren(Button)
    buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
    assert page.scroller is not None
    page.scroller.verticalScrollBar().setValue(60)
    ring = ring_of(page)
    top = page.scroller.viewport().mapTo(window, QPoint(0, 0)).y()
    assert ring.isHidden() or ring.geometry().top() >= top


def test_the_page_follows_the_window(window: QWidget, qtbot: QtBot) -> None:
    page = PageFrame()
    put(window, page)
    column(window).setContentsMargins(0, 0, 0, 0)
    page.set_question("What was yours to decide?", "Help")
    window.resize(1280, 800)
    wide = page.is_narrow, page.is_low
    assert wide == (False, False)
    with qtbot.waitSignals([page.narrowed, page.lowered]):
        window.resize(960, 640)
    assert (page.is_narrow, page.is_low) == (True, True)
    assert page.question is not None
    assert page.question.height() >= 36


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("rtl", [False, True])
@pytest.mark.parametrize(
    "made",
    [
        lambda: TextLabel(LONG, "question"),
        lambda: TextLabel(LONG, "lead"),
        lambda: Button("Next: Bring it to the group", "primary", trailing="arrow-right"),
        lambda: Chip("Exactly what leaves", "leaves"),
        lambda: Toggle(LONG, hint=LONG),
        lambda: CheckBox(LONG, hint=LONG),
        lambda: RadioCard(RadioOption("p", LONG, LONG, "globe")),
        lambda: Notice(LONG, LONG, "Choose another place"),
        lambda: MarginNote("Hindsight", LONG, (("a", "Other words"),)),
        lambda: EmptyState(LONG, LONG, "Start a reflection"),
        lambda: NavItem("Follow-through", "milestone", trailing="2"),
        lambda: Segment("Answer", YES_NO),
    ],
)
def test_no_text_is_cut_off(
    window: QWidget,
    theme: Theme,
    qapp: QApplication,
    made: Callable[[], Any],
    rtl: bool,
    scale: float,
) -> None:
    if rtl:
        window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    theme.set_text_scale(scale)
    widget = made()
    put(window, widget)
    column(window).addStretch(1)
    window.resize(420, 1600)
    for _ in range(3):  # a width asks for a height, which asks the layout again
        qapp.processEvents()
    for one in [widget, *widget.findChildren(QWidget)]:
        if one.isVisible() and one.hasHeightForWidth():
            assert one.height() >= one.heightForWidth(one.width()), one
        elif isinstance(one, (Button, Chip, NavItem)):
            assert one.height() >= one.sizeHint().height()


def test_a_page_is_mirrored_from_right_to_left(window: QWidget, qapp: QApplication) -> None:
    page = PageFrame()
    put(window, page)
    start, end = Button("Back"), Button("Next", "primary")
    page.footer.start.addWidget(start)
    page.footer.end.addWidget(end)
    qapp.processEvents()
    assert start.mapTo(window, QPoint()).x() < end.mapTo(window, QPoint()).x()
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qapp.processEvents()
    assert start.mapTo(window, QPoint()).x() > end.mapTo(window, QPoint()).x()


def test_losing_the_window_keeps_the_ring(window: QWidget) -> None:
    button = Button("Next")
    put(window, button)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    away = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason)
    button.focusOutEvent(away)
    assert ring_of(button).target() is button


def test_one_widget_does_not_bring_the_others() -> None:
    code = (
        "import sys; import ui.widgets.field; "
        "print(sorted(m for m in sys.modules if m.startswith('ui.widgets.')))"
    )
    root = Path(__file__).parents[3]
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=root, check=True
    )
    brought = {name.rsplit(".")[-1] for name in run.stdout.strip("[]\n'").split("', '")}
    assert brought <= {
        *(
            "field",
            "icon_button",
            "selecting",
            "text_label",
            "text_block",
            "focus_ring",
            "pressable",
        )
    }


def test_a_screen_reader_that_toggles_an_answer_is_heard_like_a_click(
    theme: Theme, qtbot: QtBot
) -> None:
    """Its action changes the mark without a click; the answer must not stay a mark alone."""
    segment = Segment("Was anyone hurt?", (SegmentOption("yes", "Yes"), SegmentOption("no", "No")))
    qtbot.addWidget(segment)
    told: list[object] = []
    segment.chosen.connect(told.append)
    item = QAccessible.queryAccessibleInterface(segment.items[1])
    item.actionInterface().doAction("Toggle")
    assert (told, segment.value()) == (["no"], "no")
    segment.set_value("yes")
    assert told == ["no"]


def test_a_chord_of_the_page_presses_no_button(window: QWidget) -> None:
    button = Button("Today", "text")
    put(window, button)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    QTest.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert pressed == []
