"""Choosing a passphrase: typed twice, suggested on request, its strength said honestly.

Hands nothing on by itself; ``take`` gives the passphrase once and empties both fields.
"""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.i18n.say import say
from ui.opening.passphrase import Strength, is_too_short, measure, suggest
from ui.opening.passphrase_field import make_hidden, passphrase_field
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.strength_bars import StrengthBars
from ui.widgets.text_label import TextLabel

JUDGE_AFTER_MS = 150  # after the last key


def strength_word(strength: Strength) -> str:
    """Return the word for a strength."""
    return {
        Strength.SHORT: say("strength", "Too short"),
        Strength.WEAK: say("strength", "Could be stronger"),
        Strength.GOOD: say("strength", "Good"),
        Strength.STRONG: say("strength", "Strong"),
    }[strength]


class NewPassphrase(QWidget):
    """The two fields, the bars and what they say."""

    changed = Signal()
    submitted = Signal()

    def __init__(self, desk: Desk, *, name: str = "", parent: QWidget | None = None) -> None:
        """Judge on the worker of ``desk``; suggest from the shipped word list.

        ``name`` stands above the first field where it is not just "Passphrase".
        """
        super().__init__(parent)
        self._name = name or say("passphrase", "Passphrase")
        self._desk = desk
        self._strength: Strength | None = None
        self._judged = ""  # the text that the strength is for
        self._told = ""  # a weak passphrase the person was told about
        self._wants_to_submit = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(JUDGE_AFTER_MS)
        self._pause.timeout.connect(self._judge)
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        self.first = passphrase_field(self._name, titled=False)
        self.again = Field(say("passphrase", "Once more"))
        make_hidden(self.again.line)
        self.bars = StrengthBars(say("passphrase", "How hard it is to guess"))
        self._remark = TextLabel("", "small")
        column.addWidget(self.first)
        column.addSpacing(10)
        column.addWidget(self.bars)
        column.addSpacing(6)
        column.addWidget(self._remark)
        column.addSpacing(20)
        column.addWidget(self.again)
        self.first.edited.connect(self._typed)
        self.again.edited.connect(self._typed_again)
        self.first.submitted.connect(self.again.line.setFocus)
        self.again.submitted.connect(self.submitted)
        self._show()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        label = TextLabel(self._name, "small_strong")
        self.suggest = Button(say("passphrase", "Suggest one"), "link")
        self.suggest.clicked.connect(self._suggest)
        row.addWidget(label, 1)
        row.addWidget(self.suggest)
        return row

    def is_ready(self) -> bool:
        """Tell whether it may be used; if not, say beside the field what is in the way."""
        text = self.first.text()
        if is_too_short(text):
            self._stand(self.first, say("passphrase", "Use at least eight characters."))
            return False
        if text != self.again.text():
            self._stand(self.again, say("passphrase", "The two do not match yet."))
            return False
        return self._is_told(text)

    def _is_told(self, text: str) -> bool:
        if self._judged != text:
            self._wants_to_submit = True
            self._judge()
            return False
        if self._strength is Strength.WEAK and self._told != text:
            self._told = text
            self.first.set_note(
                say(
                    "passphrase",
                    "Someone with a copy of the journal’s folder could guess this one. "
                    "You can use it all the same: press the button once more.",
                ),
            )
            return False
        return True

    def take(self) -> str:
        """Return the passphrase and empty both fields."""
        self.again.take()
        return self.first.take()

    def clear(self) -> None:
        """Empty both fields and forget what was judged."""
        self._pause.stop()
        self._wants_to_submit = False
        self.take()
        self._judged = self._told = ""
        self._strength = None
        self._show()

    def lock_fields(self, *, locked: bool) -> None:
        """Let nothing be changed while the journal is being made."""
        for field in (self.first, self.again):
            field.line.setReadOnly(locked)
        self.suggest.setEnabled(not locked)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  Qt's name
        """Keep no passphrase on a page that was left; a minimised window keeps it."""
        if not event.spontaneous():
            self.clear()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Say the words anew in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show()

    def _suggest(self) -> None:
        words = suggest(self._desk.places.resources / "wordlists" / "eff-large.txt")
        self.first.set_text(words)
        self.first.show_words()
        self.again.set_text("")
        self._typed(words)
        self.again.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self, text: object) -> None:
        self.first.set_note("")
        self._wants_to_submit = False
        if is_too_short(str(text)):
            self._strength, self._judged = (Strength.SHORT if text else None), str(text)
        else:
            self._pause.start()
        self._typed_again(self.again.text())
        self._show()

    def _typed_again(self, text: object) -> None:
        first = self.first.text()
        matches = bool(text) and text == first
        self.again.line.set_trailing("check" if matches else "")
        differs = bool(text) and not first.startswith(str(text))
        words = say("passphrase", "The two do not match yet.")
        self.again.set_bad(words if differs else "")
        if matches:
            self.again.line.setAccessibleDescription(say("passphrase", "The two match."))
        self.changed.emit()

    def _judge(self) -> None:
        self._pause.stop()
        text = self.first.text()
        self._desk.worker.run(
            self,
            lambda: measure(text),
            lambda strength: self._know(text, strength),
            lambda _problem: None,
        )

    def _know(self, text: str, strength: Strength) -> None:
        if text != self.first.text():
            return
        self._judged, self._strength = text, strength
        self._show()
        if self._wants_to_submit:
            self._wants_to_submit = False
            self.submitted.emit()

    def _show(self) -> None:
        strength = self._strength
        if strength is None:
            self.bars.show_level(0, "")
        else:
            self.bars.show_level(int(strength), strength_word(strength))
        self._remark.setText(
            say(
                "passphrase", "Five unrelated words are easier to keep in mind than one hard word."
            ),
        )

    def _stand(self, field: Field, sentence: str) -> None:
        field.set_bad(sentence)
        field.line.setFocus(Qt.FocusReason.OtherFocusReason)
