"""Selecting by keyboard without Qt's doing: Qt would offer each step as the primary selection.

On X11 and Wayland that selection can be read by every program and pasted by a middle click.
"""

from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QLineEdit, QTextEdit

KEYS, MOVES = QKeySequence.StandardKey, QTextCursor.MoveOperation
STEPS = {
    KEYS.SelectNextChar: MOVES.Right,
    KEYS.SelectPreviousChar: MOVES.Left,
    KEYS.SelectNextWord: MOVES.WordRight,
    KEYS.SelectPreviousWord: MOVES.WordLeft,
    KEYS.SelectNextLine: MOVES.Down,
    KEYS.SelectPreviousLine: MOVES.Up,
    KEYS.SelectStartOfLine: MOVES.StartOfLine,
    KEYS.SelectEndOfLine: MOVES.EndOfLine,
    KEYS.SelectStartOfBlock: MOVES.StartOfBlock,
    KEYS.SelectEndOfBlock: MOVES.EndOfBlock,
    KEYS.SelectStartOfDocument: MOVES.Start,
    KEYS.SelectEndOfDocument: MOVES.End,
}
PAGES = {KEYS.SelectNextPage: MOVES.Down, KEYS.SelectPreviousPage: MOVES.Up}
PAGE_LINES = 12


def select_in_text(edit: QTextEdit, event: QKeyEvent) -> bool:
    """Widen or narrow the selection as ``event`` asks; tell whether it asked."""
    cursor, keep = edit.textCursor(), QTextCursor.MoveMode.KeepAnchor
    if event.matches(KEYS.SelectAll):
        cursor.select(QTextCursor.SelectionType.Document)
    elif (step := _step(event, STEPS)) is not None:
        cursor.movePosition(step, keep)
    elif (step := _step(event, PAGES)) is not None:
        cursor.movePosition(step, keep, PAGE_LINES)
    else:
        return False
    edit.setTextCursor(cursor)
    return True


def select_in_line(line: QLineEdit, event: QKeyEvent) -> bool:
    """Widen or narrow the selection as ``event`` asks; tell whether it asked."""
    mark = True
    acts = {
        MOVES.Right: lambda: line.cursorForward(mark),
        MOVES.Left: lambda: line.cursorBackward(mark),
        MOVES.WordRight: lambda: line.cursorWordForward(mark),
        MOVES.WordLeft: lambda: line.cursorWordBackward(mark),
    }
    if event.matches(KEYS.SelectAll):
        line.selectAll()
        return True
    step = _step(event, STEPS)
    if step is None:
        return False
    ahead = step in (MOVES.EndOfLine, MOVES.EndOfBlock, MOVES.End, MOVES.Down)
    rest = line.end if ahead else line.home
    acts.get(step, lambda: rest(mark))()
    return True


def _step(
    event: QKeyEvent, steps: dict[QKeySequence.StandardKey, QTextCursor.MoveOperation]
) -> QTextCursor.MoveOperation | None:
    return next((step for key, step in steps.items() if event.matches(key)), None)
