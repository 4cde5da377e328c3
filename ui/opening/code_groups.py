"""The recovery code on screen: hidden at first, in numbered groups, and two of them asked back.

The code is held by the page alone; nothing here can be selected, copied or dragged.
"""

import secrets

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.i18n.say import say
from ui.opening.passphrase_field import make_sensitive
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.text_label import TextLabel

COLUMNS = 4
ASKED = 2
LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})


class CodeGroups(QWidget):
    """A button, and below it the groups while it is pressed in."""

    def __init__(self, code: str, *, parent: QWidget | None = None) -> None:
        """Hide ``code``, whose groups are divided by ``-``, until the button is pressed."""
        super().__init__(parent)
        self._code, self._shown = code, False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.button = Button(say("sheet", "Show the code"), "link", icon="eye")
        self.button.clicked.connect(lambda _on=False: self._turn(shown=not self._shown))
        column.addWidget(self.button)
        self._grid = QWidget()
        self._cells = QGridLayout(self._grid)
        self._cells.setContentsMargins(0, 0, 0, 0)
        self._cells.setHorizontalSpacing(24)
        self._cells.setVerticalSpacing(8)
        self._cells.setColumnStretch(COLUMNS, 1)
        self._grid.hide()
        column.addWidget(self._grid)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  Qt's name
        """Show nothing when the page comes back."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._turn(shown=False)

    def _turn(self, *, shown: bool) -> None:
        self._empty()
        self._shown = shown
        if shown:
            for at, group in enumerate(self._code.split("-")):
                self._cells.addWidget(_cell(at + 1, group), *divmod(at, COLUMNS))
        self._grid.setVisible(shown)
        self.button.setText(
            say("sheet", "Hide the code") if shown else say("sheet", "Show the code")
        )
        self.button.set_icons("eye-off" if shown else "eye")

    def _empty(self) -> None:
        while (item := self._cells.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


class ProofForm(QWidget):
    """Two groups of the code, chosen at random, to be typed from the sheet."""

    def __init__(self, code: str, *, parent: QWidget | None = None) -> None:
        """Choose which groups are asked for; they stay the same while the page is open."""
        super().__init__(parent)
        groups = code.split("-")
        asked = sorted(secrets.SystemRandom().sample(range(len(groups)), ASKED))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        self._asked: list[tuple[str, Field]] = []
        for at in asked:
            field = Field(say("sheet", "Group {number}", number=at + 1))
            make_sensitive(field.line)
            field.line.setMaxLength(24)
            field.setFixedWidth(200)
            row.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
            self._asked.append((groups[at], field))
        row.addStretch(1)

    @property
    def fields(self) -> list[Field]:
        """Return the fields, in the order of the sheet."""
        return [field for _, field in self._asked]

    def is_proved(self) -> bool:
        """Tell whether both are as on the sheet; beside each that is not, say so."""
        wrong = [field for group, field in self._asked if read_group(field.text()) != group]
        for field in self.fields:
            field.set_bad(_slip(field.text()) if field in wrong else "")
        if wrong:
            wrong[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return not wrong


def _slip(typed: str) -> str:
    """Return what is said beside a group that is not as on the sheet."""
    if not typed.strip():
        return say("sheet", "This group is still empty.")
    return say("sheet", "The sheet says something else here.")


def read_group(typed: str) -> str:
    """Return a group as the sheet has it, whatever capitals, spaces and look-alikes were typed."""
    return "".join(typed.replace("-", "").split()).upper().translate(LOOKALIKES)


def _cell(number: int, group: str) -> QWidget:
    cell = QWidget()
    cell.setAccessibleName(say("sheet", "Group {number}: {group}", number=number, group=group))
    column = QVBoxLayout(cell)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(TextLabel(str(number), "caption", wrap=False))
    column.addWidget(TextLabel(group, "code", wrap=False))
    return cell
