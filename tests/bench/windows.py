"""The program's window beside a bare one, both watched from outside as separate processes.

Start to first paint is taken from the picture that the X server keeps, so nothing in the program
knows that it is measured.
"""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.measure import Measure, by_turns
from tests.e2e.harness.patience import until
from tests.e2e.harness.program import ROOT, Home, Program
from tests.e2e.harness.screen import Frame, Screen

ROUNDS = 9
IDLE_S = 10.0
SETTLED_S = 2.0  # after the first paint, what was put off until after it is done too
BARE = Path(__file__).with_name("bare_window.py")
_GRID = [(x, y) for x in range(20, 1280, 60) for y in range(20, 800, 60)]


@dataclass(frozen=True)
class Subject:
    """A script and its arguments, to be opened in a home of its own."""

    script: Path
    home: Home
    arguments: Sequence[str] = ()

    @contextmanager
    def opened(self, screen: Screen) -> Iterator[tuple[Program, float]]:
        """Open its window; yield the process and the seconds until it was painted."""
        settings = {
            **self.home.environment(),
            "DISPLAY": screen.display,
            "QT_QPA_PLATFORM": "xcb",
            "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        }
        with screen.frame() as frame:
            until(lambda: _is_empty(frame), "an empty screen")
            words = self.home.folder.parent / "said.txt"
            begun = time.perf_counter()
            program = Program(settings, words, self.arguments, script=self.script)
            try:
                _wait_for_paint(frame, program)
                yield program, time.perf_counter() - begun
            finally:
                program.kill()


def measure_windows(journal: Path, home: Home) -> list[Measure]:
    """Measure the unlock page of ``journal`` against the bare window."""
    with TemporaryDirectory(prefix="aw-") as folder:
        ours = Subject(ROOT / "main.py", home, [str(journal)])
        bare = Subject(BARE, Home.under(Path(folder)))
        return [_first_paint(ours, bare), *_at_rest(ours, bare)]


def surplus_mb(journal: Path, home: Home) -> float:
    """Return how much more memory the unlock page has than a bare window, in MB."""
    with (
        TemporaryDirectory(prefix="aw-") as folder,
        Screen(manager=False) as one,
        Screen(manager=False) as other,
        Subject(ROOT / "main.py", home, [str(journal)]).opened(one) as (own, _),
        Subject(BARE, Home.under(Path(folder))).opened(other) as (least, _),
    ):
        time.sleep(SETTLED_S)
        return resident_mb(own.pid) - resident_mb(least.pid)


def _first_paint(ours: Subject, bare: Subject) -> Measure:
    with Screen(manager=False) as screen:
        own, least = by_turns(
            lambda: _seconds_to_paint(ours, screen), lambda: _seconds_to_paint(bare, screen), ROUNDS
        )
    name = f"start to first paint of the unlock page ({own * 1000:.0f} ms), to a bare window"
    return Measure(name, own / least, 1.3, "ratio")


def _seconds_to_paint(subject: Subject, screen: Screen) -> float:
    with subject.opened(screen) as (_, seconds):
        return seconds


def _at_rest(ours: Subject, bare: Subject) -> list[Measure]:
    with (
        Screen(manager=False) as one,
        Screen(manager=False) as other,
        ours.opened(one) as (own, _),
        bare.opened(other) as (least, _),
    ):
        time.sleep(SETTLED_S)
        sizes = resident_mb(own.pid), resident_mb(least.pid)
        before = _cpu_ms(own.pid), _cpu_ms(least.pid)
        time.sleep(IDLE_S)
        spent = _cpu_ms(own.pid) - before[0], _cpu_ms(least.pid) - before[1]
    memory = f"resident memory at the unlock page ({sizes[0]:.0f} MB), to a bare window"
    idle = f"CPU when idle over {IDLE_S:.0f} s ({spent[0]:.1f} ms), more than a bare window"
    return [
        Measure(memory, sizes[0] / sizes[1], 1.5, "ratio"),
        Measure(idle, spent[0] - spent[1], 10, "ms"),
    ]


def _is_empty(frame: Frame) -> bool:
    return len({frame.pixel(x, y) for x, y in _GRID}) == 1


def _wait_for_paint(frame: Frame, program: Program) -> None:
    ground = frame.pixel(*_GRID[0])
    deadline = time.perf_counter() + 30
    while sum(frame.pixel(x, y) != ground for x, y in _GRID) < len(_GRID) // 2:
        if time.perf_counter() > deadline or not program.is_running():
            raise RuntimeError(f"no window was painted\n{program.said()}")
        time.sleep(0.001)


def resident_mb(pid: int) -> float:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("the process has no memory any more")


def _cpu_ms(pid: int) -> float:
    """Return the CPU time of all threads, in milliseconds to the nanosecond."""
    threads = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(thread.read_text().split()[0]) for thread in threads) / 1e6
