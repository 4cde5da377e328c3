"""Two real browsers, driven the way their makers mean it, with nothing but the standard library.

Chromium through its WebDriver server on the loopback; Firefox through Marionette, its own socket.
Both open files from the disk, with the network switched off, and tell every report of a policy.
"""

import base64
import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

PATIENCE = 60.0  # seconds for a browser to begin; a busy machine is slow
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # of the WebDriver standard
NAMES = ("chromium", "firefox")
FIREFOX = "firefox-esr" if shutil.which("firefox-esr") else "firefox"


class Browser(Protocol):
    """What a test asks of a browser."""

    downloads: Path

    def opens(self, file: Path) -> None: ...
    def runs(self, script: str, *args: object) -> Any: ...
    def types(self, selector: str, text: str) -> None: ...
    def clicks(self, selector: str) -> None: ...
    def reports(self) -> list[str]: ...
    def do(self, name: str, **values: object) -> Any: ...
    def is_as_wide_as(self, width: int) -> None: ...
    def prints(self) -> bytes: ...


def wait_for(what: Callable[[], Any], patience: float = PATIENCE) -> Any:
    """Return the first true answer; it fails when none came in time."""
    ends = time.monotonic() + patience
    while not (found := what()):
        if time.monotonic() > ends:
            raise TimeoutError(what)
        time.sleep(0.02)  # between two looks; what is waited for is the condition
    return found


@contextmanager
def browser(name: str, folder: Path) -> Iterator[Browser]:
    """Start a browser that keeps all it has in ``folder``; downloads go to its ``downloads``."""
    (folder / "downloads").mkdir(parents=True)
    with (_chromium if name == "chromium" else _firefox)(folder) as started:
        yield started


@contextmanager
def _process(folder: Path, *command: str) -> Iterator[None]:
    home = {"HOME": str(folder), "TMPDIR": str(folder), "XDG_CACHE_HOME": str(folder)}
    with (folder / "log").open("wb") as log:
        running = subprocess.Popen(
            command, stdout=log, stderr=log, env={**os.environ, **home}, start_new_session=True
        )
        try:
            yield
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(running.pid, signal.SIGKILL)
            running.wait()


class _Elements:
    """What both have in common: elements are found by CSS, and get real keys and clicks."""

    def forget(self) -> None:
        raise NotImplementedError

    def do(self, name: str, **values: object) -> Any:
        raise NotImplementedError

    def opens(self, file: Path) -> None:
        """Open a file; ``reports`` tells of it alone."""
        self.forget()
        self.do("Navigate", url=file.as_uri())

    def runs(self, script: str, *args: object) -> Any:
        return self.do("ExecuteScript", script=script, args=list(args))

    def types(self, selector: str, text: str) -> None:
        self.do("ElementSendKeys", id=self._found(selector), text=text)

    def clicks(self, selector: str) -> None:
        self.do("ElementClick", id=self._found(selector))

    def is_as_wide_as(self, width: int) -> None:
        self.do("SetWindowRect", width=width, height=900)

    def prints(self) -> bytes:
        return base64.b64decode(self.do("Print"))

    def _found(self, selector: str) -> str:
        found = self.do("FindElement", using="css selector", value=selector)
        return str(found[ELEMENT])


class _Chromium(_Elements):
    """Speaks WebDriver over HTTP on the loopback."""

    def __init__(self, port: int, folder: Path) -> None:
        self.downloads = folder / "downloads"
        self._base = f"http://127.0.0.1:{port}"
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        wait_for(self._is_ready)
        self._session = ""
        arguments = [
            "--headless=new",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-sandbox",
            "--disable-background-networking",
            f"--user-data-dir={folder / 'profile'}",
        ]
        options = {
            "args": arguments,
            "prefs": {"download.default_directory": str(folder / "downloads")},
        }
        wanted = {"goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}
        made = self._post("/session", {"capabilities": {"alwaysMatch": wanted}})
        self._session = f"/session/{made['sessionId']}"
        offline = {"offline": True, "latency": 0, "throughput": 0}
        self._post(f"{self._session}/chromium/network_conditions", {"network_conditions": offline})

    def do(self, name: str, **values: object) -> Any:
        element = values.pop("id", "")
        path = {
            "Navigate": "/url",
            "ExecuteScript": "/execute/sync",
            "FindElement": "/element",
            "ElementSendKeys": f"/element/{element}/value",
            "ElementClick": f"/element/{element}/click",
            "SetWindowRect": "/window/rect",
            "Print": "/print",
            "Tool": "/goog/cdp/execute",
        }[name]
        return self._post(self._session + path, values)

    def reports(self) -> list[str]:
        entries = self._post(f"{self._session}/se/log", {"type": "browser"})
        return [str(one["message"]) for one in entries if "Security Policy" in one["message"]]

    def forget(self) -> None:
        self.reports()  # what was read is not told again

    def ends(self) -> None:
        request = urllib.request.Request(self._base + self._session, method="DELETE")  # noqa: S310 - the loopback
        with self._opener.open(request, timeout=PATIENCE) as answer:
            answer.read()

    def _is_ready(self) -> bool:
        try:
            with self._opener.open(f"{self._base}/status", timeout=5) as answer:
                return bool(json.load(answer)["value"]["ready"])
        except OSError:
            return False

    def _post(self, path: str, body: dict[str, Any]) -> Any:
        kind = {"Content-Type": "application/json"}
        request = urllib.request.Request(self._base + path, json.dumps(body).encode(), kind)  # noqa: S310 - the loopback
        with self._opener.open(request, timeout=PATIENCE) as answer:
            return json.load(answer)["value"]


class _Firefox(_Elements):
    """Speaks Marionette: lengths, colons and JSON over a local socket."""

    def __init__(self, port: int, folder: Path) -> None:
        self.downloads = folder / "downloads"
        self._socket = wait_for(lambda: _connected(port))
        self._socket.settimeout(PATIENCE)
        self._asked = 0
        self._receive()
        self.do("NewSession", capabilities={})
        self._privileged("Services.io.offline = true;")

    def do(self, name: str, **values: object) -> Any:
        return self._ask(f"WebDriver:{name}", values)

    def reports(self) -> list[str]:
        messages = self._privileged(
            "return Services.console.getMessageArray().map((one) => String(one.message || one));"
        )
        return [one for one in messages if "Content-Security-Policy" in one]

    def forget(self) -> None:
        self._privileged("Services.console.reset();")

    def ends(self) -> None:
        self._socket.close()

    def _privileged(self, script: str) -> Any:
        self._ask("Marionette:SetContext", {"value": "chrome"})
        found = self.do("ExecuteScript", script=script, args=[])
        self._ask("Marionette:SetContext", {"value": "content"})
        return found

    def _ask(self, command: str, values: dict[str, Any]) -> Any:
        self._asked += 1
        message = json.dumps([0, self._asked, command, values]).encode()
        self._socket.sendall(str(len(message)).encode() + b":" + message)
        _, _, problem, result = self._receive()
        if problem:
            raise AssertionError(problem["message"])
        return result["value"] if set(result) == {"value"} else result

    def _receive(self) -> Any:
        length = b""
        while (byte := self._socket.recv(1)) != b":":
            length += byte
        body = b""
        while len(body) < int(length):
            body += self._socket.recv(int(length) - len(body))
        return json.loads(body)


def _connected(port: int) -> socket.socket | None:
    try:
        return socket.create_connection(("127.0.0.1", port), timeout=5)
    except OSError:
        return None


@contextmanager
def _chromium(folder: Path) -> Iterator[Browser]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with _process(folder, "chromedriver", f"--port={port}"):
        started = _Chromium(port, folder)
        try:
            yield started
        finally:
            started.ends()


@contextmanager
def _firefox(folder: Path) -> Iterator[Browser]:
    profile = folder / "profile"
    profile.mkdir()
    chosen = {
        "marionette.port": 0,
        "browser.download.folderList": 2,
        "browser.download.dir": str(folder / "downloads"),
        "browser.download.alwaysOpenPanel": False,
        "browser.shell.checkDefaultBrowser": False,
        "datareporting.policy.dataSubmissionEnabled": False,
    }
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(one)});" for name, one in chosen.items()]
    (profile / "user.js").write_text("\n".join(lines))
    command = (
        FIREFOX,
        "--headless",
        "--marionette",
        "--no-remote",
        "--remote-allow-system-access",
    )
    with _process(folder, *command, "--profile", str(profile)):
        chosen_port = profile / "MarionetteActivePort"
        wait_for(lambda: chosen_port.exists() and chosen_port.read_text().strip())
        started = _Firefox(int(chosen_port.read_text()), folder)
        try:
            yield started
        finally:
            started.ends()
