"""The quiet links beside a page of prompts, and the one panel that they open.

The worked example, and what was written earlier where a prompt's guide recalls it.
"""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from journal.guides.guide import Prompt
from ui.book import Book
from ui.i18n.say import say
from ui.steps.aside import AsideLinks, AsidePanel, Reading
from ui.steps.readable import Line, readable
from ui.steps.step import Step


class Beside(QObject):
    """Belongs to ``step``, which gives its links and its panel a place."""

    def __init__(self, step: Step, prompts: Sequence[Prompt], book: Book) -> None:
        """Offer what there is to read beside ``prompts``."""
        super().__init__(step)
        self._step, self._prompts, self._book = step, tuple(prompts), book
        self._panel: AsidePanel | None = None
        self._open = ""
        self._links = self._build_links()

    def _build_links(self) -> AsideLinks | None:
        links = []
        if any(one.example for one in self._prompts):
            links.append(("example", say("aside", "See an example")))
        if self._earlier():
            links.append(("earlier", say("aside", "What you wrote earlier")))
        if not links:
            return None
        made = AsideLinks(tuple(links))
        made.asked.connect(self._toggle)
        self._step.add_link_place(made)
        return made

    def _earlier(self) -> tuple[Reading, ...]:
        book = self._book
        found = []
        for recalled in dict.fromkeys(one for prompt in self._prompts for one in prompt.recall):
            value = book.value(recalled)
            lines = readable(book.guide.prompt(recalled), value) if value is not None else ()
            if lines:
                found.append(Reading(book.guide.prompt(recalled).question, lines))
        return tuple(found)

    def _examples(self) -> tuple[Reading, ...]:
        several = len([one for one in self._prompts if one.example]) > 1
        return tuple(
            Reading(
                one.question if several else "",
                tuple(Line(part) for part in one.example.strip().split("\n") if part.strip()),
            )
            for one in self._prompts
            if one.example
        )

    def _toggle(self, which: object) -> None:
        opened = str(which)
        if self._open == opened:
            self.close()
            return
        self._drop_panel()
        self._open = opened
        example = opened == "example"
        title = say("aside", "An example") if example else say("aside", "What you wrote earlier")
        self._panel = AsidePanel(title, self._examples() if example else self._earlier())
        self._panel.closed.connect(self.close)
        self._step.place_panel(self._panel)
        if self._links is not None:
            self._links.show_open(opened)

    def open_earlier(self) -> None:
        """Show what the page is about, where something was written."""
        if self._earlier() and self._open != "earlier":
            self._toggle("earlier")

    def _drop_panel(self) -> None:
        if self._panel is not None:
            self._panel.hide()
            self._panel.setParent(None)
            self._panel.deleteLater()
        self._panel = None
        self._step.unplace_panel()

    def close(self) -> bool:
        """Close the panel, if one is open, and give the keyboard back to what opened it."""
        if self._panel is None:
            return False
        held = QApplication.focusWidget()
        inside = held is not None and self._panel.isAncestorOf(held)
        link = self._links.buttons[self._open] if self._links else None
        self._drop_panel()
        self._open = ""
        if self._links is not None:
            self._links.show_open("")
        if inside and link is not None:
            link.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def settle(self) -> None:
        """Move an open panel to where there is room now."""
        if self._panel is not None:
            self._panel.setParent(self._step)
            self._step.place_panel(self._panel)
            self._panel.show()
