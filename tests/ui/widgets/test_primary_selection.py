"""On a real X server, selecting what somebody wrote never offers it to other programs."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
SCRIPT = """
import json
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit, QVBoxLayout, QWidget
from ui.theme.theme import install
from ui.widgets.field import Field
from ui.widgets.writing_edit import WritingEdit

app = QApplication([])
install(app, "light")
page, board = QWidget(), app.clipboard()
column = QVBoxLayout(page)
edit, field, other = WritingEdit("Words"), Field("Name"), QTextEdit()
edit.set_text("Nadia calls from the Order Desk.")
field.set_text("Nadia")
other.setPlainText("Nadia")
for widget in (edit, field, other):
    column.addWidget(widget)
page.resize(500, 300)
page.show()
QTest.qWaitForWindowExposed(page)
found = {"can": board.supportsSelection()}
left, shift, ctrl = Qt.MouseButton.LeftButton, *(
    Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier)


def tell(what, target, selected):
    found[what] = [bool(selected()), board.ownsSelection()]


def drag(target):
    QTest.mousePress(target, left, pos=QPoint(20, 12))
    QTest.mouseMove(target, QPoint(30, 12))
    QTest.mouseMove(target, QPoint(60, 12))
    QTest.mouseRelease(target, left, pos=QPoint(60, 12))


chosen = {
    "edit": (edit, edit.viewport(), lambda: edit.textCursor().hasSelection()),
    "field": (field.line, field.line, lambda: field.line.hasSelectedText()),
}
for name, (widget, target, selected) in chosen.items():
    widget.setFocus()
    QTest.mouseDClick(target, left, pos=QPoint(25, 12))
    QTest.mouseRelease(target, left, pos=QPoint(25, 12))
    tell(name + " twice", target, selected)
    QTest.keyClick(widget, Qt.Key.Key_A, ctrl)
    tell(name + " all", target, selected)
    QTest.keyClick(widget, Qt.Key.Key_Home)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_End):
        QTest.keyClick(widget, key, shift)
        tell(f"{name} {key.name}", target, selected)
    QTest.keyClick(widget, Qt.Key.Key_Home)
    drag(target)
    tell(name + " drag", target, selected)
QTest.keyClick(other, Qt.Key.Key_A, ctrl)
tell("control", other, lambda: other.textCursor().hasSelection())
board.clear(board.Mode.Selection)
print(json.dumps(found))
"""


@pytest.mark.e2e
def test_selecting_leaves_the_primary_selection_alone() -> None:
    run = subprocess.run(
        ["xvfb-run", "-a", sys.executable, "-c", SCRIPT],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "xcb"},
        timeout=60,
        check=False,  # its own message says more than its return code
    )
    assert run.returncode == 0, run.stderr[-400:]
    found = json.loads(run.stdout.splitlines()[-1])
    assert found.pop("can"), "this X server offers no primary selection; nothing was tried"
    assert found.pop("control") == [True, True], "Qt's own editor must fill it, or nothing is shown"
    assert {what for what, (selected, _) in found.items() if not selected} == set()
    assert {what for what, (_, owned) in found.items() if owned} == set()
