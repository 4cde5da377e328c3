"""Choosing a folder leaves no history of folders on the disk."""

from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from ui.folder_choice import ask_for_file


def test_a_chosen_folder_is_in_no_history(qtbot: QtBot, tmp_path: Path) -> None:
    kept, chosen = tmp_path / "config", list[Path]()
    form, scope = QSettings.Format.NativeFormat, QSettings.Scope.UserScope
    QSettings.setPath(form, scope, str(kept))
    QSettings("CanaryMaker", "Canary").setValue("a", 1)
    assert [path.name for path in kept.rglob("*.conf")] == ["Canary.conf"]  # it would be seen
    window = QWidget()
    qtbot.addWidget(window)
    (tmp_path / "case 4711").mkdir()
    ask_for_file(window, "", tmp_path / "case 4711" / "page.pdf", "pdf", chosen.append)
    dialog = window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.accept()
    gone: list[bool] = []
    dialog.destroyed.connect(lambda: gone.append(True))
    qtbot.waitUntil(lambda: bool(gone))
    assert chosen == [tmp_path / "case 4711" / "page.pdf"]
    assert [path.name for path in kept.rglob("*.conf")] == ["Canary.conf"]
