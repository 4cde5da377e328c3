"""A place for one person: a screen, a bus, a home folder, and a reader of what is on the screen."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.e2e.harness.bus import Bus
from tests.e2e.harness.person import Person
from tests.e2e.harness.program import Home
from tests.e2e.harness.reading import Reading
from tests.e2e.harness.screen import Screen


@contextmanager
def seated(
    pictures: Path, *, width: int = 1280, height: int = 800, scale: int = 1
) -> Iterator[Person]:
    """Yield somebody who sits at a screen of this size; their program is ended after it.

    ``scale`` is how many dots of the screen the desktop gives to one pixel of a window.
    """
    # Not pytest's folder: the path of a local socket has room for about a hundred bytes.
    with TemporaryDirectory(prefix="aw-") as folder, Screen(width, height) as screen:
        home = Home.under(Path(folder))
        settings = {
            **home.environment(),
            "DISPLAY": screen.display,
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "QT_SCALE_FACTOR": str(scale),
        }
        with Bus(settings) as bus:
            settings["DBUS_SESSION_BUS_ADDRESS"] = bus.address
            settings["DBUS_SYSTEM_BUS_ADDRESS"] = bus.address  # the machine's own has no say here
            with Reading(settings) as reading:
                person = Person(screen, home, reading, settings, pictures)
                try:
                    yield person
                finally:
                    person.leaves()
