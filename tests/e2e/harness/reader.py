"""What a screen reader sees and does, as a process that answers JSON lines.

It is run by Debian's own Python, which has the accessibility bindings; the .venv has not. One
request is one line, ``{"do": …}``; one answer is one line, ``{"ok": …}`` or ``{"gone": "…"}`` where
what was asked for is not there (any more). It knows no program and no test.

    tree   pid                 every visible thing of that process, parents before children
    act    at, action          do an action of a thing of the last tree ("" is its first one)
    focus  at                  put the keyboard there
    write  at, text, replace   put text at the end of a field, or in place of what it holds
    value  at, number          set a slider, a spin box

It speaks to the accessibility bus itself: all questions about a page are under way at once, so that
a page is read in a tenth of the time that one question after the other takes.
"""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import gi  # type: ignore[import-not-found, unused-ignore]  # Debian's, outside the .venv

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # type: ignore[import-not-found, unused-ignore]  # noqa: E402  as above; the version is named before the import

MOST_CHILDREN = 300  # of one parent: a long list is read as far as a person would scroll
TEXT_ROLES = {"text", "entry", "password text", "paragraph", "terminal", "spin button"}
ROOT = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
PATIENCE_MS = 8000
LOOKS_EVERY_US, MOST_LOOKS = 5_000, 400
SCREEN = 0  # extents in pixels of the screen
Address = tuple[str, str]  # the name of a connection, the path of an object


@dataclass
class Node:
    """One accessible object, as far as its answers have come in."""

    address: Address
    states: list[str] = field(default_factory=list)
    role: str = ""
    name: str = ""
    about: str = ""
    text: str = ""
    box: list[int] = field(default_factory=lambda: [0, 0, 0, 0])
    children: list["Node"] = field(default_factory=list)

    @property
    def is_seen(self) -> bool:
        """Whether it is on the screen."""
        return "visible" in self.states and "showing" in self.states


class Wire:
    """A connection to the accessibility bus, with many questions under way at once."""

    def __init__(self) -> None:
        """Ask the session for the accessibility bus and join it."""
        session = Gio.bus_get_sync(Gio.BusType.SESSION, None)
        where = session.call_sync(
            "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress",
            None, None, Gio.DBusCallFlags.NONE, PATIENCE_MS, None,
        ).unpack()[0]  # fmt: skip
        flags = Gio.DBusConnectionFlags
        self._bus = Gio.DBusConnection.new_for_address_sync(
            where, flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION, None, None
        )
        self._waiting = 0

    def ask(
        self,
        at: Address,
        method: str,
        arguments: "GLib.Variant | None",
        then: Callable[[Any], None],
    ) -> None:
        """Ask, and hand the unpacked answer to ``then``; what is gone does not answer."""
        interface, _, name = method.rpartition(".")

        def answered(bus: Any, result: Any) -> None:
            self._waiting -= 1
            try:
                answer = bus.call_finish(result).unpack()
            except GLib.Error:
                return
            then(answer[0] if answer else True)

        self._waiting += 1
        self._bus.call(
            at[0], at[1], interface, name, arguments,
            None, Gio.DBusCallFlags.NONE, PATIENCE_MS, None, answered,
        )  # fmt: skip

    def settle(self) -> None:
        """Wait until every question has its answer."""
        context = GLib.MainContext.default()
        while self._waiting:
            context.iteration(True)

    def answer(self, at: Address, method: str, arguments: "GLib.Variant | None" = None) -> Any:
        """Ask one question and return its answer, or ``None``."""
        got: list[Any] = []
        self.ask(at, method, arguments, got.append)
        self.settle()
        return got[0] if got else None


def _property(interface: str, name: str) -> "GLib.Variant":
    return GLib.Variant("(ss)", (f"org.a11y.atspi.{interface}", name))


class Reader:
    """Reads one tree at a time and acts on what it read."""

    def __init__(self) -> None:
        """Begin without a tree."""
        self._wire = Wire()
        self._nodes: list[Node] = []

    def answer(self, request: dict[str, Any]) -> object:
        """Do what one line asks for."""
        wish = request.pop("do")
        if wish == "tree":
            return self._tree(int(request["pid"]))
        node = self._nodes[int(request.pop("at"))]
        doing: dict[str, Callable[..., bool]] = {
            "act": self._act,
            "focus": self._focus,
            "write": self._write,
            "value": self._value,
        }
        return doing[wish](node.address, **request)

    # Reading

    def _tree(self, pid: int) -> list[dict[str, Any]]:
        self._nodes = []
        found: list[dict[str, Any]] = []
        for application in self._applications(pid):
            top = Node(application)
            self._ask_for_children(top)
            self._wire.settle()
            for window in top.children:
                self._list(window, -1, found)
        return found

    def _applications(self, pid: int) -> list[Address]:
        everyone = self._wire.answer(ROOT, "org.a11y.atspi.Accessible.GetChildren") or []
        ours: list[Address] = []
        bus = ("org.freedesktop.DBus", "/org/freedesktop/DBus")
        for name, path in everyone:
            asked = GLib.Variant("(s)", (name,))
            method = "org.freedesktop.DBus.GetConnectionUnixProcessID"
            if self._wire.answer(bus, method, asked) == pid:
                ours.append((name, path))
        return ours

    def _ask_for_children(self, node: Node) -> None:
        def came(addresses: list[Address]) -> None:
            node.children = [Node((name, path)) for name, path in addresses[:MOST_CHILDREN]]
            for child in node.children:
                self._ask_about(child)

        self._wire.ask(node.address, "org.a11y.atspi.Accessible.GetChildren", None, came)

    def _ask_about(self, node: Node) -> None:
        def states(bits: list[int]) -> None:
            node.states = _state_names(bits)
            if node.is_seen:
                self._ask_more(node)

        self._wire.ask(node.address, "org.a11y.atspi.Accessible.GetState", None, states)

    def _ask_more(self, node: Node) -> None:
        get = "org.freedesktop.DBus.Properties.Get"
        ask, at = self._wire.ask, node.address
        ask(at, get, _property("Accessible", "Name"), lambda it: setattr(node, "name", it))
        ask(at, get, _property("Accessible", "Description"), lambda it: setattr(node, "about", it))
        screen = GLib.Variant("(u)", (SCREEN,))
        extents = "org.a11y.atspi.Component.GetExtents"
        ask(at, extents, screen, lambda it: setattr(node, "box", list(it)))

        def role(number: int) -> None:
            node.role = Atspi.role_get_name(Atspi.Role(number))
            if node.role in TEXT_ROLES:
                whole = GLib.Variant("(ii)", (0, -1))
                text = "org.a11y.atspi.Text.GetText"
                ask(at, text, whole, lambda it: setattr(node, "text", it))

        ask(at, "org.a11y.atspi.Accessible.GetRole", None, role)
        self._ask_for_children(node)

    def _list(self, node: Node, parent: int, found: list[dict[str, Any]]) -> None:
        if not node.is_seen:
            return
        at = len(found)
        self._nodes.append(node)
        found.append(
            {
                "at": at,
                "parent": parent,
                "role": node.role,
                "name": node.name,
                "about": node.about,
                "states": node.states,
                "text": node.text,
                "box": node.box,
            }
        )
        for child in node.children:
            self._list(child, at, found)

    # Acting

    def _act(self, at: Address, action: str) -> bool:
        actions = self._wire.answer(at, "org.a11y.atspi.Action.GetActions") or []
        names = [name for name, _about, _keys in actions]
        if not names or (action and action not in names):
            return False
        number = GLib.Variant("(i)", (names.index(action) if action else 0,))
        done = bool(self._wire.answer(at, "org.a11y.atspi.Action.DoAction", number))
        if done:
            self._wait_for_release(at)
        return done

    def _wait_for_release(self, at: Address) -> None:
        """Wait until a button is up or gone: Qt holds it down for a moment, and acts after that.

        Who went on at once would leave the page before the press is one.
        """
        for _ in range(MOST_LOOKS):
            bits = self._wire.answer(at, "org.a11y.atspi.Accessible.GetState")
            if not bits or "pressed" not in _state_names(bits):
                return
            GLib.usleep(LOOKS_EVERY_US)

    def _focus(self, at: Address) -> bool:
        return bool(self._wire.answer(at, "org.a11y.atspi.Component.GrabFocus"))

    def _write(self, at: Address, text: str, *, replace: bool) -> bool:
        if replace:
            whole = GLib.Variant("(s)", (text,))
            return bool(self._wire.answer(at, "org.a11y.atspi.EditableText.SetTextContents", whole))
        get = "org.freedesktop.DBus.Properties.Get"
        count = self._wire.answer(at, get, _property("Text", "CharacterCount"))
        if count is None:
            return False
        more = GLib.Variant("(isi)", (int(count), text, len(text)))
        return bool(self._wire.answer(at, "org.a11y.atspi.EditableText.InsertText", more))

    def _value(self, at: Address, number: float) -> bool:
        value = GLib.Variant("d", number)
        wish = GLib.Variant("(ssv)", ("org.a11y.atspi.Value", "CurrentValue", value))
        return self._wire.answer(at, "org.freedesktop.DBus.Properties.Set", wish) is not None


def _state_names(bits: list[int]) -> list[str]:
    whole = sum(part << (32 * place) for place, part in enumerate(bits))
    return [name for number, name in STATES.items() if whole >> number & 1]


STATES = {
    int(Atspi.StateType(number)): Atspi.StateType(number).value_nick
    for number in range(int(Atspi.StateType.LAST_DEFINED))
}


def main() -> None:
    """Answer lines until there are none."""
    reader = Reader()
    for line in sys.stdin:
        try:
            answer: dict[str, object] = {"ok": reader.answer(json.loads(line))}
        except (GLib.Error, IndexError) as gone:
            answer = {"gone": str(gone)}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
