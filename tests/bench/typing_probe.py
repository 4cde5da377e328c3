"""Types into the writing field while saves and looks run on workers: how long did the window stand?

Run as a process of its own: ``typing_probe.py FOLDER STATE`` with a journal from ``vaults.fill``.
Prints one JSON line: the longest gap of the event loop, in milliseconds, at rest, while saving and
while the language coach looks at a long text, and how many saves and looks there were.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal.clock import SystemClock
from journal.coach import load_lists, look
from journal.errors import AfterwordError
from journal.vault import Vault, open_vault
from tests.bench.vaults import PASSPHRASE
from tests.e2e.harness.program import ROOT
from ui.tasks.worker import Worker
from ui.theme.theme import install
from ui.widgets.writing_edit import WritingEdit

PHASE_MS = 4000
KEY_EVERY_MS = 25  # faster than anybody types
WORDS = "I read the runbook and went on, since the light was green. "
LONG = (WORDS + "I should have known that the store would not survive. ") * 60  # some four pages


class Probe(QObject):
    """First a phase of typing alone, then one while saves follow one another, then looks."""

    def __init__(self, vault: Vault, edit: WritingEdit) -> None:
        """Start both timers; the event loop does the rest."""
        super().__init__()
        self._vault, self._edit = vault, edit
        self._worker = Worker(self)
        self._typed, self.saves, self.looks = 0, 0, 0
        self._lists = load_lists(ROOT / "resources" / "coach", "en")
        self._saves_now = True
        self._last = time.perf_counter()
        self._gap = 0.0
        self.gaps_ms: list[float] = []
        self._start_timer(1, self._tick)
        self._start_timer(KEY_EVERY_MS, self._type)
        QTimer.singleShot(PHASE_MS, self, self._begin_saving)

    def _start_timer(self, milliseconds: int, act: Callable[[], None]) -> None:
        timer = QTimer(self, interval=milliseconds, timerType=Qt.TimerType.PreciseTimer)
        timer.timeout.connect(act)
        timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        self._gap = max(self._gap, now - self._last)
        self._last = now

    def _type(self) -> None:
        QTest.keyClicks(self._edit, WORDS[self._typed % len(WORDS)])
        self._typed += 1

    def _begin_saving(self) -> None:
        self._end_phase()
        self._save()
        QTimer.singleShot(PHASE_MS, self, self._begin_looking)

    def _save(self) -> None:
        body = self._edit.toPlainText().encode()
        self._worker.run(self, lambda: self._vault.put("typed", body), self._saved, self._stop)

    def _saved(self, _info: object) -> None:
        self.saves += 1
        if self._saves_now:
            self._save()

    def _begin_looking(self) -> None:
        self._end_phase()
        self._saves_now = False
        self._look()
        QTimer.singleShot(PHASE_MS, self, self._end)

    def _look(self) -> None:
        lists = self._lists
        self._worker.pages.run(self, lambda: look(lists, LONG), self._looked, self._stop)

    def _looked(self, _marks: object) -> None:
        self.looks += 1
        self._look()

    def _stop(self, problem: AfterwordError) -> None:
        sys.exit(f"not saved: {problem}")

    def _end(self) -> None:
        self._end_phase()
        self._worker.drain(10)
        self._worker.stop()
        QApplication.quit()

    def _end_phase(self) -> None:
        self.gaps_ms.append(self._gap * 1000)
        self._gap = 0.0


def main(folder: Path, state: Path) -> None:
    """Run both phases and print what was seen."""
    app = QApplication(sys.argv[:1])
    install(app)
    edit = WritingEdit("What happened?")
    edit.resize(700, 600)
    edit.show()
    vault = open_vault(folder, PASSPHRASE, state=state, clock=SystemClock())
    probe = Probe(vault, edit)
    app.exec()
    vault.close()
    at_rest, saving, looking = probe.gaps_ms
    seen = {
        "at_rest_ms": at_rest,
        "saving_ms": saving,
        "saves": probe.saves,
        "looking_ms": looking,
        "looks": probe.looks,
    }
    sys.stdout.write(json.dumps(seen) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
