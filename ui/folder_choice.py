"""Choosing a folder: a dialog of our own drawing, which hands nothing to the desktop.

Only folders and names of files go through here; nothing that the person wrote.
"""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ui.i18n.say import say
from ui.session import holds_journal, is_empty

FOLDER_NAME = "journal.afterword"


def ask_for_folder(parent: QWidget, title: str, start: Path) -> Path | None:
    """Return the folder the person chose, or ``None``."""
    dialog = QFileDialog(parent, title, str(_nearest(start)))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, say("folder", "Choose"))
    return _chosen(dialog)


def ask_for_file(parent: QWidget, title: str, start: Path, ending: str) -> Path | None:
    """Return where a new file shall be, or ``None``. Replacing one is asked about."""
    dialog = QFileDialog(parent, title, str(_nearest(start.parent)))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(ending)
    dialog.selectFile(start.name)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, say("folder", "Save"))
    return _chosen(dialog)


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


def _chosen(dialog: QFileDialog) -> Path | None:
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
    names = dialog.selectedFiles()
    dialog.deleteLater()
    return Path(names[0]) if accepted and names else None


def _nearest(folder: Path) -> Path:
    while not folder.is_dir() and folder != folder.parent:
        folder = folder.parent
    return folder
