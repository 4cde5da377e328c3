"""Where a note stands: in the margin, level with the marked words, or below a page without one."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.steps.aside import AsidePanel
from ui.steps.step import Step
from ui.theme.tokens import NARROW, Size, Space
from ui.widgets.margin_note import MarginNote
from ui.widgets.writing_edit import WritingEdit

FROM_FOOTER = 16
CLEAR = 12  # px between the links at the top of the margin and the note
LEVEL = 15  # px from the baseline of the marked words up to the top of the note
STRIP = 620  # px, the note's width below a page that takes the whole room


class NotePlace(QObject):
    """Keeps ``note`` beside ``edit`` on ``step`` for as long as the note lives."""

    def __init__(self, step: Step, note: MarginNote, edit: WritingEdit | None = None) -> None:
        """Put the note in its place."""
        super().__init__(note)
        self._step, self._note, self._edit = step, note, edit
        self._gone = False
        if step.wide:
            self._put_below()
            return
        note.setParent(step.margin)
        step.margin.installEventFilter(self)
        step.area.verticalScrollBar().valueChanged.connect(self.settle)
        if edit is not None:
            edit.edited.connect(self._settle_soon)
        self.settle()

    def take_away(self) -> None:
        """Let the note go."""
        self._gone = True
        self._note.hide()
        self._note.deleteLater()

    def _put_below(self) -> None:
        holder = QWidget(self._step)
        row = QHBoxLayout(holder)
        edge = 40 if self._step.window().width() < NARROW else Space.PAGE_LEFT
        row.setContentsMargins(edge, 12, edge, FROM_FOOTER)
        self._note.set_width(min(STRIP, self._step.width() - 2 * edge))
        row.addWidget(self._note, 0, Qt.AlignmentFlag.AlignLeft)
        layout = self._step.layout()
        if layout is not None:
            layout.addWidget(holder)
        self._note.destroyed.connect(holder.deleteLater)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802, ARG002  Qt's name
        """Follow the margin: its size, and a panel that opens in it."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._settle_soon()
        return False

    def _settle_soon(self) -> None:
        QTimer.singleShot(0, self, self.settle)

    def settle(self) -> None:
        """Stand level with the words, below the links, above the footer; never over a panel."""
        margin, note = self._step.margin, self._note
        layout = margin.layout()
        if layout is None or self._step.wide or self._gone:
            return
        left = layout.contentsMargins().left()
        note.set_width(min(Size.MARGIN_NOTE, margin.width() - left - 8))
        size = note.sizeHint()
        first = layout.itemAt(0)
        links = first.widget() if first is not None else None
        least = links.geometry().bottom() + CLEAR if links is not None else 0
        most = margin.height() - size.height() - FROM_FOOTER
        note.setGeometry(left, max(least, min(self._level(), most)), size.width(), size.height())
        panel = margin.findChild(AsidePanel)
        note.setVisible(panel is None or panel.isHidden())
        note.raise_()

    def _level(self) -> int:
        edit = self._edit
        spans = edit.marked() if edit is not None else ()
        if edit is None or not spans:
            return 0
        rect = edit.mark_rect(*spans[0])
        at: QPoint = edit.mapTo(self._step, QPoint(0, rect.bottom() - LEVEL))
        return self._step.margin.mapFrom(self._step, at).y()
