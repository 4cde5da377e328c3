"""An exception forced wherever one can arise: nothing of what it holds is said or logged."""

import subprocess
import sys
from pathlib import Path

import pytest

from journal.command import run as command

CANARY = "qzkanari-of-the-worst-afternoon"
ROOT = Path(__file__).parents[2]

# In a process of its own: in this one the exceptions are the test runner's to catch.
SCRIPT = """
import sys, threading
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from journal.logfile import start_log
from ui.tasks.worker import Worker
from ui.uncaught import keep_quiet

WORDS = sys.argv[2]
app = QApplication([])
keep_quiet()
start_log(Path(sys.argv[1]))

def in_slot(): raise RuntimeError(WORDS)
def in_thread(): raise LookupError(WORDS)
def in_job(): raise ValueError(WORDS)

class Dying:
    def __del__(self): raise OSError(WORDS)

class Page(QWidget):
    def paintEvent(self, event): raise KeyError(WORDS)

QTimer.singleShot(0, in_slot)
page = Page(); page.show()
thread = threading.Thread(target=in_thread); thread.start(); thread.join()
Dying()
worker = Worker()
def failed(problem): print(problem.code, problem.fields); app.exit()
worker.run(app, in_job, lambda _: None, failed)
app.exec()
worker.stop()
page.hide()
raise AssertionError(WORDS)
"""
RAISED = {
    "RuntimeError": "in_slot",
    "LookupError": "in_thread",
    "OSError": "__del__",
    "KeyError": "paintEvent",
    "AssertionError": "<module>",
}


def test_what_was_written_is_in_no_message_and_no_log(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path), CANARY],
        capture_output=True, text=True, cwd=ROOT, timeout=60, check=False,
    )  # fmt: skip
    log = (tmp_path / "afterword.log").read_text()
    said = ended.stdout + ended.stderr
    for kind, place in RAISED.items():
        assert f"{kind} at {place}:" in ended.stderr
        assert f"uncaught {kind} at {place}:" in log
    assert "unexpected ValueError in in_job:" in log
    assert "unexpected {'kind': 'ValueError'}" in ended.stdout
    assert CANARY not in said
    assert "Traceback" not in said
    assert CANARY not in log


def test_the_command_says_what_is_safe_and_no_word_of_the_journal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def broken(_given: object, _state: Path) -> None:
        raise ValueError(CANARY)

    monkeypatch.setitem(command._COMMANDS, "check", broken)
    assert command.main(["check", str(tmp_path), "--state", str(tmp_path)]) == 2
    said = "".join(capsys.readouterr())
    assert "ValueError at broken:" in said
    assert "is as it was" in said
    assert CANARY not in said
