"""What is loaded before the lock screen is first painted: every newcomer makes each start slower.

A name that is missing here is either loaded later, or added to the list with a reason to be there.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.harness.program import ROOT, Home, clean_environment

BARE = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit
said = {"modules": sorted(sys.modules)}
import json
print(json.dumps(said))
"""
PROBE = """
import os, sys
from main import main
from PySide6 import QtCore, QtWidgets
from ui.main_window import MainWindow
def tell(window):
    line = window.focusWidget()
    typed = isinstance(line, QtWidgets.QLineEdit) and line.isVisible() and line.isEnabled()
    said = {"typing": typed, "names": "Qt" in vars(QtCore), "modules": sorted(sys.modules)}
    import json
    print(json.dumps(said), flush=True)
    os._exit(0)
MainWindow.after_first_paint = tell
main(sys.argv[1:])
"""
STANDARD = {
    *("_ctypes", "ctypes", "ctypes._endian", "resource"),  # keep others from the memory
    *("_locale", "locale"),  # of the arguments
    *("_datetime", "datetime"),
    *("copy", "dataclasses", "gc"),
    *("_socket", "array", "select", "selectors", "signal", "socket"),
}
PLATFORMDIRS = {"", ".api", ".unix", ".version", "._runtime", "._xdg"}
JOURNAL = {"", ".clock", ".durable", ".errors", ".logfile", ".places", ".settings", ".system"}
UI = {
    *("", ".app", ".desk", ".first_paint", ".frozen", ".i18n", ".i18n.say", ".idle", ".leaving"),
    *(
        ".locking",
        ".main_window",
        ".navigation",
        ".opening",
        ".opening.passphrase_field",
        ".page",
        ".pages",
        ".pages.unlock",
    ),
    *(".routes", ".session", ".settings_store", ".signals", ".single_instance"),
    *(".tasks", ".tasks.keeper", ".tasks.tidying", ".tasks.worker"),
    ".uncaught",  # what goes wrong in the first picture already is told without a word of it
    *(".theme", ".theme.fonts", ".theme.icons", ".theme.paint", ".theme.palettes"),
    *(".theme.stylesheet", ".theme.theme", ".theme.tokens"),
    *(".widgets", ".widgets.brand", ".widgets.button", ".widgets.field", ".widgets.focus_ring"),
    *(".widgets.icon_button", ".widgets.pressable", ".widgets.text_block", ".widgets.text_label"),
    ".window_place",
}
ALLOWED = (
    {"main", "PySide6.QtSvg"}  # of the eye and the mark
    | STANDARD
    | {f"platformdirs{name}" for name in PLATFORMDIRS}
    | {f"journal{name}" for name in JOURNAL}
    | {f"ui{name}" for name in UI}
)


def _told(program: str, home: Home, *arguments: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=ROOT,
        env=clean_environment({**home.environment(), "QT_QPA_PLATFORM": "offscreen"}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    said: dict[str, Any] = json.loads(done.stdout)
    return said


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return Home.under(tmp_path_factory.mktemp("first-picture"))


@pytest.fixture(scope="module")
def first(home: Home) -> dict[str, Any]:
    """Return what a start at a journal's lock screen says of itself when it was painted."""
    folder = Path(home.folder) / "journal"
    folder.mkdir()
    (folder / "header.afterword").write_bytes(b"")
    return _told(PROBE, home, str(folder))


def test_nothing_new_is_loaded_before_the_first_picture(first: dict[str, Any], home: Home) -> None:
    bare = _told(BARE, home)
    newcomers = set(first["modules"]) - set(bare["modules"]) - ALLOWED
    assert not newcomers, f"loaded before the first picture: {', '.join(sorted(newcomers))}"
    assert "ui.pages.unlock" in first["modules"]  # it was the lock screen that was seen


def test_the_many_names_of_qt_are_loaded_later(first: dict[str, Any]) -> None:
    assert not first["names"], "something before the first picture asks for QtCore.Qt"


def test_the_first_picture_takes_the_passphrase_at_once(first: dict[str, Any]) -> None:
    assert first["typing"]
