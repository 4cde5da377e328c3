"""The path at the side: parts, their stages, rests between them, and where one is.

The page gives frozen rows. A row that may be opened is a button; arrow keys go from one to the
next. A state is drawn as a shape, never as a colour alone.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import paint
from ui.theme.tokens import Size, Thread
from ui.widgets.focus_ring import ringed
from ui.widgets.ground import Ground
from ui.widgets.labelled import mirrored
from ui.widgets.page_frame import Scroll
from ui.widgets.pressable import Pressable
from ui.widgets.text_block import TextBlock
from ui.widgets.text_label import TextLabel

X, LABEL, END = Thread.CENTRE_X, Thread.LABEL_X, 13
NODES = ("part", "stage")  # the kinds of rows with a node; the others stand between
GROUND, PRIVATE = "window", 20  # what is behind the thread; room for a lock after the label


@dataclass(frozen=True)
class PathRow:
    """One row: ``part``, ``stage``, ``rest`` (time between) or ``aside`` (a remark).

    ``state`` is ``done``, ``now`` or ``open``. ``says`` is the state in words, for who listens.
    """

    kind: str
    label: str
    id: str = ""
    state: str = "open"
    number: int = 0
    private: bool = False
    reachable: bool = True
    says: str = ""


@dataclass(frozen=True)
class PathRailModel:
    """The whole path as it stands, and the words above and below it."""

    title: str
    rows: tuple[PathRow, ...]
    caption: str = ""
    foot: str = ""


@ringed(8, inside=True)
class RailRow(Pressable):
    """One row of the path. It draws its piece of the thread."""

    def __init__(
        self, row: PathRow, before: str, after: str, parent: QWidget | None = None
    ) -> None:
        """``before`` and ``after`` are the thread above and below: a token, ``rest`` or none."""
        super().__init__(row.label, parent)
        self.row, self._before, self._after = row, before, after
        self.setAccessibleDescription(row.says)
        self.setEnabled(row.kind in NODES and row.reachable)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the row's height, more where its label wraps."""
        least = {"part": Thread.PART_ROW, "stage": Thread.PAGE_ROW}.get(
            self.row.kind, Thread.REST_ROW
        )
        block = self._block()
        padding = least - 20 if self.row.kind in NODES else 6
        return QSize(Size.PATH_RAIL, max(least, block.height + padding))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Never be cut in height."""
        return QSize(80, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Draw the fill, the thread, the node and the label."""
        painter = paint.painter_for(self)
        here = self.row.kind == "stage" and self.row.state == "now"
        look = self.look() if self.isEnabled() else "normal"
        ground = "pressed" if here or look == "pressed" else "hover" if look == "hover" else ""
        if ground:
            wide = self.width() - LABEL - END + 7
            rect = QRectF(mirrored(self, LABEL - 6, wide), 1, wide, self.height() - 2)
            paint.box(painter, rect, 7, fill=ground)
        node = QPointF(mirrored(self, X, 0), self._middle())
        self._draw_thread(painter, node)
        if self.row.kind == "part":
            self._draw_part(painter, node)
        elif self.row.kind == "stage":
            paint.page_node(painter, node, self.row.state, GROUND)
        self._draw_label(painter)

    def _middle(self) -> float:
        first = TextBlock("", self._style()).height
        return (self.height() - self._block().height) / 2 + first / 2

    def _draw_thread(self, painter: QPainter, node: QPointF) -> None:
        top, bottom = QPointF(node.x(), 0), QPointF(node.x(), self.height())
        if self.row.kind == "rest":
            paint.rest_line(painter, top, bottom)
            return
        for ink, start, end in ((self._before, top, node), (self._after, node, bottom)):
            if ink:
                paint.line(painter, start, end, ink, Thread.LINE)

    def _draw_part(self, painter: QPainter, node: QPointF) -> None:
        size = Thread.PART_NODE
        if self.row.state == "done":
            paint.disc(painter, node, size, "accent")
            paint.tick(painter, node, "on_accent")
            return
        now = self.row.state == "now"
        ink = "accent" if now else "control"
        paint.ring(painter, node, size, ink=ink, width=Thread.PART_NODE_OUTLINE, fill=GROUND)
        number = TextBlock(str(self.row.number), "caption_strong")
        at = QPointF(node.x() - number.width / 2, node.y() - number.height / 2)
        number.draw(painter, at.x(), at.y(), "accent" if now else "muted")

    def _draw_label(self, painter: QPainter) -> None:
        block = self._block()
        room = self.width() - LABEL - END - (PRIVATE if self.row.private else 0)
        x, y = mirrored(self, LABEL, room), (self.height() - block.height) / 2
        block.draw(painter, x, y, self._ink())
        if self.row.private:
            at = mirrored(self, LABEL + block.width + 6, 14)
            paint.icon(painter, "lock", "body", at, self._middle() - 7, 14)

    def _block(self) -> TextBlock:
        room = (self.width() if self.testAttribute(Qt.WidgetAttribute.WA_Resized) else 240) - 63
        room -= PRIVATE if self.row.private else 0
        return TextBlock(self.row.label, self._style(), max(room, 60), rtl=self.is_rtl())

    def _style(self) -> str:
        if self.row.kind == "part":
            return "ui_bold" if self.row.state == "now" else "ui"
        if self.row.kind == "stage":
            return "small_bold" if self.row.state == "now" else "small"
        return "caption"

    def _ink(self) -> str:
        if self.row.kind == "rest":
            return "rest"
        if self.row.kind == "aside" or self.row.state == "open":
            return "muted"
        return "ink" if self.row.state == "now" or self.row.kind == "part" else "body"


class PathRail(Ground):
    """The rail. ``asked`` carries the id of the row that was pressed."""

    asked = Signal(object)

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        """``name`` is the accessible name; it is empty until ``show_path``."""
        super().__init__(GROUND, edges=("end",), parent=parent)
        self.setAccessibleName(name)
        self.setFixedWidth(Size.PATH_RAIL)
        self.rows: list[RailRow] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 20, 1, 16)
        column.setSpacing(0)
        self._title, self._caption = TextLabel("", "subtitle"), TextLabel("", "caption")
        self._foot = TextLabel("", "caption")
        for label, inset in ((self._title, 20), (self._caption, 20)):
            label.setContentsMargins(0, 0, 0, 0)
            column.addLayout(_inset(label, inset))
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        column.insertSpacing(1, 4)
        column.addSpacing(20)
        column.addWidget(Scroll(body, by_arrows=False), 1)
        column.addLayout(_inset(self._foot, 22))

    def show_path(self, model: PathRailModel) -> None:
        """Draw ``model`` anew; the focus stays on the row of the same id."""
        held = next((row.row.id for row in self.rows if row.hasFocus()), "")
        self._title.setText(model.title)
        self._caption.setText(model.caption)
        self._caption.setVisible(bool(model.caption))
        self._foot.setText(model.foot)
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = [RailRow(row, *thread) for row, thread in threaded(model.rows)]
        for row in self.rows:
            self._column.addWidget(row)
            row.clicked.connect(lambda _on=False, row=row: self._ask(row))
            row.show()  # now, not when the layout gets to it: the focus needs a visible row
            if held and row.row.id == held:
                row.setFocus()
        self._column.addStretch(1)

    def here(self) -> QWidget | None:
        """Return the row of where one is."""
        now = [row for row in self.rows if row.row.state == "now" and row.isEnabled()]
        return now[-1] if now else None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go up and down among the rows that can be opened."""
        step = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1}.get(event.key())
        rows = [row for row in self.rows if row.isEnabled()]
        here = next((i for i, row in enumerate(rows) if row.hasFocus()), None)
        if step is None or here is None:
            super().keyPressEvent(event)
            return
        rows[min(max(here + step, 0), len(rows) - 1)].setFocus(Qt.FocusReason.TabFocusReason)

    def _ask(self, row: RailRow) -> None:
        self.asked.emit(row.row.id)


def _inset(widget: QWidget, start: int) -> QHBoxLayout:
    box = QHBoxLayout()
    box.setSpacing(0)
    box.addSpacing(start)  # spacing is mirrored, a margin would not be
    box.addWidget(widget, 1)
    box.addSpacing(12)
    return box


def threaded(rows: tuple[PathRow, ...]) -> list[tuple[PathRow, tuple[str, str]]]:
    """Pair each row with the thread above and below it; written up to where one is.

    It begins at the first row and ends at the last that has a node.
    """
    reached = max((i for i, row in enumerate(rows) if row.state in ("done", "now")), default=-1)
    last = max((i for i, row in enumerate(rows) if row.kind in NODES), default=-1)
    threaded = []
    for i, row in enumerate(rows):
        before = "" if not 0 < i <= last else "accent" if i <= reached else "line_mid"
        after = "" if i >= last else "accent" if i < reached else "line_mid"
        threaded.append((row, (before, after)))
    return threaded
