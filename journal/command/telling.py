"""What is told, to people and to programs, and how far it is. Holds no word of the journal."""

import json
import sys
from collections.abc import Generator
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

SOUND, PROBLEMS, NOT_OPENED = 0, 1, 2

Ended = TypeVar("Ended")


class CannotAsk(Exception):
    """No passphrase could be had; the sentence says why."""


class Progress(Protocol):
    """How far something is."""

    @property
    def done(self) -> int:
        """How many are done."""
        ...

    @property
    def whole(self) -> int:
        """Of how many."""
        ...


@dataclass(frozen=True)
class Told:
    """What came of a command: its status, lines for people, fields for programs."""

    status: int
    lines: tuple[str, ...]
    fields: dict[str, object] = field(default_factory=dict)

    def tell(self, command: str, *, as_json: bool) -> int:
        """Write it to the standard output, problems in words to the standard error."""
        if as_json:
            said = {"command": command, "status": self.status, **self.fields}
            sys.stdout.write(json.dumps(said, indent=2) + "\n")
        else:
            out = sys.stderr if self.status == NOT_OPENED else sys.stdout
            out.write("".join(f"{line}\n" for line in self.lines))
        return self.status


class Pace:
    """Says on the standard error how far it is: in place on a terminal, else now and then."""

    def __init__(self, *, quiet: bool) -> None:
        """Say nothing if ``quiet``."""
        self._quiet, self._live = quiet, sys.stderr.isatty()
        self._said = -1

    def take(self, steps: Generator[Progress, None, Ended], words: str) -> Ended:
        """Take all steps and return what they end with."""
        while True:
            try:
                now = next(steps)
            except StopIteration as ended:
                result: Ended = ended.value
                self._end()
                return result
            except BaseException:
                self._end()
                raise
            self._say(words, now)

    def _say(self, words: str, now: Progress) -> None:
        tenth = 10 * now.done // max(now.whole, 1)
        if self._quiet or (not self._live and tenth <= self._said):
            return
        self._said = max(self._said, tenth)
        text = f"{words} {100 * now.done // max(now.whole, 1)} %"
        sys.stderr.write(f"\r{text}" if self._live else f"{text}\n")
        sys.stderr.flush()

    def _end(self) -> None:
        if self._live and self._said >= 0:
            sys.stderr.write("\r\033[K")
        self._said = -1
