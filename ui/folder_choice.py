"""Choosing a folder: a dialog of our own drawing, which hands nothing to the desktop.

Only folders and names of files go through here; nothing that the person wrote. A dialog is opened
and answers later: nothing waits in it, so that locking and quitting go on.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.i18n.say import say
from ui.session import holds_journal, is_empty

FOLDER_NAME = "journal.afterword"
SIZE = 720, 480  # of the dialog

Chosen: TypeAlias = Callable[[Path], object]


def ask_for_folder(parent: QWidget, title: str, start: Path, chosen: Chosen) -> None:
    """Ask for a folder; ``chosen`` takes it later, and is not called if there is none."""
    dialog = QFileDialog(parent, title, str(_nearest(start)))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, say("folder", "Choose"))
    _ask(dialog, chosen)


def ask_for_file(parent: QWidget, title: str, start: Path, ending: str, chosen: Chosen) -> None:
    """Ask where a new file shall be. One that is there can be chosen: ask before replacing it."""
    dialog = QFileDialog(parent, title, str(_nearest(start.parent)))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # Qt's own question would wait
    dialog.setDefaultSuffix(ending)
    dialog.selectFile(start.name)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, say("folder", "Save"))
    _ask(dialog, chosen)


def ask_for_any_file(parent: QWidget, title: str, start: Path, chosen: Chosen) -> None:
    """Ask for a file that is there, to be read."""
    dialog = QFileDialog(parent, title, str(_nearest(start)))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setOption(QFileDialog.Option.ReadOnly)
    _ask(dialog, chosen)


def ask_for_files(
    parent: QWidget, title: str, start: Path, chosen: Callable[[tuple[Path, ...]], object]
) -> None:
    """Ask for one file or several that are there, to be read."""
    dialog = QFileDialog(parent, title, str(_nearest(start)))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setOption(QFileDialog.Option.ReadOnly)
    _ask_all(dialog, chosen)


def room_for_new(chosen: Path) -> Path:
    """Return where a new journal goes: ``chosen`` if empty, else a folder of its own in it."""
    if is_empty(chosen) and not holds_journal(chosen):
        return chosen
    return chosen / FOLDER_NAME


def shown(folder: Path) -> str:
    """Return a path as a person reads it, with ``~`` for their home."""
    try:
        return str(Path("~") / folder.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(folder)


def _ask(dialog: QFileDialog, chosen: Chosen) -> None:
    _ask_all(dialog, lambda files: chosen(files[0]))


def _ask_all(dialog: QFileDialog, chosen: Callable[[tuple[Path, ...]], object]) -> None:
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setViewMode(QFileDialog.ViewMode.List)  # names whole; sizes and days are no help here
    dialog.resize(*SIZE)
    # Qt writes the folders that were chosen into a history of its own, in the clear.
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)

    def finish(result: int) -> None:
        names = dialog.selectedFiles()
        dialog.deleteLater()
        if result == QFileDialog.DialogCode.Accepted and names:
            chosen(tuple(map(Path, names)))

    dialog.finished.connect(finish)
    dialog.open()


def _nearest(folder: Path) -> Path:
    while not folder.is_dir() and folder != folder.parent:
        folder = folder.parent
    return folder
