"""Leaving an open journal, to lock or to quit: cover the page, keep every word, then close.

Where words cannot be saved just now, they are held in memory under a cover and saving is tried
again; nothing is closed before.
"""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog, QWidget

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.holding_cover import HoldingCover
    from ui.page import Page

SEAL_SECONDS = 8.0  # a lock or a quit waits this long for a slow disk before it says so
AGAIN_AFTER_MS = 3000

log = logging.getLogger(__name__)


class Leaving(QObject):
    """Takes an open journal off the screen and closes it."""

    def __init__(self, window: QWidget, desk: "Desk") -> None:
        """Cover ``window`` when it is time."""
        super().__init__(window)
        self._window, self._desk = window, desk
        self._cover: QWidget | None = None
        self._holding: HoldingCover | None = None
        self._bookmark = b""
        self._again = QTimer(self)
        self._again.setInterval(AGAIN_AFTER_MS)

    @property
    def is_covered(self) -> bool:
        """Tell whether nothing of the journal is to be seen or reached any more."""
        return self._cover is not None

    def cover(self) -> None:
        """Hide the page at once, before anything slow happens."""
        if self._cover is not None:
            return
        self._settle_composition()  # before the field that holds it goes
        for dialog in reversed(self._window.findChildren(QDialog)):  # the innermost first
            dialog.reject()  # nothing of it may lie over the cover, or keep the keys from it
        from ui.widgets.page_turn import end_turns

        end_turns(self._window)  # no picture of a page outlives it
        cover = QWidget(self._window)
        cover.setAutoFillBackground(True)
        cover.setGeometry(self._window.rect())
        cover.show()
        cover.raise_()
        cover.repaint()
        self._cover = cover

    def _settle_composition(self) -> None:
        """Make text of what is being composed; a surprise in it never stops the lock."""
        from ui.composition import settle_composition

        try:
            settle_composition()
        except Exception as problem:  # noqa: BLE001  a lock is never stopped by a surprise
            log.error("composing ended with %s", type(problem).__name__)  # noqa: TRY400  the same

    def take_last_words(self, page: "Page | None") -> None:
        """Let the page hand over what is being typed; a surprise in it never stops the lock."""
        try:
            if page is not None:
                page.flush()
        except Exception as problem:  # noqa: BLE001  what was handed over before is still sealed
            log.error("the last words ended with %s", type(problem).__name__)  # noqa: TRY400  the same

    def note_place(self, page: "Page | None", *, comes_back: bool) -> None:
        """Note where the person is, to be sealed as the journal closes.

        Who does not come back (a quit) is met by Today, so of that only the words are noted which
        the journal does not hold yet: those of a reflection that is being begun.
        """
        if page is None:
            return
        try:
            from ui.bookmark import bookmark_for
            from ui.coming_back import spot_of

            mark = bookmark_for(page.stands_at(), spot_of(page))
            if comes_back or mark.begun() is not None:
                self._bookmark = mark.text()
        except Exception as problem:  # noqa: BLE001  a lock is never stopped by a surprise
            log.error("noting the place ended with %s", type(problem).__name__)  # noqa: TRY400  the same

    def close_journal(self) -> bool:
        """Save all that waits and close. False, with all still open, if something was not saved.

        What the journal's folder has no room for is sealed elsewhere and saved at the next opening.
        While a job is under way that takes longer than one wait, nothing further is waited for.
        """
        if not self._desk.worker.drain(SEAL_SECONDS):
            return False
        try:
            sealed = self._desk.keeper.seal(SEAL_SECONDS)
        except Exception as problem:  # noqa: BLE001  a lock is never stopped by a surprise
            log.error("sealing ended with %s", type(problem).__name__)  # noqa: TRY400  no content
            sealed = False
        if not sealed and not self._desk.worker.drain(0):
            return False  # a slow disk is still at it
        if sealed or self._lay_aside():
            self.close_as_it_is()
            return True
        return False

    def _lay_aside(self) -> bool:
        """Seal what could not be saved where there is room. False if nowhere is."""
        from ui.session import save_aside

        saves, repository = self._desk.keeper.unsaved(), self._desk.repository
        try:
            self._desk.worker.submit_and_wait(lambda: save_aside(repository, saves), SEAL_SECONDS)
        except Exception as problem:  # noqa: BLE001  a lock is never stopped by a surprise
            log.error("laying aside ended with %s", type(problem).__name__)  # noqa: TRY400  the same
            return False
        return True

    def close_as_it_is(self) -> None:
        """Close the journal. A fold that fails leaves the loose changes: nothing is lost."""
        from ui.session import close_journal

        repository, bookmark = self._desk.repository, self._bookmark
        note = self._desk.copier.noting()

        def close() -> None:
            note()
            close_journal(repository, bookmark)

        try:
            self._desk.worker.submit_and_wait(close, SEAL_SECONDS)
        except Exception as problem:  # noqa: BLE001  a lock is never stopped by a surprise
            log.error("closing ended with %s", type(problem).__name__)  # noqa: TRY400  no content

    def hold(self, then: Callable[[], None]) -> None:
        """Say that words are held, try again and again, and do ``then`` once they are saved."""
        from ui.holding_cover import HoldingCover

        if self._holding is not None:
            return

        def let_go() -> None:
            self._again.stop()
            self.close_as_it_is()
            then()

        def try_again() -> None:
            if self._desk.worker.drain(0) and self.close_journal():
                self._again.stop()
                then()

        self._hide_all()
        self._holding = HoldingCover(self._window, let_go)
        self._again.timeout.connect(try_again)
        self._again.start()

    def _hide_all(self) -> None:
        """Let neither keys nor a screen reader reach what lies under the cover while it waits."""
        for one in self._window.findChildren(QWidget):
            if one is not self._cover and (one.isWindow() or one.parent() is self._window):
                one.hide()

    def fit(self) -> None:
        """Go on covering the whole window when its size changes."""
        for cover in (self._cover, self._holding):
            if cover is not None:
                cover.setGeometry(self._window.rect())
