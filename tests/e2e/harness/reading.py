"""The reader process and the line to it."""

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.e2e.harness.program import clean_environment
from tests.e2e.harness.tree import Thing, Tree

_SCRIPT = Path(__file__).with_name("reader.py")


class Reading:
    """Asks the reader process, one line at a time. A context manager."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        """Remember where: the display, the bus and the home."""
        self._environment = environment
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        """Start it with Debian's Python, which has the bindings."""
        self._process = subprocess.Popen(
            # Debian's bindings warn of names that their next version drops; theirs to change.
            ["/usr/bin/python3", "-W", "ignore::DeprecationWarning", str(_SCRIPT)],
            env=clean_environment(self._environment),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=None,
            text=True,
        )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the line; the process ends."""
        if self._process is not None:
            self._process.communicate(timeout=10)

    def tree(self, pid: int) -> Tree:
        """Return what is visible now; empty while the program starts or is replaced."""
        rows = self._ask({"do": "tree", "pid": pid})
        return Tree(rows if isinstance(rows, list) else [])

    def act(self, thing: Thing, action: str = "") -> bool:
        """Do an action of a thing of the last tree. False where it has none or is gone."""
        return self._ask({"do": "act", "at": thing.at, "action": action}) is True

    def focus(self, thing: Thing) -> bool:
        """Put the keyboard there."""
        return self._ask({"do": "focus", "at": thing.at}) is True

    def write(self, thing: Thing, text: str, *, replace: bool) -> bool:
        """Put text into a field as a dictation program would."""
        wish = {"do": "write", "at": thing.at, "text": text, "replace": replace}
        return self._ask(wish) is True

    def set_value(self, thing: Thing, number: float) -> bool:
        """Set a slider or a spin box."""
        return self._ask({"do": "value", "at": thing.at, "number": number}) is True

    def _ask(self, wish: dict[str, Any]) -> object:
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            raise RuntimeError("the reader was not started")
        process.stdin.write(json.dumps(wish) + "\n")
        process.stdin.flush()
        line = process.stdout.readline()
        if not line:
            raise RuntimeError("the reader ended; its last words are above")
        return json.loads(line).get("ok")
