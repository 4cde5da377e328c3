"""A second start raises the first window instead of opening a second one.

The lock is a file in the state folder named after the journal's folder. The second process asks
over a local socket (AF_UNIX or a named pipe, this user only) and ends. This is the only module that
may import QtNetwork, and it does so only after the first paint or in the second process.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCryptographicHash, QLockFile, QObject


def _name(folder: Path) -> str:
    path = str(folder.absolute()).encode("utf-8", "surrogateescape")
    # Qt's own hash: loading Python's would delay the first picture.
    digest = QCryptographicHash.hash(path, QCryptographicHash.Algorithm.Sha256)
    return bytes(digest.toHex().data()).decode("ascii")[:24]


class SingleInstance(QObject):
    """Holds the lock for one journal folder while this process lives."""

    def __init__(self, folder: Path, state: Path, parent: QObject | None = None) -> None:
        """Name the lock and the socket after ``folder``."""
        super().__init__(parent)
        self._state = state
        self._take(folder)
        self._server: QObject | None = None

    def is_first(self) -> bool:
        """Take the lock; False if another window of this journal is open."""
        return self._lock.tryLock(0)

    def ask_other_to_show(self) -> bool:
        """Ask the first window to come to the front. False if it did not answer."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._socket_path)
        if not socket.waitForConnected(1000):
            return False
        socket.write(b"show")
        socket.waitForBytesWritten(1000)
        socket.disconnectFromServer()
        return True

    def listen(self, asked: Callable[[], None]) -> None:
        """Call ``asked`` whenever a second start wants this window shown."""
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._socket_path)
        if not server.listen(self._socket_path):
            return  # a second start then opens a second, read-only window: nothing is lost

        def answer() -> None:
            connection = server.nextPendingConnection()
            if connection is not None:
                connection.disconnected.connect(connection.deleteLater)
            asked()

        server.newConnection.connect(answer)
        self._server = server

    def move_to(self, folder: Path, asked: Callable[[], None]) -> None:
        """Hold the lock of ``folder`` from now on, as when a journal was made elsewhere."""
        if _name(folder) == self._held:
            return
        self.release()
        self._take(folder)
        if self.is_first():
            self.listen(asked)

    def _take(self, folder: Path) -> None:
        self._held = _name(folder)
        self._socket_path = str(self._state / f"{self._held}.sock")
        self._lock = QLockFile(str(self._state / f"{self._held}.window"))
        self._lock.setStaleLockTime(0)

    def release(self) -> None:
        """Let go before the process is replaced: the new image has the same pid."""
        if self._server is not None:
            self._server.deleteLater()
            self._server = None
        self._lock.unlock()
