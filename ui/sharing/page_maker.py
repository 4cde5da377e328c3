"""Has the page made in the worker, soon after the last change; only the newest page comes back."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from journal.disclosure.rendering import Format
from journal.errors import AfterwordError
from ui.i18n.say import say
from ui.sharing.preview import Made, Wish, make

if TYPE_CHECKING:
    from ui.desk import Desk

MAKE_AFTER_MS = 150  # a pause in typing or switching, before the page is made anew
FIRST_FORMAT: Format = "html"


class PageMaker(QObject):
    """``made`` carries the page that was asked for last, ``not_made`` why there is none."""

    made = Signal(object)  # Made
    not_made = Signal(object)  # AfterwordError

    def __init__(self, desk: "Desk", wish: Callable[[Format, str], Wish], parent: QObject) -> None:
        """``wish`` returns all that a page in some format is made of, as it stands now."""
        super().__init__(parent)
        self._desk, self._wish = desk, wish
        self._asked = 0  # counts what was asked for, so that a late answer is known as late
        self._answered = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(MAKE_AFTER_MS)
        self._pause.timeout.connect(lambda: self.make(FIRST_FORMAT))

    @property
    def is_settled(self) -> bool:
        """Tell whether the newest page that was asked for has come back."""
        return not self._pause.isActive() and self._asked == self._answered

    def make_soon(self) -> None:
        """Make the page anew once there is a pause; what is being made is thrown away."""
        self._asked += 1
        self._pause.start()

    def make(self, wanted: Format, passphrase: str = "") -> None:
        """Make the page now; ``passphrase`` is for one that is protected."""
        self._asked += 1
        asked, wish = self._asked, self._wish(wanted, passphrase)
        self._desk.worker.pages.run(
            self,
            lambda: make(wish),
            lambda made: self._came(asked, made),
            lambda problem: self._came(asked, problem),
            says=say("share", "Making the page…"),
        )

    def _came(self, asked: int, answer: Made | AfterwordError) -> None:
        if asked != self._asked:
            return
        self._answered = asked
        if isinstance(answer, Made):
            self.made.emit(answer)
        else:
            self.not_made.emit(answer)
