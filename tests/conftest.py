"""What all tests share: no window on anybody's screen, and the application dressed once."""

import gc
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:  # tests of the journal need no window
    from PySide6.QtWidgets import QApplication

    from ui.theme.theme import Theme

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
for bus in ("SESSION", "SYSTEM"):  # what this desktop does is no test's matter
    os.environ[f"DBUS_{bus}_BUS_ADDRESS"] = "disabled:"


def pytest_runtest_logfinish() -> None:
    """Collect between two tests, where the collector was taken away from other threads."""
    if not gc.isenabled():
        from ui.tasks.tidying import look_for_garbage

        look_for_garbage()


@pytest.fixture
def theme(qapp: "QApplication") -> Iterator["Theme"]:
    """Return the theme, light and at its own sizes, and put it back so afterwards."""
    from ui.theme.theme import current, install

    gc.disable()  # from here on as in the program: never on a worker's thread
    shown = current() if qapp.property("themed") else install(qapp, "light")
    shown.choose("light")
    yield shown
    shown.choose("light")
    shown.set_text_scale(1.0)
    shown.set_writing_size(19)
    shown.set_less_motion(False)
