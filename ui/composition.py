"""What an input method still holds becomes text, before a page or a dialog is taken away.

Where the input method itself does not give it up, what is shown of it is put in as it stands.
"""

from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from ui.widgets.field import Line


def settle_composition() -> None:
    """End the composition under way, if there is one; its text is in the field then.

    A window that has lost the keyboard, to a screen saver for one, is looked at too.
    """
    method = QGuiApplication.inputMethod()
    if method is not None:
        method.commit()
    for window in QApplication.topLevelWidgets():
        held = window.focusWidget()
        shown = composed_in(held)
        if shown and held is not None:
            event = QInputMethodEvent()
            event.setCommitString(shown)
            QGuiApplication.sendEvent(held, event)


def composed_in(field: QWidget | None) -> str:
    """Return the text that is being composed in a field, as it is shown."""
    if isinstance(field, Line):
        return field.composed
    if not isinstance(field, QTextEdit):
        return ""
    return field.textCursor().block().layout().preeditAreaText()
