"""What became of a page since it left: asked to be deleted, corrected, or written anew.

It shows and tells of each act; the copy that left is never changed.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.clock import Clock, local
from journal.disclosure.ledger import later
from journal.model import Share
from ui.i18n.say import day_month_year, say
from ui.section_page import clear_layout
from ui.sharing.ledger_entry import when
from ui.sharing.reply_acts import Source
from ui.widgets.button import Button
from ui.widgets.text_label import TextLabel

MOST_LATER = 3  # later pages that are offered as a correction


class LedgerNotes(QWidget):
    """Filled by ``show_share``."""

    away_asked = Signal(object)  # bool: it was asked for, or that is taken back
    corrected = Signal(object)  # the id of a later share, or nothing
    reflection_asked = Signal()

    def __init__(self, clock: Clock, *, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._clock = clock
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def show_share(
        self, share: Share, shares: tuple[Share, ...], source: Source, *, read_only: bool
    ) -> None:
        """Show what is known of a share among all ``shares``."""
        clear_layout(self._column)
        title = TextLabel(say("shared", "Since it left"), "small_strong", ink="muted")
        self._column.addWidget(title)
        self._add_source(source)
        self._add_corrections(share, shares, read_only=read_only)
        self._add_away(share, read_only=read_only)

    def _add_source(self, source: Source) -> None:
        if source == "changed":
            words = say("shared", "What it was made of has changed since.")
            self._add(words, say("shared", "Open the reflection"), self.reflection_asked.emit)
        elif source == "gone":
            self._add(
                say("shared", "The reflection it was made of is not in the journal any more.")
            )
        else:
            words = say("shared", "What it was made of has not changed.")
            self._add(words, say("shared", "Open the reflection"), self.reflection_asked.emit)

    def _add_corrections(self, share: Share, shares: tuple[Share, ...], *, read_only: bool) -> None:
        for one in shares:
            if one.corrected_by == share.id:
                moment = when(one, self._clock)
                self._add(say("shared", "It corrects the page of {moment}.", moment=moment))
        by = next((one for one in shares if one.id == share.corrected_by), None)
        if by is not None:
            words = say(
                "shared", "Corrected by the page of {moment}.", moment=when(by, self._clock)
            )
            self._add_act(words, say("shared", "Not corrected after all"), "", read_only=read_only)
            return
        for one in later(share, shares)[-MOST_LATER:]:
            words = say("shared", "A page of {moment} left later.", moment=when(one, self._clock))
            self._add_act(words, say("shared", "It corrects this one"), one.id, read_only=read_only)

    def _add_act(self, words: str, act: str, corrected_by: str, *, read_only: bool) -> None:
        if read_only:
            self._add(words)
        else:
            self._add(words, act, lambda: self.corrected.emit(corrected_by))

    def _add_away(self, share: Share, *, read_only: bool) -> None:
        asked = share.asked_away
        if asked is not None:
            day = day_month_year(local(self._clock, asked).date())
            words = say("shared", "I asked for it to be deleted on {day}.", day=day)
            back = say("shared", "I did not ask")
            self._add(words, "" if read_only else back, lambda: self.away_asked.emit(False))  # noqa: FBT003 - a signal's value
        elif not read_only:
            button = Button(say("shared", "I asked for it to be deleted"), "link")
            button.clicked.connect(lambda: self.away_asked.emit(True))  # noqa: FBT003 - a signal's value
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _add(self, words: str, act: str = "", do: Callable[[], None] | None = None) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(TextLabel(words, "small", ink="ink"))
        if act and do is not None:
            button = Button(act, "link")
            button.clicked.connect(lambda _on=False: do())
            row.addWidget(button)
        row.addStretch(1)
        self._column.addLayout(row)
