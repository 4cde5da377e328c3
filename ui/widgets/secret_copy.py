"""Copying from a line to fill in: marked as a secret, so that clipboard histories leave it out.

Qt would put a bare text there, which is kept by them and never taken off again.
"""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QMenu

KEYS = QKeySequence.StandardKey


def copy_from_line(line: QLineEdit, event: QKeyEvent) -> bool:
    """Copy or cut as ``event`` asks; tell whether it asked."""
    if event.matches(KEYS.Copy):
        copy_selected(line)
    elif event.matches(KEYS.Cut):
        cut_selected(line)
    elif event.matches(KEYS.DeleteEndOfLine):  # to Qt this is a cut
        line.end(True)  # noqa: FBT003  Qt's shape
        cut_selected(line)
    else:
        return False
    return True


def copy_selected(line: QLineEdit) -> None:
    """Copy what is selected. A hidden text is not copied."""
    from ui.widgets.writing_edit import HISTORY_HINT  # the first picture has no need of it

    if line.hasSelectedText() and line.echoMode() is QLineEdit.EchoMode.Normal:
        data = QMimeData()
        data.setText(line.selectedText())
        data.setData(HISTORY_HINT, b"secret")
        QGuiApplication.clipboard().setMimeData(data)


def cut_selected(line: QLineEdit) -> None:
    """Copy what is selected and take it out."""
    if line.hasSelectedText() and not line.isReadOnly():
        copy_selected(line)
        line.del_()


def line_menu(line: QLineEdit) -> QMenu:
    """Return Qt's menu of the line, with our own way of copying in it."""
    menu = line.createStandardContextMenu()
    for name, act in (("edit-cut", cut_selected), ("edit-copy", copy_selected)):
        theirs = next((one for one in menu.actions() if one.objectName() == name), None)
        if theirs is not None:
            ours = QAction(theirs.text(), menu)
            ours.setObjectName(name)
            ours.setEnabled(theirs.isEnabled())
            ours.triggered.connect(lambda _on=False, act=act: act(line))
            menu.insertAction(theirs, ours)
            menu.removeAction(theirs)
    return menu
