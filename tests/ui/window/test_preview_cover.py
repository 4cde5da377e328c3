"""While another window is in use, nothing of the page is to be seen; back in it, all of it is."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication, QImage, QWindow
from PySide6.QtWidgets import QWidget

from journal.values import TextValue
from tests.ui.window.conftest import House
from ui import routes
from ui.widgets.writing_edit import WritingEdit

HIDDEN = "Hidden while another window is in use."


@pytest.fixture
def writing(house: House) -> House:
    one = house.begin()
    house.on_worker(
        lambda: house.repository.save_answer(one.id, "friend", TextValue("All that was said"))
    )
    house.go(routes.Reflecting(one.id, "friend"))
    return house


def leave_for(house: House, window: QWindow | None) -> QImage:
    """Let ``window`` be the one in use, none of ours if ``None``; return what a preview shows."""
    QGuiApplication.instance().focusWindowChanged.emit(window)  # type: ignore[union-attr]  # there is one
    return house.window.grab().toImage()


def rewritten(house: House, text: str) -> None:
    held = house.held
    assert isinstance(held, WritingEdit)
    held.set_text(text)


def test_a_preview_shows_the_same_whatever_is_written(writing: House) -> None:
    seen = leave_for(writing, None)
    assert HIDDEN in writing.texts()
    rewritten(writing, "Something else entirely")
    assert leave_for(writing, None) == seen
    writing.window.resize(1000, 700)
    assert writing.window.childAt(QPoint(990, 690)) is not None
    smaller = leave_for(writing, None)
    rewritten(writing, "And again")
    assert leave_for(writing, None) == smaller


def test_back_in_the_window_everything_is_as_it_was(writing: House) -> None:
    before, held = writing.window.grab().toImage(), writing.held
    leave_for(writing, None)
    handle = writing.window.windowHandle()
    assert leave_for(writing, handle) == before
    assert HIDDEN not in writing.texts()
    assert writing.held is held


def test_a_window_of_our_own_covers_nothing(writing: House) -> None:
    dialog = QWidget()
    writing.qtbot.addWidget(dialog)
    dialog.winId()
    before = writing.window.grab().toImage()
    assert leave_for(writing, dialog.windowHandle()) == before
    assert HIDDEN not in writing.texts()


def test_who_switched_it_off_sees_the_page_beside_another_window(writing: House) -> None:
    writing.go(routes.SettingsRoute("lock"))
    writing.press("Hide my writing in window previews")
    assert not writing.desk.now_settings.hide_in_previews
    leave_for(writing, None)
    assert HIDDEN not in writing.texts()
    writing.press("Hide my writing in window previews")
    leave_for(writing, None)
    assert HIDDEN in writing.texts()


def test_a_lock_while_covered_leaves_no_cover_behind(
    writing: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked: list[bool] = []
    monkeypatch.setattr("ui.main_window.replace_process", lambda *_: locked.append(True))
    leave_for(writing, None)
    writing.window.lock()
    assert locked == [True]
    leave_for(writing, None)  # nothing is put over the lock's own cover
    assert HIDDEN not in writing.texts()
    writing.window._closed = True
