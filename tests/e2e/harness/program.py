"""The real program in folders of its own: a process to watch, to kill and to open again."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

# Debian's accessibility bus asks Qt for something that Qt does not have and does well without; a
# reader of the screen may ask for a thing that went away the moment before; and on a slow machine
# the bus may be begun anew by its own launcher while the program has just found it.
NOT_OURS = (
    "QDBusConnection: name 'org.a11y.Bus' had owner '' but we thought it was",
    'does not implement "GetApplicationBusAddress"',
    "qt.accessibility.atspi: Could not find accessible on path:",
)
ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True)
class Home:
    """A home folder that holds nothing but what the program leaves in it."""

    folder: Path

    @classmethod
    def under(cls, folder: Path) -> "Home":
        """Make one, with a runtime folder that is private as the standard asks."""
        home = cls(folder / "home")
        for place in home.environment().values():
            Path(place).mkdir(mode=0o700, parents=True, exist_ok=True)
        return home

    def environment(self) -> dict[str, str]:
        """Return the variables that make this the only home the program knows."""
        return {
            "HOME": str(self.folder),
            "TMPDIR": str(self.folder / "tmp"),
            "XDG_CACHE_HOME": str(self.folder / ".cache"),
            "XDG_CONFIG_HOME": str(self.folder / ".config"),
            "XDG_DATA_HOME": str(self.folder / ".local" / "share"),
            "XDG_DOCUMENTS_DIR": str(self.folder / "Documents"),
            "XDG_RUNTIME_DIR": str(self.folder / "run"),
            "XDG_STATE_HOME": str(self.folder / ".local" / "state"),
        }

    def files(self) -> list[Path]:
        """Return every regular file in it."""
        return sorted(path for path in self.folder.rglob("*") if path.is_file())


class Program:
    """One start of the program. Locking replaces the process and keeps its id."""

    def __init__(
        self,
        environment: Mapping[str, str],
        words_to: Path,
        arguments: Sequence[str] = (),
        *,
        script: Path = ROOT / "main.py",
        under: Sequence[str] = (),
    ) -> None:
        """Start ``script``; what it says goes to the file ``words_to``.

        ``under`` is a command that runs it and leaves it its process id, as ``strace -D`` does.
        """
        self._words_to = words_to
        with words_to.open("ab") as words:
            self._process = subprocess.Popen(
                [*under, sys.executable, str(script), *arguments],
                cwd=ROOT,
                env=clean_environment(environment),
                stdin=subprocess.DEVNULL,
                stdout=words,
                stderr=words,
                start_new_session=True,
            )

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    def is_running(self) -> bool:
        """Whether it has not ended."""
        return self._process.poll() is None

    def arguments(self) -> list[str]:
        """Return the present command line; a lock, which replaces the process, changes it."""
        line = Path(f"/proc/{self.pid}/cmdline").read_bytes()
        return [part.decode() for part in line.split(b"\0")[:-1]]

    def variables(self) -> str:
        """Return its environment as it was handed over, one text."""
        return Path(f"/proc/{self.pid}/environ").read_text(errors="replace")

    def kill(self) -> None:
        """End it as a power cut would: at once, without a word."""
        self._process.kill()
        self._process.wait(timeout=60)

    def ask_to_end(self, within_s: float = 60) -> int:
        """Send SIGTERM and return the exit status."""
        self._process.send_signal(signal.SIGTERM)
        return self._process.wait(timeout=within_s)

    def wait(self, within_s: float = 60) -> int:
        """Return the exit status of a program that is ending."""
        return self._process.wait(timeout=within_s)

    def said(self) -> str:
        """Return all that it wrote to its output, Qt's warnings included: mostly nothing."""
        return words_said(self._words_to)


def clean_environment(own: Mapping[str, str]) -> dict[str, str]:
    """Return a small environment, so that nothing of this desktop or shell has a say."""
    kept = ("PATH", "LANG", "TZ")
    base = {name: os.environ[name] for name in kept if name in os.environ}
    return {"LANG": "C.UTF-8", **base, **own}


def words_said(words_to: Path) -> str:
    """Return what a program wrote to its output, but for the lines that are not its own."""
    lines = words_to.read_text(errors="replace").splitlines()
    return "\n".join(line for line in lines if not any(words in line for words in NOT_OURS))
