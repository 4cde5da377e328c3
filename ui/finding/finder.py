"""Opens the box over the window, asks the journal in the worker, and does what was chosen."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from ui import routes
from ui.finding.command import Command
from ui.i18n.say import say
from ui.page import Page

if TYPE_CHECKING:
    from journal.repository.finding import Findings
    from ui.desk import Desk
    from ui.finding.box import FindingBox
    from ui.finding.found_model import FoundRow
    from ui.sidebar import SidebarView

ASK_AFTER_MS = 120  # after the last key


@dataclass(frozen=True)
class _Asked:
    """What was typed, and on which reflection's page."""

    words: str
    here: str = ""
    day: str = ""  # that the words mean, if they do


@dataclass(frozen=True)
class _Answer:
    """What was found, and what was asked: a late answer to other words is dropped."""

    asked: _Asked
    findings: "Findings"


class Finder(QObject):
    """The box of one window. At most one is open."""

    def __init__(
        self,
        window: QWidget,
        desk: "Desk",
        side: "SidebarView",
        page: Callable[[], Page | None],
    ) -> None:
        """Offer the places of ``side`` and what ``page`` can do."""
        super().__init__(window)
        self._window, self._desk, self._side, self._page = window, desk, side, page
        self.box: FindingBox | None = None
        self._commands: tuple[Command, ...] = ()
        self._shown: set[tuple[str, str]] = set()  # the places of the texts in the box
        self._wait = QTimer(self, interval=ASK_AFTER_MS, singleShot=True)
        self._wait.timeout.connect(self._ask)

    def open(self) -> None:
        """Open the box, unless a dialog is open already."""
        from ui.finding.box import FindingBox
        from ui.widgets.dialog import DialogScrim

        scrims = self._window.findChildren(DialogScrim)
        if any(not one.isHidden() for one in scrims):
            return
        self._commands = self._offered()
        box = self.box = FindingBox()
        box.asked.connect(lambda _words: self._wait.start())
        box.chosen.connect(self._do)
        box.closed.connect(self._closed)
        box.open_on(self._window, box.line)
        self._ask()

    def close(self) -> bool:
        """Close the box; False if it is not open."""
        if self.box is None:
            return False
        self.box.close_()
        return True

    def _closed(self) -> None:
        box, self.box = self.box, None
        self._wait.stop()
        self._commands = ()
        if box is not None:
            box.deleteLater()

    def _offered(self) -> tuple[Command, ...]:
        """Return what can be done from here: the page's own first, then what always can."""
        desk, page = self._desk, self._page()
        own = page.commands() if page is not None else ()
        begin = Command(
            say("nav", "Start a reflection"),
            "plus",
            lambda: desk.go(routes.Begin()),
            say("finding", "Ctrl N"),
        )
        noting = Command(
            say("nav", "Note it in one line"),
            "file-pen-line",
            lambda: desk.go(routes.Today(noting=True)),
        )
        example = Command(
            say("nav", "Read an example"), "file-text", lambda: desk.go(routes.Sample())
        )
        lock = Command(
            say("finding", "Lock the journal"), "lock", desk.lock, say("finding", "Ctrl L")
        )
        new = (begin,) if desk.repository.read_only else (begin, noting)
        return (*own, *new, *self._side.places(), *_settings(desk), example, lock)

    def _ask(self) -> None:
        box = self.box
        if box is None:
            return
        from ui.finding.days import day_meant

        words, here = box.words(), str(getattr(self._here(), "reflection", ""))
        asked = _Asked(words, here, day_meant(words))
        repository = self._desk.repository
        self._desk.worker.run(
            self,
            lambda: _Answer(asked, repository.asking.find(asked.words, asked.here, day=asked.day)),
            self._show,
            lambda _problem: self._show_commands(),
        )

    def _here(self) -> routes.Route | None:
        page = self._page()
        return page.here() if page is not None else None

    def _is_open_for(self, answer: "_Answer") -> bool:
        return self.box is not None and self.box.words() == answer.asked.words

    def _show(self, answer: "_Answer") -> None:
        from ui.finding.found_rows import found_rows

        if self.box is None or not self._is_open_for(answer):
            return
        findings = answer.findings
        self._shown = {(one.hit.reflection_id, one.hit.prompt_id) for one in findings.texts}
        rows = found_rows(answer.asked.words, findings, self._commands)
        self.box.show_rows(rows, reading=self._goes_on(answer))
        self._go_on(answer)

    def _goes_on(self, answer: "_Answer") -> bool:
        """Tell whether there is more to read, and room to show what is found in it."""
        from journal.repository.finding import TEXTS

        return answer.findings.more and len(self._shown) < TEXTS

    def _go_on(self, answer: "_Answer") -> None:
        """Read on, a job for each piece, so that a save waits for one at most."""
        if not self._goes_on(answer):
            return
        asked, repository = answer.asked, self._desk.repository
        self._desk.worker.run(
            self,
            lambda: _Answer(
                asked, repository.asking.find_more(asked.words, asked.here, day=asked.day)
            ),
            self._show_more,
            lambda _problem: self._stop_reading(asked),
        )

    def _show_more(self, answer: "_Answer") -> None:
        """Add what was found since below all that is there."""
        from journal.repository.finding import TEXTS
        from ui.finding.found_rows import later_rows

        if self.box is None or not self._is_open_for(answer):
            return
        places = {(one.hit.reflection_id, one.hit.prompt_id): one for one in answer.findings.texts}
        new = [place for place in places if place not in self._shown]
        new = new[: TEXTS - len(self._shown)]
        self._shown.update(new)
        rows = later_rows([places[place] for place in new], self.box.last())
        self.box.add_rows(rows, reading=self._goes_on(answer))
        self._go_on(answer)

    def _stop_reading(self, asked: "_Asked") -> None:
        if self.box is not None and self.box.words() == asked.words:
            self.box.add_rows((), reading=False)

    def _show_commands(self) -> None:
        """Offer what needs no journal, where the journal can't be searched just now."""
        from journal.repository.finding import Findings

        if self.box is not None:
            self._show(_Answer(_Asked(self.box.words()), Findings()))

    def _do(self, row: "FoundRow") -> None:
        commands = self._commands
        self.close()
        if row.route is not None:
            self._desk.go(row.route)
        elif 0 <= row.command < len(commands):
            commands[row.command].do()


def _settings(desk: "Desk") -> tuple[Command, ...]:
    from ui.settings_sections.listing import SECTIONS

    def leads_to(key: str) -> Callable[[], None]:
        return lambda: desk.go(routes.SettingsRoute(section=key))

    return tuple(
        Command(
            say("finding", "Settings: {section}", section=one.title()),
            "settings-2",
            leads_to(one.key),
            by_name=True,
        )
        for one in SECTIONS
    )
