"""Rows to write in: what plain rows, people and the timeline share.

Enter adds a row below, Tab goes to the next cell, Alt Up and Down move a row. A row that was taken
away can be brought back for ten seconds.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from journal.guides.guide import Prompt
from journal.values import Row, RowsValue, Value
from ui.i18n.say import say
from ui.role_offer import add_roles
from ui.steps.cells import Cell, TextCell
from ui.steps.edit_words import edit_words
from ui.steps.editor import Editor
from ui.steps.role_button import ONE, SOMEBODY, put_role
from ui.steps.row_draft import Removed, RowDraft
from ui.steps.undo_line import UndoLine
from ui.theme import paint
from ui.theme.tokens import Radius
from ui.widgets.button import Button
from ui.widgets.icon_button import IconButton
from ui.widgets.page_frame import SeenWhole
from ui.widgets.text_label import TextLabel
from ui.widgets.writing_edit import WritingEdit

LEAST, PAD = 44, 9
GRIP = 32


class Grip(IconButton):
    """Moves or removes its row. It is drawn only while the row has the caret or the pointer."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Draw nothing in a row at rest."""
        row = self.parentWidget()
        if isinstance(row, RowView) and (row.active or row.underMouse()):
            super().paintEvent(event)


class RowView(SeenWhole):
    """One row on screen. While it has the caret it is filled and shows its grip."""

    changed = Signal(object)  # the id of the column
    add_below = Signal()
    move_by = Signal(object)
    remove = Signal()

    def __init__(self, row: Row) -> None:
        """Stand for ``row``."""
        super().__init__()
        self.row_id = row.id
        self.cells: dict[str, Cell] = {}
        self.active = False
        self._roles: tuple[str, ...] = ()  # that are offered
        self.grip = Grip("grip-vertical", say("rows", "Move or remove"), size=GRIP)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.grip.clicked.connect(self._open_menu)

    def take_cell(self, column_id: str, cell: Cell) -> None:
        """Listen to a cell; the subclass places it."""
        self.cells[column_id] = cell
        cell.edited.connect(lambda: self.changed.emit(column_id))
        cell.entered.connect(self.add_below)
        cell.moved.connect(self.move_by)
        watched = cell.focusProxy() or cell
        watched.installEventFilter(self)

    def finish(self) -> None:
        """Watch the grip too, once all cells are in their places."""
        self.grip.installEventFilter(self)
        self.set_active(active=False)

    def show_row(self, row: Row) -> None:
        """Show the cells of ``row``."""
        self.row_id = row.id
        for column_id, cell in self.cells.items():
            cell.set_text(row.cells.get(column_id, ""))

    def set_place(self, names: dict[str, str], place: int) -> None:
        """Be heard as the row at ``place``, counted from one."""
        for column_id, cell in self.cells.items():
            cell.set_name(
                say("rows", "{column}, row {n}", column=names.get(column_id, ""), n=place)
            )
        self.grip.set_name(say("rows", "Move or remove row {n}", n=place))

    def set_active(self, *, active: bool) -> None:
        """Fill while the caret is inside."""
        self.active = active
        self.update()

    def set_read_only(self) -> None:
        """Let it be read only."""
        for cell in self.cells.values():
            cell.set_read_only()
        self.grip.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Follow the caret in and out."""
        if event.type() == QEvent.Type.FocusIn:
            self.set_active(active=True)
        elif event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._look)
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  Qt's name
        """Fill the row that is being written."""
        if self.active:
            painter = paint.painter_for(self)
            paint.box(painter, self.fill_rect(), Radius.ROW_SELECTED, fill="window")

    def fill_rect(self) -> QRectF:
        """Return what is filled while the caret is inside."""
        return QRectF(self.rect())

    def _look(self) -> None:
        held = QApplication.focusWidget()
        self.set_active(active=held is not None and self.isAncestorOf(held))

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_menu(menu)
        menu.popup(self.grip.mapToGlobal(QPoint(0, self.grip.height())))

    def fill_menu(self, menu: QMenu) -> None:
        """Put into ``menu`` what can be done with the row."""
        for words, key, act in self._acts():
            action = menu.addAction(words)
            action.setShortcut(key)
            action.setShortcutVisibleInContextMenu(True)
            action.triggered.connect(act)
        named = self._somebody()
        if named and self._roles:
            add_roles(menu.addMenu(say("rows", "Choose a role")), self._roles, self._put_role)

    def offer(self, roles: tuple[str, ...]) -> None:
        """Offer roles in the cells in which somebody is named."""
        self._roles = roles
        for column_id, cell in self.cells.items():
            if column_id in SOMEBODY:
                cell.offer(roles, lambda: self.active or self.underMouse(), one=column_id in ONE)

    def _somebody(self) -> tuple[str, TextCell] | None:
        """Return the first column in which somebody is named by words, and its cell."""
        for column_id in SOMEBODY:
            cell = self.cells.get(column_id)
            if isinstance(cell, TextCell):
                return column_id, cell
        return None

    def _put_role(self, role: str) -> None:
        named = self._somebody()
        if named is not None:
            column_id, cell = named
            put_role(cell.edit, role, self._roles, one=column_id in ONE)

    def _acts(self) -> tuple[tuple[str, str, Callable[[], None]], ...]:
        return (
            (say("rows", "Add a row below"), "", self.add_below.emit),
            (say("rows", "Move up"), "Alt+Up", lambda: self.move_by.emit(-1)),
            (say("rows", "Move down"), "Alt+Down", lambda: self.move_by.emit(1)),
            (say("rows", "Remove this row"), "", self.remove.emit),
        )


class Table(Editor):
    """All rows of one prompt. Subclasses say how a row and the foot look."""

    wide = True

    def __init__(self, prompt: Prompt, parent: QWidget | None = None) -> None:
        """Begin with one empty row."""
        super().__init__(prompt, parent)
        self.draft = RowDraft()
        self.views: list[RowView] = []
        self._names = {column.id: column.name for column in prompt.columns}
        self._read_only = False
        self._removed: Removed | None = None
        self._note: WritingEdit | None = None  # the remark below the rows, where one can be made
        self.whole = QVBoxLayout(self)
        self.whole.setContentsMargins(0, 0, 0, 0)
        self.whole.setSpacing(0)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._build()
        self._rebuild()

    # what subclasses say

    def build_head(self) -> QWidget:
        """Return the line of column names."""
        raise NotImplementedError

    def build_row(self, row: Row) -> RowView:
        """Return a new row on screen."""
        raise NotImplementedError

    def add_words(self) -> str:
        """Return what the button for another row says."""
        return say("rows", "Add a row")

    def build_foot(self) -> QWidget | None:
        """Return what stands below the rows, if anything."""
        return None

    def build_note(self) -> WritingEdit:
        """Return the field of the free remark, for the foot."""
        self._note = WritingEdit(self.prompt.note_name, "aside", words=edit_words())
        self._note.edited.connect(self.edited)
        return self._note

    # the value

    def value(self) -> Value:
        """Return the rows that hold a word, and the remark."""
        remark = self._note.text() if self._note is not None else ""
        return RowsValue(self.draft.written(), remark)

    def show_value(self, value: Value | None) -> None:
        """Show rows and remark."""
        shown = value if isinstance(value, RowsValue) else RowsValue()
        self.draft.show(shown.rows)
        if self._note is not None and self._note.text() != shown.note:
            self._note.set_text(shown.note)
        self._rebuild()

    def offer(self, roles: tuple[str, ...]) -> None:
        """Offer roles in every row, also in those that are added."""
        super().offer(roles)
        for view in self.views:
            view.offer(roles)
        self._rebuild()

    def set_read_only(self) -> None:
        """Let everything be read only."""
        self._read_only = True
        self._add_row.hide()
        for view in self.views:
            view.set_read_only()
        if self._note is not None:
            self._note.setReadOnly(True)

    def first_field(self) -> QWidget | None:
        """Return the first cell of the first empty row, else of the last row."""
        rows = self.draft.rows
        place = next((n for n, row in enumerate(rows) if row.is_empty()), len(rows) - 1)
        return self._first_cell(place)

    # building

    def _build(self) -> None:
        self.whole.addWidget(self.build_head())
        self.whole.addLayout(self._rows)
        self._add_row = QWidget()
        across = QHBoxLayout(self._add_row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(4)
        lead = self.add_lead()
        if lead is not None:
            across.addWidget(lead)
        self._add = Button(self.add_words(), "text", icon=self.add_icon())
        self._add.clicked.connect(lambda: self._add_after(len(self.draft.rows) - 1))
        across.addWidget(self._add)
        across.addWidget(TextLabel(say("rows", "Enter"), "caption", wrap=False))
        across.addStretch(1)
        self.whole.addWidget(self._add_row)
        self._undo_line = UndoLine(say("rows", "A row was removed."), above=4)
        self._undo_line.undone.connect(self._bring_back)
        self._undo_line.passed.connect(self._forget_removed)
        self.whole.addWidget(self._undo_line)
        foot = self.build_foot()
        if foot is not None:
            self.whole.addWidget(foot)
        self.whole.addStretch(1)

    def add_lead(self) -> QWidget | None:
        """Return what stands before the button for another row, if anything."""
        return None

    def add_icon(self) -> str:
        """Return the icon of the button for another row."""
        return "plus"

    def _rebuild(self) -> None:
        """Make as many rows on screen as there are, and show each; none is made without need."""
        while len(self.views) > len(self.draft.rows):
            view = self.views.pop()
            self._rows.removeWidget(view)
            view.hide()
            view.deleteLater()
        while len(self.views) < len(self.draft.rows):
            self._add_view()
        for place, view in enumerate(self.views):
            view.show_row(self.draft.rows[place])
            view.set_place(self._names, place + 1)
            last = place == len(self.views) - 1
            view.seen_below = LEAST if last else 0  # with the button for another row

    def _add_view(self) -> None:
        view = self.build_row(self.draft.rows[len(self.views)])
        view.offer(self.roles)
        view.changed.connect(lambda column, view=view: self._write(view, column))
        view.add_below.connect(lambda view=view: self._add_after(self.views.index(view)))
        view.move_by.connect(lambda by, view=view: self._move(view, by))
        view.remove.connect(lambda view=view: self._remove(view))
        if self._read_only:
            view.set_read_only()
        self.views.append(view)
        self._rows.addWidget(view)

    # what the person does

    def _write(self, view: RowView, column: str) -> None:
        self.draft.write(self.views.index(view), column, view.cells[column].text())
        self.edited.emit()

    def _add_after(self, place: int) -> None:
        if self._read_only:
            return
        there = self.draft.add_below(place)
        self._rebuild()
        self._focus(self._first_cell(there))

    def _move(self, view: RowView, by: int) -> None:
        if self._read_only:
            return
        here = self.views.index(view)
        column = next((c for c, cell in view.cells.items() if _holds_focus(cell)), "")
        there = self.draft.move(here, by)
        if there == here:
            return
        self._rebuild()
        cell = self.views[there].cells.get(column)
        self._focus(cell or self._first_cell(there))
        self.edited.emit()

    def _remove(self, view: RowView) -> None:
        place = self.views.index(view)
        self._removed = self.draft.remove(place)
        self._rebuild()
        self._undo_line.offer(worth=not self._removed.row.is_empty())
        self._focus(self._first_cell(min(place, len(self.views) - 1)))
        self.edited.emit()

    def _bring_back(self) -> None:
        if self._removed is None:
            return
        place = self.draft.bring_back(self._removed)
        self._forget_removed()
        self._rebuild()
        self._focus(self._first_cell(place))
        self.edited.emit()

    def _forget_removed(self) -> None:
        self._removed = None
        self._undo_line.end()

    def _first_cell(self, place: int) -> QWidget | None:
        return next(iter(self.views[place].cells.values()), None)

    def _focus(self, cell: QWidget | None) -> None:
        if cell is not None:
            (cell.focusProxy() or cell).setFocus(Qt.FocusReason.TabFocusReason)


def _holds_focus(cell: Cell) -> bool:
    return (cell.focusProxy() or cell).hasFocus()
