"""The line to the desktop of the tests: it locks the screen, sends the machine to sleep."""

import json
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.e2e.harness.program import clean_environment

_SCRIPT = Path(__file__).with_name("desktop.py")


class Desktop:
    """What happens to the program from outside, in sentences."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        """Speak to a process of ``desktop.py``, once it is ready."""
        self._process = process
        self._answer()

    def locks_the_screen(self, saver: str = "org.freedesktop.ScreenSaver") -> None:
        """Tell it as that screen saver does."""
        self._ask({"do": "saver", "name": saver})

    def goes_to_sleep(self) -> None:
        """Tell it as logind does when the lid closes."""
        self._ask({"do": "sleep"})

    def locks_the_session(self, session: str = "_32") -> None:
        """Tell it as logind does on ``loginctl lock-session``."""
        self._ask({"do": "lock", "session": session})

    def is_waiting_for(self) -> int:
        """Return how many programs hold up the machine's sleep."""
        waits = self._ask({"do": "waits"})
        assert isinstance(waits, int)
        return waits

    def _ask(self, wish: dict[str, str]) -> object:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(wish) + "\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> object:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the desktop ended; its last words are above"
        return json.loads(line)["ok"]


@contextmanager
def desktop(environment: Mapping[str, str]) -> Iterator[Desktop]:
    """Start one on the session's bus of ``environment``, and end it afterwards."""
    process = subprocess.Popen(
        ["/usr/bin/python3", "-W", "ignore::DeprecationWarning", str(_SCRIPT)],
        env=clean_environment(environment),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield Desktop(process)
    finally:
        process.communicate(timeout=10)
