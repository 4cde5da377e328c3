"""A desktop that locks its screen and goes to sleep, as a process that takes JSON lines.

It is run by Debian's own Python, which has the bus's bindings; the .venv has not. It stands for
logind and a screen saver on a bus of the test's own. One request is one line, one answer is one.

    saver    name            tell, as that screen saver, that the screen is locked
    sleep                    tell that the machine is about to sleep
    lock     session         tell that this session is to be locked
    waits                    answer how many programs the sleep waits for at this moment
"""

import json
import os
import select
import sys
from typing import Any

import gi  # type: ignore[import-not-found, unused-ignore]  # Debian's, outside the .venv

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # type: ignore[import-not-found, unused-ignore]  # noqa: E402  as above; the version is named before the import

LOGIND, MANAGER = "org.freedesktop.login1", "/org/freedesktop/login1"
ABOUT = f"""<node><interface name="{LOGIND}.Manager"><method name="Inhibit">
<arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
<arg type="s" direction="in"/><arg type="h" direction="out"/></method></interface></node>"""

held: list[int] = []  # our ends of the pipes that were given away


def inhibit(*call: Any) -> None:
    """Give one end of a pipe away; sleep waits until all copies of it are closed."""
    parameters, invocation = call[5], call[6]
    what, _who, _why, mode = parameters.unpack()
    if (what, mode) != ("sleep", "delay"):
        invocation.return_dbus_error("org.freedesktop.DBus.Error.InvalidArgs", what)
        return
    ours, theirs = os.pipe()
    held.append(ours)
    given = Gio.UnixFDList.new()
    handle = GLib.Variant("(h)", (given.append(theirs),))
    invocation.return_value_with_unix_fd_list(handle, given)
    os.close(theirs)


def waits() -> int:
    """Count the pipes whose other end is still held by somebody."""
    ended, _, _ = select.select(held, [], [], 0)
    return len(held) - len(ended)


def tell(bus: Any, wish: dict[str, str]) -> object:
    """Do what is asked."""
    on = GLib.Variant("(b)", (True,))
    if wish["do"] == "waits":
        return waits()
    if wish["do"] == "saver":
        path = "/" + wish["name"].replace(".", "/")
        return bus.emit_signal(None, path, wish["name"], "ActiveChanged", on)
    if wish["do"] == "sleep":
        return bus.emit_signal(None, MANAGER, f"{LOGIND}.Manager", "PrepareForSleep", on)
    path = f"{MANAGER}/session/{wish['session']}"
    return bus.emit_signal(None, path, f"{LOGIND}.Session", "Lock", None)


def main() -> None:
    """Own logind's name, say so, and answer until the line is closed."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
    about = Gio.DBusNodeInfo.new_for_xml(ABOUT).interfaces[0]
    bus.register_object(MANAGER, about, inhibit, None, None)
    loop = GLib.MainLoop()

    def ready(*_: object) -> None:
        sys.stdout.write('{"ok": "ready"}\n')
        sys.stdout.flush()

    def heard(*_: object) -> bool:
        line = sys.stdin.readline()
        if not line:
            loop.quit()
            return False
        answer = tell(bus, json.loads(line))
        bus.flush_sync(None)
        sys.stdout.write(json.dumps({"ok": answer}) + "\n")
        sys.stdout.flush()
        return True

    Gio.bus_own_name_on_connection(bus, LOGIND, Gio.BusNameOwnerFlags.NONE, ready, None)
    GLib.io_add_watch(0, GLib.IO_IN | GLib.IO_HUP, heard)
    loop.run()


if __name__ == "__main__":
    main()
