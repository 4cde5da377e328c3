"""What all our buttons share: Enter presses the focused one, a state to draw, hover."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget


class Pressable(QPushButton):
    """A button that draws itself. Its text is its accessible name."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        """Never be a dialog's default. The style lets Tab and the mouse reach it, and hover."""
        super().__init__(parent)
        self.setText(text)
        self.setAutoDefault(False)
        self._knows_why = False  # while it is checked by a click or by the program
        self.toggled.connect(self._was_toggled)

    def setChecked(self, on: bool) -> None:  # noqa: N802, FBT001 - Qt's name and signature
        """Check or uncheck without telling that somebody did."""
        before, self._knows_why = self._knows_why, True
        super().setChecked(on)
        self._knows_why = before

    def nextCheckState(self) -> None:  # noqa: N802 - Qt's name
        """Follow a click, which tells by itself."""
        before, self._knows_why = self._knows_why, True
        super().nextCheckState()
        self._knows_why = before

    def _was_toggled(self, on: object) -> None:
        """Tell as a click does: a screen reader toggles a button without one."""
        group: QButtonGroup | None = self.group()  # none for most, whatever the stubs say
        gave_way = self.autoExclusive() or (group is not None and group.exclusive())
        if not self._knows_why and (on or not gave_way):
            self.clicked[bool].emit(bool(on))  # type: ignore[index]  # the stubs know no overloads

    def look(self) -> str:
        """Return ``disabled``, ``pressed``, ``hover`` or ``normal``."""
        if not self.isEnabled():
            return "disabled"
        if self.isDown():
            return "pressed"
        return "hover" if self.underMouse() else "normal"

    def is_rtl(self) -> bool:
        """Tell whether it is drawn from right to left."""
        return self.isRightToLeft()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Press on Enter as on Space; leave arrows to the list around, chords to the page."""
        from ui.widgets.keys import ARROWS, CHORD, ENTER

        if event.key() in ARROWS:
            event.ignore()
            return
        if event.key() in ENTER:
            if event.modifiers() & CHORD:
                event.ignore()
            elif not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Measure again when the type may have changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
