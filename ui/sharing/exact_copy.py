"""The exact copy of what left, drawn from the stored bytes, in a dialog over the page."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.disclosure.rendering import Rendered
from journal.errors import AfterwordError
from journal.model import Share
from ui.i18n.say import say
from ui.sharing.ledger_entry import rendered_of
from ui.sharing.preview import Drawing, draw
from ui.sharing.preview_desk import Previewer
from ui.widgets.dialog import DialogScrim
from ui.widgets.ground import Ground
from ui.widgets.icon_button import IconButton
from ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from ui.desk import Desk


class ExactCopy(QObject):
    """Opens one copy at a time over the window of ``page``."""

    def __init__(
        self, desk: "Desk", page: QWidget, failed: Callable[[AfterwordError], None]
    ) -> None:
        """``failed`` takes what was in the way."""
        super().__init__(page)
        self._desk, self._page, self._failed = desk, page, failed
        self.dialog: DialogScrim | None = None

    def see(self, share: Share) -> None:
        """Open the copy of a row; a protected one with the passphrase it left with."""
        says, worker = say("shared", "Opening the copy…"), self._desk.worker

        def read() -> Rendered:
            return rendered_of(self._desk.repository.share(share.id))

        def show(copy: Rendered) -> None:
            worker.pages.run(self, lambda: draw(copy), self._show, self._failed, says=says)

        worker.run(self, read, show, self._failed, says=says)

    def close(self) -> bool:
        """Close what is open; False if nothing is."""
        if self.dialog is None:
            return False
        self.dialog.close_()
        return True

    def _show(self, drawing: Drawing) -> None:
        title = say("shared", "The exact copy")
        dialog = DialogScrim(title, width=840, height=608, padding=0)
        head = QHBoxLayout()
        head.setContentsMargins(32, 20, 24, 12)
        head.addWidget(TextLabel(title, "page_title"), 1)
        close = IconButton("x", say("shared", "Close"), size=32)
        close.clicked.connect(dialog.close_)
        head.addWidget(close)
        dialog.column.addLayout(head)
        desk = Ground("sunken")
        column = QVBoxLayout(desk)
        column.setContentsMargins(1, 16, 1, 0)
        column.setSpacing(0)
        preview = Previewer(title, width=700)
        preview.set_left(46)
        preview.show_drawing(drawing)
        column.addWidget(preview)
        dialog.column.addWidget(desk, 1)
        dialog.column.addSpacing(20)  # the dialog's own ground, down to its round corners
        dialog.closed.connect(lambda: self._forget(dialog))
        self.dialog = dialog
        dialog.open_on(self._page.window(), preview.area)

    def _forget(self, dialog: DialogScrim) -> None:
        self.dialog = None
        dialog.deleteLater()
