"""Load the parts of Qt that a window needs, and name the first system library that is missing.

Exit status 0 when all load. It opens no window and needs no screen. Plugins that Qt does without
(GTK's theme, databases) are left out on purpose.
"""

import ctypes
import importlib
import sys
from pathlib import Path

MODULES = ("QtCore", "QtGui", "QtWidgets", "QtSvg", "QtPrintSupport", "QtNetwork", "QtDBus")
PLUGINS = (
    "platforms/libqxcb.so",
    "platforms/libqwayland.so",
    "platforms/libqoffscreen.so",
    "iconengines/libqsvgicon.so",
    "imageformats/libqsvg.so",
    "printsupport/libcupsprintersupport.so",
    "platformthemes/libqxdgdesktopportal.so",
)
LOADED_BY_NAME = ("libdbus-1.so.3",)  # Qt opens this one itself, late and silently


def load_everything() -> None:
    """Raise ImportError or OSError, naming the library, at the first part that doesn't load."""
    for module in MODULES:
        importlib.import_module(f"PySide6.{module}")
    plugins = Path(importlib.import_module("PySide6").__file__ or "").parent / "Qt" / "plugins"
    for plugin in PLUGINS:
        ctypes.CDLL(str(plugins / plugin))
    for library in LOADED_BY_NAME:
        ctypes.CDLL(library)


if __name__ == "__main__":
    if sys.platform == "linux":
        try:
            load_everything()
        except (ImportError, OSError) as missing:
            sys.exit(f"missing: {missing}")
