"""A person at the program, in sentences.

Everything goes the way a person's hands and a screen reader go: the accessibility tree, real keys,
a real pointer. Each sentence waits for what it needs, with a deadline, and says what was on the
screen where that never came.
"""

import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from tests.e2e.harness.patience import PATIENCE_S, until
from tests.e2e.harness.program import Home, Program, clean_environment, words_said
from tests.e2e.harness.reading import Reading
from tests.e2e.harness.screen import Screen
from tests.e2e.harness.tree import CONTROLS, FIELDS, Thing, Tree

T = TypeVar("T")


class Person:
    """Somebody with one screen, one home folder and one program."""

    def __init__(
        self,
        screen: Screen,
        home: Home,
        reading: Reading,
        environment: dict[str, str],
        pictures: Path,
    ) -> None:
        """Sit down. The program is not open yet."""
        self.screen, self.home = screen, home
        self._reading, self._environment, self._pictures = reading, environment, pictures
        self._program: Program | None = None
        self._starts = 0

    # The program

    @property
    def environment(self) -> dict[str, str]:
        """The variables that make this seat, for whoever else is at it."""
        return dict(self._environment)

    @property
    def program(self) -> Program:
        """The program as it was last opened."""
        if self._program is None:
            raise RuntimeError("the program was not opened")
        return self._program

    def opens(
        self, *arguments: str, script: Path | None = None, under: Sequence[str] = ()
    ) -> Program:
        """Start the program and wait for its window."""
        self._starts += 1
        words_to = self._words_of(self._starts)
        chosen = {} if script is None else {"script": script}
        self._program = Program(self._environment, words_to, arguments, under=under, **chosen)
        self._until(lambda tree: bool(tree.things), "the window to open")
        return self._program

    def opens_again(self, *arguments: str, within_s: float = PATIENCE_S) -> int:
        """Start the program a second time beside the first; return the second's exit status."""
        self._starts += 1
        second = Program(self._environment, self._words_of(self._starts), arguments)
        return second.wait(within_s)

    def minimises(self) -> None:
        """Put the window away, as a click into its frame does."""
        for window in self._windows():
            self._x("xdotool", "windowminimize", "--sync", window)

    def kills(self) -> None:
        """End the program as a power cut would."""
        self.program.kill()

    def leaves(self) -> None:
        """End the program with SIGTERM, as a session that is logged out does."""
        if self._program is not None and self._program.is_running():
            self._program.ask_to_end()

    def stands_up(self) -> None:
        """End the program, and see that it never said anything: a Qt warning is a defect."""
        self.leaves()
        for start in range(1, self._starts + 1):
            said = words_said(self._words_of(start))
            assert said == "", f"start {start} of the program said:\n{said}"

    def forgets_what_was_said(self) -> None:
        """Take the words of the starts so far as seen."""
        for start in range(1, self._starts + 1):
            self._words_of(start).write_text("")

    def _words_of(self, start: int) -> Path:
        return self.home.folder.parent / f"said-{start}.txt"

    # The eyes

    def sees(self, words: str, *, within_s: float = PATIENCE_S) -> None:
        """Wait until these words are visible."""
        self._until(lambda tree: tree.saying(words), f"{words!r} to be seen", within_s)

    def does_not_see(self, words: str) -> None:
        """Wait until these words are nowhere, in a window that is there."""
        self._until(
            lambda tree: bool(tree.things) and not tree.saying(words), f"{words!r} to be gone"
        )

    def reads(self, field: str) -> str:
        """Return what a field or a label of this name holds."""
        roles = CONTROLS | {"label", "paragraph", "document text", "static"}
        things = self._until(
            lambda tree: tree.named(field, FIELDS) or tree.named(field, roles), f"a field {field!r}"
        )
        return things[0].text

    def reads_until(self, field: str, words: str) -> None:
        """Wait until a field of this name holds these words."""
        self._until(
            lambda tree: any(words in thing.text for thing in tree.named(field, FIELDS)),
            f"{field!r} to hold {words!r}",
        )

    def is_at(self, name: str) -> None:
        """Wait until the keyboard is at the thing of this name."""

        def arrived(tree: Tree) -> bool:
            return tree.focused() in tree.named(name)

        self._until(arrived, f"the keyboard to be at {name!r}")

    def finds_on(self, name: str, *, in_row: str = "") -> None:
        """Wait until a box, a switch or a choice of this name is on."""
        self._until(
            lambda tree: any(_is_on(thing) for thing in _find(tree, name, in_row)[:1]),
            f"{name!r} to be on",
        )

    def finds_off(self, name: str, *, in_row: str = "") -> None:
        """Wait until a box, a switch or a choice of this name is there and off."""
        self._until(
            lambda tree: any(not _is_on(thing) for thing in _find(tree, name, in_row)[:1]),
            f"{name!r} to be off",
        )

    def looks(self) -> Tree:
        """Return all that is visible now."""
        return self._reading.tree(self.program.pid)

    def window_titles(self) -> list[str]:
        """Return the titles of all its windows, as a task bar or a screenshot would show them."""
        return [self._x("xdotool", "getwindowname", window) for window in self._windows()]

    def opens_popup(self, name: str) -> None:
        """Press what opens a month or a menu, and wait for it: Qt lists neither in the tree."""
        before = len(self._windows())
        self.clicks(name)
        until(lambda: len(self._windows()) > before, f"{name!r} to open something")

    def _main_window(self) -> str:
        """Return the largest window."""

        def area(window: str) -> int:
            width, height = self._size_of(window)
            return width * height

        return max(self._windows(), key=area)

    def _size_of(self, window: str) -> tuple[int, int]:
        told = self._x("xdotool", "getwindowgeometry", "--shell", window).splitlines()
        size = dict(line.split("=") for line in told if "=" in line)
        return int(size.get("WIDTH", 0)), int(size.get("HEIGHT", 0))

    def _windows(self) -> list[str]:
        command = ("xdotool", "search", "--onlyvisible", "--pid", str(self.program.pid))
        return self._x(*command, ".").split()

    def _x(self, *command: str) -> str:
        told = subprocess.run(
            command,
            env=clean_environment(self._environment),
            capture_output=True,
            text=True,
            timeout=10,
            check=False,
        )
        return told.stdout.strip()

    def picture(self, name: str) -> Path:
        """Keep what is on the screen as a PNG file and return its path."""
        target = self._pictures / f"{name}.png"
        self.screen.save_picture(target)
        return target

    def window(self) -> tuple[int, int, int, int]:
        """Return where its largest window is: x, y, width, height, in pixels of the window."""
        boxes = [thing.box for thing in self.looks().things if thing.parent == -1]
        return max(boxes, key=lambda box: box[2] * box[3], default=(0, 0, 0, 0))

    # The hands

    def points_away(self) -> None:
        """Put the pointer where it is over nothing of the program."""
        self._keys("mousemove", str(self.screen.width - 1), str(self.screen.height - 1))

    def sizes_window(self, width: int, height: int) -> None:
        """Give the window another size, in dots of the screen, and wait until it has it."""
        self._keys("windowsize", self._main_window(), str(width), str(height))
        self._until(
            lambda _: self._size_of(self._main_window()) == (width, height),
            f"a window of {width} pixels",
        )

    def clicks(self, name: str, *, in_row: str = "", within_s: float = PATIENCE_S) -> None:
        """Press the control of this name; ``in_row`` names words beside the one that is meant."""
        self._until(
            lambda tree: any(self._press(thing) for thing in _ready(tree, name, in_row)[:1]),
            f"{name!r} to be pressed" + (f" beside {in_row!r}" if in_row else ""),
            within_s,
        )

    def chooses(self, name: str, *, in_row: str = "") -> None:
        """Press a choice and see that it took."""
        self.clicks(name, in_row=in_row)
        self.finds_on(name, in_row=in_row)

    def switches_on(self, name: str, *, in_row: str = "") -> None:
        """Switch something on that is off."""
        self.finds_off(name, in_row=in_row)
        self.clicks(name, in_row=in_row)
        self.finds_on(name, in_row=in_row)

    def switches_off(self, name: str, *, in_row: str = "") -> None:
        """Switch something off that is on."""
        self.finds_on(name, in_row=in_row)
        self.clicks(name, in_row=in_row)
        self.finds_off(name, in_row=in_row)

    def points_at(self, name: str, *, in_row: str = "") -> None:
        """Click with a real pointer in the middle of the thing of this name."""
        things = self._until(lambda tree: _find(tree, name, in_row), f"{name!r} to point at")
        self._click_at(things[0])

    def goes_to(self, name: str, *, in_row: str = "") -> None:
        """Put the keyboard at the thing of this name."""
        self._until(
            lambda tree: any(self._reading.focus(thing) for thing in _ready(tree, name, in_row)),
            f"{name!r} to take the keyboard",
        )
        self.is_at(name)

    def tabs_to(self, name: str, *, at_most: int = 20) -> None:
        """Go from field to field with Tab until the keyboard is at the thing of this name."""
        for _ in range(at_most):
            tree = self._look_alive(name)
            if tree.focused() in tree.named(name):
                return
            self.presses("Tab")
        raise AssertionError(f"Tab does not lead to {name!r}\n{self._describe()}")

    def types(self, words: str) -> None:
        """Type words where the keyboard is, key by key.

        Characters that have no key on a plain keyboard are put in at the end of the field instead.
        """
        if words.isascii():
            self._keys("type", "--delay", "2", "--", words)
        else:
            self._until(
                lambda tree: self._dictate(tree.focused(), words), "a field that takes words"
            )

    def writes(self, words: str, *, under: str, in_row: str = "") -> None:
        """Put words in place of what the field of this name holds, as dictation does."""
        self._until(
            lambda tree: any(
                self._reading.write(thing, words, replace=True)
                for thing in _ready(tree, under, in_row, FIELDS)[:1]
            ),
            f"a field {under!r} to write in",
        )

    def sets(self, name: str, number: float) -> None:
        """Set a slider or a spin box."""
        self._until(
            lambda tree: any(self._reading.set_value(thing, number) for thing in tree.named(name)),
            f"{name!r} to be set",
        )

    def presses(self, *keys: str) -> None:
        """Press keys or chords, one after the other: "ctrl+l", "Tab", "Return"."""
        self._keys("key", "--delay", "20", *keys)

    def pastes(self, selection: str = "clipboard") -> str:
        """Return the text of the clipboard, or of the "primary" selection."""
        return self._x("xclip", "-selection", selection, "-out")

    def begins_to_drag(self, name: str) -> None:
        """Press the pointer down in the thing of this name, move it, and hold it there."""
        things = self._until(lambda tree: _find(tree, name, ""), f"{name!r} to drag in")
        left, top, width, _height = things[0].box
        self._keys("mousemove", str(left + 8), str(top + 12), "mousedown", "1")
        self._keys("mousemove", str(left + width // 2), str(top + 14))

    def lets_go(self) -> None:
        """Lift the pointer's button."""
        self._keys("mouseup", "1")

    # How it is done

    def _press(self, thing: Thing) -> bool:
        if self._reading.act(thing):
            return True
        if "showing" in thing.states and thing.box[2] > 0:
            self._click_at(thing)
            return True
        return False

    def _click_at(self, thing: Thing) -> None:
        x, y = thing.middle
        self._keys("mousemove", str(x), str(y), "click", "1")

    def _dictate(self, thing: Thing | None, words: str) -> bool:
        return thing is not None and self._reading.write(thing, words, replace=False)

    def _keys(self, *command: str) -> None:
        subprocess.run(
            ["xdotool", *command],
            env=clean_environment(self._environment),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=True,
            timeout=60,
        )

    def _until(self, finds: Callable[[Tree], T], what: str, within_s: float = PATIENCE_S) -> T:
        return until(
            lambda: finds(self._look_alive(what)), what, within_s=within_s, detail=self._describe
        )

    def _look_alive(self, what: str) -> Tree:
        if not self.program.is_running():
            raise AssertionError(
                f"the program ended ({self.program.wait()}) while waiting for {what}\n"
                f"{self.program.said()}"
            )
        return self.looks()

    def _describe(self) -> str:
        return f"on the screen:\n{self.looks().as_text()}\nsaid: {self.program.said()}"


def _find(tree: Tree, name: str, row: str, roles: frozenset[str] = CONTROLS) -> list[Thing]:
    return tree.in_row(name, row, roles) if row else tree.named(name, roles)


def _ready(tree: Tree, name: str, row: str, roles: frozenset[str] = CONTROLS) -> list[Thing]:
    return [thing for thing in _find(tree, name, row, roles) if thing.can_act]


def _is_on(thing: Thing) -> bool:
    return bool(thing.states & {"checked", "pressed", "selected"})
