"""A field for a passphrase: hidden, kept from input methods, and aware of Caps Lock."""

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from ui.i18n.say import say
from ui.widgets.field import Field


def passphrase_field(label: str, *, titled: bool = True) -> Field:
    """Return a field whose text is hidden until its eye is pressed."""
    eye = (say("passphrase", "Show what I type"), say("passphrase", "Hide what I type"))
    return Field(label if titled else "", name=label, passphrase=eye)


def make_hidden(line: QLineEdit) -> None:
    """Hide what is typed and keep it from predictions."""
    line.setEchoMode(QLineEdit.EchoMode.Password)
    make_sensitive(line)


def make_sensitive(line: QLineEdit) -> None:
    """Keep what is typed from predictions; it stays to be seen."""
    hints = QtCore.Qt.InputMethodHint
    line.setInputMethodHints(
        hints.ImhSensitiveData | hints.ImhNoPredictiveText | hints.ImhNoAutoUppercase,
    )


class CapsLockWatch(QObject):
    """Tells a field whether Caps Lock is on, as far as the keys show it.

    Qt has no question for it: a letter typed tells, and the key itself turns it over.
    """

    def __init__(self, field: Field) -> None:
        """Watch the keys of ``field``."""
        super().__init__(field)
        self._field = field
        self.is_on: bool | None = None  # not known before the first letter
        field.line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Learn from a key; take nothing away from the field."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._learn(event)
        return super().eventFilter(watched, event)

    def _learn(self, event: QKeyEvent) -> None:
        before, text = self.is_on, event.text()
        if event.key() == QtCore.Qt.Key.Key_CapsLock and self.is_on is not None:
            self.is_on = not self.is_on
        elif len(text) == 1 and text.lower() != text.upper():
            shift = bool(event.modifiers() & QtCore.Qt.KeyboardModifier.ShiftModifier)
            self.is_on = text.isupper() != shift
        if self.is_on != before:
            on = bool(self.is_on)
            words = say("passphrase", "Caps Lock is on") if on else ""
            self._field.set_note(words, "arrow-big-up" if on else "")
