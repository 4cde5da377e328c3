"""Afterword on a day of the test's choosing. No part of Afterword.

Everything is the real program but its clock, which starts at the first argument, a moment with its
zone, and runs on from there as time does.
"""

import sys
import time
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


class ClockOfTheDay:
    """Starts at a moment and never jumps."""

    def __init__(self, start: datetime) -> None:
        """Start now."""
        self._start, self._began = start.astimezone(UTC), time.monotonic()

    def now(self) -> datetime:
        """Return the moment it was started with and what has passed since."""
        return self._start + timedelta(seconds=time.monotonic() - self._began)

    def zone(self) -> tzinfo | None:
        """Return the system's zone."""
        return None


def main(moment: str) -> int:
    """Run the program as ``main.py`` does."""
    sys.path.insert(0, str(ROOT))
    from journal.system import protect_process

    protect_process()
    from ui.app import Launch, run

    program = (str(Path(__file__).resolve()), moment)
    launch = Launch(folder=None, program=program, version="of the tests")
    return run(launch, ClockOfTheDay(datetime.fromisoformat(moment)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
