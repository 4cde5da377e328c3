"""What an open journal is given in the background: no key waits for it, and nobody does."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ui.session import vault_of

if TYPE_CHECKING:
    from ui.desk import Desk

FOLD_AFTER_MS = 6000  # by then the first page is there, and nobody has written much yet


class Upkeep(QObject):
    """Begun once, when a journal opens. ``arrived`` once other computers' words were taken in."""

    arrived = Signal()

    def __init__(self, desk: "Desk", is_undecided: Callable[[], bool], parent: QObject) -> None:
        """``is_undecided`` says that nothing may be written yet that was not asked for."""
        super().__init__(parent)
        self._desk, self._is_undecided = desk, is_undecided
        self._stopped = False

    def begin(self) -> None:
        """Begin with what can't wait; the rest comes in its time."""
        desk, repository = self._desk, self._desk.repository
        # A reflection whose kept guide is damaged opens with the guide at hand.
        desk.worker.run(
            self,
            lambda: repository.know_guides(desk.library.guides),
            lambda _: None,
            lambda _: None,
        )
        self._finish_rekeying()
        QTimer.singleShot(FOLD_AFTER_MS, self, self.gather_loose)
        desk.copier.begin()
        self._take_in()
        if vault_of(repository).waits_for_room():
            desk.keeper.keep("aside", vault_of(repository).take_aside)

    def stop(self) -> None:
        """Gather nothing any more: the journal is about to be closed."""
        self._stopped = True

    def _finish_rekeying(self) -> None:
        """Go on where a change of the passphrase, here or on another computer, left off."""
        desk, vault = self._desk, vault_of(self._desk.repository)

        def go_on(left: int) -> None:
            if left:
                desk.rekeyer.begin(left, vault.rekey_step)

        desk.worker.run(self, vault.rekey_left, go_on, lambda _: None)

    def gather_loose(self) -> None:
        """Gather the small changes that a crash left loose.

        Not while words wait to be stored, nor while it is undecided whether anything is written.
        """
        desk = self._desk
        if self._stopped or desk.repository.read_only:
            return
        if desk.keeper.state.pending or self._is_undecided():
            QTimer.singleShot(FOLD_AFTER_MS, self, self.gather_loose)
            return
        desk.worker.run(self, desk.repository.fold, lambda _: None, lambda _: None)

    def _take_in(self) -> None:
        """Take in what other computers write while the journal is open."""
        from ui.tasks.taker import Taker

        taker = Taker(self._desk, self)
        taker.arrived.connect(self.arrived)
        taker.begin()
