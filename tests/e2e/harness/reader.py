"""What a screen reader sees and does, as a process that answers JSON lines.

It is run by Debian's own Python, which has the accessibility bindings; the .venv has not. One
request is one line, ``{"do": …}``; one answer is one line, ``{"ok": …}`` or ``{"gone": "…"}`` where
what was asked for is not there (any more). It knows no program and no test.

    tree   pid                 every visible thing of that process, parents before children
    act    at, action          do an action of a thing of the last tree ("" is its first one)
    focus  at                  put the keyboard there
    write  at, text, replace   put text at the end of a field, or in place of what it holds
    value  at, number          set a slider, a spin box
"""

import json
import sys
from collections.abc import Callable
from typing import Any

import gi  # type: ignore[import-not-found, unused-ignore]  # Debian's, outside the .venv

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # type: ignore[import-not-found, unused-ignore]  # noqa: E402  as above; the version is named before the import

Thing = Any  # an accessible object; the bindings carry no types
MOST_CHILDREN = 300  # of one parent: a long list is read as far as a person would scroll
TEXT_ROLES = {"text", "entry", "password text", "paragraph", "terminal", "spin button"}


class Reader:
    """Reads one tree at a time and acts on what it read."""

    def __init__(self) -> None:
        """Begin without a tree, and without a cache: a stale name would be a lie."""
        Atspi.init()
        Atspi.set_timeout(4000, 15000)
        Atspi.get_desktop(0).set_cache_mask(Atspi.Cache.NONE)
        self._things: list[Thing] = []

    def answer(self, request: dict[str, Any]) -> object:
        """Do what one line asks for."""
        wish = request.pop("do")
        if wish == "tree":
            return self._tree(int(request["pid"]))
        thing = self._things[int(request.pop("at"))]
        doing: dict[str, Callable[..., bool]] = {
            "act": self._act,
            "focus": self._focus,
            "write": self._write,
            "value": self._value,
        }
        return doing[wish](thing, **request)

    def _tree(self, pid: int) -> list[dict[str, Any]]:
        self._things = []
        found: list[dict[str, Any]] = []
        desktop = Atspi.get_desktop(0)
        for place in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(place)
            if application is not None and application.get_process_id() == pid:
                for window in _children(application):
                    self._read(window, -1, found)
        return found

    def _read(self, thing: Thing, parent: int, found: list[dict[str, Any]]) -> None:
        states = [state.value_nick for state in thing.get_state_set().get_states()]
        if "visible" not in states or "showing" not in states:
            return
        at = len(found)
        role = thing.get_role_name()
        box = thing.get_extents(Atspi.CoordType.SCREEN)
        self._things.append(thing)
        found.append(
            {
                "at": at,
                "parent": parent,
                "role": role,
                "name": thing.get_name() or "",
                "about": thing.get_description() or "",
                "states": states,
                "text": _text(thing) if role in TEXT_ROLES else "",
                "box": [box.x, box.y, box.width, box.height],
            }
        )
        for child in _children(thing):
            self._read(child, at, found)

    def _act(self, thing: Thing, action: str) -> bool:
        count = thing.get_n_actions() if thing.get_action_iface() else 0
        names = [thing.get_action_name(number) for number in range(count)]
        if not names or (action and action not in names):
            return False
        return bool(thing.do_action(names.index(action) if action else 0))

    def _focus(self, thing: Thing) -> bool:
        return bool(thing.grab_focus())

    def _write(self, thing: Thing, text: str, *, replace: bool) -> bool:
        field = thing.get_editable_text_iface()
        if field is None:
            return False
        if replace:
            return bool(field.set_text_contents(text))
        return bool(field.insert_text(thing.get_character_count(), text, len(text.encode())))

    def _value(self, thing: Thing, number: float) -> bool:
        scale = thing.get_value_iface()
        return bool(scale is not None and scale.set_current_value(number))


def _children(thing: Thing) -> list[Thing]:
    count = min(thing.get_child_count(), MOST_CHILDREN)
    children = (thing.get_child_at_index(place) for place in range(count))
    return [child for child in children if child is not None]


def _text(thing: Thing) -> str:
    words = thing.get_text_iface()
    return Atspi.Text.get_text(words, 0, Atspi.Text.get_character_count(words)) if words else ""


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
