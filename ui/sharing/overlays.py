"""What lies over a page: one dialog at a time, gone for good once it is closed."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.dialog import DialogScrim


class Overlays(QObject):
    """Opens dialogs over the window of ``page``. ``closed`` carries the one that was closed."""

    closed = Signal(object)  # DialogScrim

    def __init__(self, page: QWidget) -> None:
        """Lie over the window that ``page`` is in."""
        super().__init__(page)
        self._page = page
        self.now: DialogScrim | None = None

    def show(self, dialog: DialogScrim, first: QWidget) -> None:
        """Open ``dialog`` instead of what is open, the keyboard at ``first``."""
        self.hold(dialog)
        dialog.open_on(self._page.window(), first)

    def hold(self, dialog: DialogScrim) -> None:
        """Take a dialog that opens itself, instead of what is open."""
        self.close()
        self.now = dialog
        dialog.closed.connect(lambda: self._forget(dialog))

    def flush(self) -> None:
        """Let what is open hand over what is being typed, and close it."""
        if self.now is not None:
            self.now.flush()
        self.close()

    def close(self) -> bool:
        """Close what is open; False if nothing is."""
        if self.now is None:
            return False
        self.now.close_()
        return True

    def _forget(self, dialog: DialogScrim) -> None:
        if self.now is dialog:
            self.now = None
        self.closed.emit(dialog)
        dialog.deleteLater()
