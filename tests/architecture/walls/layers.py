"""Who may know whom, where import contracts cannot say it: main.py, Qt by name, the network."""

from tests.architecture.source import Example, Module, imported

LONGEST_ROOT = 100

NETWORK = frozenset(
    {
        "aiohttp", "asyncio", "ftplib", "http", "httpx", "imaplib", "nntplib", "poplib", "requests",
        "smtplib", "socket", "socketserver", "ssl", "telnetlib", "urllib.request", "urllib3",
        "webbrowser", "websockets", "xmlrpc",
        "PySide6.QtHttpServer", "PySide6.QtNetwork", "PySide6.QtNetworkAuth",
        "PySide6.QtWebChannel", "PySide6.QtWebEngineCore", "PySide6.QtWebEngineWidgets",
        "PySide6.QtWebSockets", "PySide6.QtWebView",
    }
)  # fmt: skip
# A local socket by which a second start asks the first window to come to the front.
LOCAL_SOCKET = "ui/single_instance.py"


def root_is_short_and_goes_through_app(module: Module) -> list[str]:
    """main.py stays under 100 lines and knows of ui only its app."""
    if module.path != "main.py":
        return []
    lines = len(module.text.splitlines())
    found = [] if lines < LONGEST_ROOT else [f"main.py: {lines} lines"]
    return found + [
        module.at(node, f"imports {name}")
        for node, name in imported(module)
        if _is_within(name, {"ui"}) and name != "ui" and not _is_within(name, {"ui.app"})
    ]


def journal_has_no_window(module: Module) -> list[str]:
    """Nothing under journal/ imports Qt or the window, also late, also by name."""
    if not module.is_in("journal/"):
        return []
    return [
        module.at(node, f"imports {name}")
        for node, name in imported(module)
        if _is_within(name, {"PySide6", "shiboken6", "ui", "main"})
    ]


def nothing_reaches_the_network(module: Module) -> list[str]:
    """No module imports what could talk to another computer."""
    return [
        module.at(node, f"imports {name}")
        for node, name in imported(module)
        if _is_within(name, NETWORK)
        and not (module.path == LOCAL_SOCKET and _is_within(name, {"PySide6.QtNetwork"}))
    ]


def _is_within(name: str, packages: frozenset[str] | set[str]) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


FIRES = (
    Example(root_is_short_and_goes_through_app, "from ui.main_window import MainWindow", "main.py"),
    Example(root_is_short_and_goes_through_app, "from ui import desk", "main.py"),
    Example(root_is_short_and_goes_through_app, "pass\n" * 100, "main.py"),
    Example(journal_has_no_window, "from PySide6.QtCore import QObject", "journal/clock.py"),
    Example(journal_has_no_window, "def f():\n import ui.app", "journal/vault/vault.py"),
    Example(journal_has_no_window, "import_module('PySide6.QtCore')", "journal/clock.py"),
    Example(nothing_reaches_the_network, "import socket"),
    Example(nothing_reaches_the_network, "from urllib import request"),
    Example(nothing_reaches_the_network, "import http.client", "journal/vault/lock.py"),
    Example(nothing_reaches_the_network, "from PySide6.QtNetwork import QTcpSocket"),
    Example(nothing_reaches_the_network, "from PySide6 import QtNetwork"),
    Example(nothing_reaches_the_network, "import ssl", LOCAL_SOCKET),
)
PASSES = (
    Example(root_is_short_and_goes_through_app, "from ui.app import run", "main.py"),
    Example(journal_has_no_window, "from journal.clock import Clock", "journal/path/view.py"),
    Example(journal_has_no_window, "from PySide6.QtCore import QObject"),
    Example(nothing_reaches_the_network, "from urllib.parse import quote"),
    Example(
        nothing_reaches_the_network, "from PySide6.QtNetwork import QLocalServer", LOCAL_SOCKET
    ),
)
WALLS = (
    root_is_short_and_goes_through_app,
    journal_has_no_window,
    nothing_reaches_the_network,
)
