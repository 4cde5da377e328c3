"""Real Syncthing processes that carry a folder between two places of this machine.

Everything that would leave the loopback is off: discovery, relays, NAT, STUN, reports of use and of
crashes, upgrades. Each is driven by its own REST interface. It looks into the folder when it is
told to and not by a watch, so that a test says when files are carried.
"""

import contextlib
import json
import random
import shutil
import socket
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

from tests.e2e.harness.patience import until

PROGRAM = shutil.which("syncthing")
KEY = "a-key-of-this-test-alone"
PATIENCE_S = 60.0  # a good run needs one or two
# Below those that systems give to outgoing connections, so that none of these takes one meanwhile.
PORTS = range(20_000, 30_000)

# Options by which it would speak to somebody else.
OUTSIDE = (
    "globalAnnounceEnabled",
    "localAnnounceEnabled",
    "relaysEnabled",
    "natEnabled",
    "crashReportingEnabled",
    "autoUpgradeIntervalH",
    "announceLANAddresses",
)

DEVICE = """
  <device id={id} name={name} compression="never">
    <address>{address}</address>
  </device>"""
CONFIG = """<configuration version="36">
  <folder id="journal" path={path} type="sendreceive" rescanIntervalS="0" fsWatcherEnabled="false">
    <minDiskFree unit="%">0</minDiskFree>{members}
  </folder>{devices}
  <gui enabled="true" tls="false">
    <address>127.0.0.1:{gui}</address>
    <apikey>{key}</apikey>
  </gui>
  <options>
    <listenAddress>tcp4://127.0.0.1:{port}</listenAddress>
    <globalAnnounceEnabled>false</globalAnnounceEnabled>
    <localAnnounceEnabled>false</localAnnounceEnabled>
    <relaysEnabled>false</relaysEnabled>
    <natEnabled>false</natEnabled>
    <stunServer></stunServer>
    <startBrowser>false</startBrowser>
    <urAccepted>-1</urAccepted>
    <urSeen>99</urSeen>
    <crashReportingEnabled>false</crashReportingEnabled>
    <autoUpgradeIntervalH>0</autoUpgradeIntervalH>
    <releasesURL></releasesURL>
    <announceLANAddresses>false</announceLANAddresses>
    <reconnectionIntervalS>1</reconnectionIntervalS>
    <minHomeDiskFree unit="%">0</minHomeDiskFree>
  </options>
</configuration>
"""


@dataclass
class Syncthing:
    """One engine: a folder that it carries, a home of its own, and its process while it runs."""

    folder: Path
    home: Path
    device: str = ""
    gui: int = 0
    port: int = 0
    _process: subprocess.Popen[bytes] | None = None
    _environment: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Make its certificate; the device id is made of that."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.home.mkdir(parents=True)
        self._environment = {"HOME": str(self.home), "GOMAXPROCS": "2", "STNODEFAULTFOLDER": "1"}
        self.runs("generate", "--no-default-folder", "--skip-port-probing")
        self.device = self.runs("--device-id").strip()

    def runs(self, *arguments: str) -> str:
        """Run it for one answer."""
        done = subprocess.run(
            [str(PROGRAM), *arguments, "--home", str(self.home)],
            env=self._environment,
            check=True,
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
        )
        return done.stdout

    def knows(self, all_of_them: "Sequence[Syncthing]") -> None:
        """Write its configuration: who shares the folder, and where they listen."""
        listed = [
            DEVICE.format(
                id=quoteattr(one.device),
                name=quoteattr(one.home.name),
                address=f"tcp4://127.0.0.1:{one.port}",
            )
            for one in all_of_them
        ]
        members = "".join(f"\n    <device id={quoteattr(one.device)}/>" for one in all_of_them)
        told = CONFIG.format(
            path=quoteattr(str(self.folder)),
            members=members,
            devices="".join(listed),
            gui=self.gui,
            key=KEY,
            port=self.port,
        )
        (self.home / "config.xml").write_text(told, encoding="utf-8")

    def starts(self) -> None:
        """Start, and wait until it answers."""
        alone = ("--no-browser", "--no-restart", "--no-upgrade", "--logfile", self.home / "log")
        self._process = subprocess.Popen(
            [str(PROGRAM), "serve", "--home", self.home, *alone],
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until(self._answers, "Syncthing to answer", within_s=PATIENCE_S, detail=self.log)

    def stops(self) -> None:
        """End it: nothing is carried from now on."""
        process, self._process = self._process, None
        if process is not None:
            process.terminate()
            process.wait(PATIENCE_S)

    def is_running(self) -> bool:
        """Tell whether it carries anything now."""
        return self._process is not None

    def asks(self, what: str, method: str = "GET") -> Any:
        """Ask its REST interface; ``None`` where it has no words for an answer."""
        connection = HTTPConnection("127.0.0.1", self.gui, timeout=PATIENCE_S)
        with contextlib.closing(connection):
            connection.request(method, f"/rest/{what}", headers={"X-API-Key": KEY})
            answer = connection.getresponse()
            told = answer.read()
        assert answer.status == 200, (what, answer.status, told)
        return json.loads(told) if told else None

    def looks(self) -> None:
        """Have it look into the folder now; what is new there is known when this returns."""
        self.asks("db/scan?folder=journal", "POST")

    def is_done(self) -> bool:
        """Tell whether it has nothing to fetch or remove, as far as it knows."""
        told = self.asks("db/status?folder=journal")
        assert not told["errors"], self.asks("folder/errors?folder=journal")
        return bool(told["state"] == "idle" and told["needTotalItems"] == 0)

    def sees(self, other: "Syncthing") -> bool:
        """Tell whether the two are connected."""
        connected = self.asks("system/connections")["connections"][other.device]["connected"]
        return bool(connected)

    def _answers(self) -> bool:
        assert self._process is not None
        assert self._process.poll() is None, self.log()
        with contextlib.suppress(OSError, HTTPException):
            return bool(self.asks("system/ping"))
        return False

    def log(self) -> str:
        """Return what it says of itself."""
        with contextlib.suppress(OSError):
            return (self.home / "log").read_text(encoding="utf-8", errors="replace")
        return ""


@contextlib.contextmanager
def carried(root: Path, *folders: Path) -> Iterator[tuple[Syncthing, ...]]:
    """Carry between folders while the block runs; all engines have ended after it."""
    engines = tuple(
        Syncthing(folder, root / f"engine {number}") for number, folder in enumerate(folders)
    )
    try:
        for engine in engines:
            engine.gui, engine.port = free_port(), free_port()
        for engine in engines:
            engine.knows(engines)
            engine.starts()
        yield engines
    finally:
        for engine in engines:
            engine.stops()


def free_port() -> int:
    """Return a port of the loopback on which nobody listens."""
    for port in random.sample(PORTS, 50):
        with socket.socket() as one, contextlib.suppress(OSError):
            one.bind(("127.0.0.1", port))
            return port
    raise AssertionError("no port of the loopback is free")


def carry_all(*engines: Syncthing) -> None:
    """Wait until every folder holds the same and no engine has anything left to do."""
    first = engines[0]
    for one in engines:
        one.looks()

    def same() -> bool:
        held = [_names(one.folder) for one in engines]
        return (
            all(other == held[0] for other in held)
            and all(one.is_done() for one in engines)
            and all(first.sees(one) for one in engines[1:])
        )

    said = "the folders to be the same"
    until(same, said, within_s=PATIENCE_S, detail=lambda: "\n".join(one.log() for one in engines))


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.is_file()}
