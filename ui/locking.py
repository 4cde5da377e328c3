"""Locking leaves nothing: the process is replaced by itself, at the lock screen.

Freeing objects in Python does not erase what they held; a new program image does. What the new
process must know travels as arguments, and is never private: the folder, the time, the window's
place.
"""

import os
import sys
from collections.abc import Sequence

from ui.frozen import Frozen


class Handover(Frozen):
    """What the locked process is started with."""

    folder: str
    locked_at: str  # "18:42", as the person's clock shows it
    by_itself: bool
    geometry: str  # "x,y,width,height,maximised", or ""

    def arguments(self) -> list[str]:
        """Return the command line after the program's name."""
        parts = ["--locked-at", self.locked_at, "--window", self.geometry]
        if self.by_itself:
            parts.append("--by-itself")
        return [*parts, "--", self.folder]


def replace_process(program: Sequence[str], handover: Handover) -> None:
    """Become a fresh process that shows the lock screen. Does not return.

    ``program`` is what follows the interpreter: its options and main.py.
    """
    command = [sys.executable, *program, *handover.arguments()]
    sys.stdout.flush()
    sys.stderr.flush()
    if sys.platform == "win32":
        # exec on Windows starts a child and leaves the console confused; a new process and an
        # immediate exit leave no memory of ours behind either.
        import subprocess  # no other system needs it

        subprocess.Popen(command, close_fds=True)  # noqa: S603  our own program, fixed arguments
        os._exit(0)
    try:
        os.execv(sys.executable, command)  # noqa: S606  no shell is wanted
    except OSError:  # the interpreter was taken away: all is saved, and nothing may stay in memory
        os._exit(1)
