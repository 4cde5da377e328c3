"""Takes in what other computers wrote into the journal's folder, once it has arrived.

An engine brings files one by one, so it waits until the folder has been quiet for a moment. What is
on the desk stays as it is: the repository keeps what is typed beside what came.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from journal.errors import AfterwordError, FolderUnreachable
from journal.vault import Arrivals
from ui.session import vault_of

if TYPE_CHECKING:
    from journal.repository import Repository
    from ui.desk import Desk

QUIET_MS = 1500


class Taker(QObject):
    """One for each open journal. ``arrived`` when something was taken in."""

    arrived = Signal()

    def __init__(self, desk: "Desk", parent: QObject) -> None:
        """Watch the folder of the journal on the desk from ``begin`` on."""
        super().__init__(parent)
        self._desk = desk
        self._arrivals: Arrivals | None = None
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self._look)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(lambda _folder: self._quiet.start())

    def begin(self) -> None:
        """Take what is there as known, and watch."""
        repository = self._desk.repository
        self._watcher.addPath(str(vault_of(repository).folder))
        self._desk.worker.run(
            self, lambda: self._begin(repository), lambda _: None, lambda _problem: None
        )

    def _begin(self, repository: "Repository") -> None:
        vault = vault_of(repository)
        self._arrivals = Arrivals(vault.folder, vault.device)

    def _look(self) -> None:
        repository = self._desk.repository
        self._desk.worker.run(self, lambda: self._take(repository), self._taken, self._not_taken)

    def _take(self, repository: "Repository") -> bool:
        """Runs on the worker."""
        try:
            if self._arrivals is None or not self._arrivals.are_new():
                return False
            repository.take_in()
        except OSError:
            raise FolderUnreachable(folder=vault_of(repository).folder) from None
        return True

    def _taken(self, new: object) -> None:
        if self._arrivals is not None and self._arrivals.growing:
            self._quiet.start()  # a file that grows is no news to whoever watches its folder
        if new:
            self.arrived.emit()

    def _not_taken(self, _problem: AfterwordError) -> None:
        """A folder that is away is said where a save is refused; here it is only tried again."""
        self._quiet.start(10 * QUIET_MS)
