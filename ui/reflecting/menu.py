"""What can be done with one reflection: its menu, and the same in the box that finds everything."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from journal import path as steps
from journal.clock import today
from journal.disclosure.calendar_file import DayEntry
from journal.guides.guide import Door
from journal.model import Answer
from ui import routes
from ui.book import Book
from ui.finding.command import Command
from ui.i18n.say import say
from ui.steps.close_step import ask_who_lifted
from ui.steps.naming_dialog import ask_for_names
from ui.steps.prompt_step import PromptStep
from ui.steps.versions_dialog import VersionsDialog

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.steps.reflecting_view import ReflectingView

Act: TypeAlias = Callable[[], None]


class ReflectionMenu(QObject):
    """Belongs to the view of one reflection."""

    def __init__(self, desk: "Desk", view: "ReflectingView") -> None:
        """Offer nothing yet."""
        super().__init__(view)
        self._desk, self._view = desk, view

    def open(self) -> None:
        """Open it below its button."""
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill(menu)
        button = self._view.top.menu
        at = button.mapToGlobal(QPoint(button.width(), button.height() + 4))
        menu.popup(at - QPoint(menu.sizeHint().width(), 0))

    def commands(self) -> tuple[Command, ...]:
        """Return what can be done now, for the box: to pause, and all that the menu offers."""
        view, found = self._view, []
        book = view.book
        may_pause = book.is_written and not book.read_only and steps.may_write(book.reflection)
        if may_pause and isinstance(view.step, PromptStep):
            keys = say("finding", "Ctrl .")
            found.append(Command(say("path", "Pause here"), "moon", view.pause, keys))
        offered = (*self._acts(), *self._last_acts())
        return (*found, *(Command(words, "ellipsis", act) for words, act in offered))

    def fill(self, menu: QMenu) -> None:
        """Put into ``menu`` what can be done with the reflection now."""
        for words, act in self._acts():
            menu.addAction(words).triggered.connect(_called(act))
        menu.addSeparator()
        for words, act in self._last_acts():
            menu.addAction(words).triggered.connect(_called(act))

    def _acts(self) -> Iterator[tuple[str, Act]]:
        """Yield what can be done, in words, and the doing of it."""
        view, go = self._view, self._desk.go
        book = view.book
        one = book.reflection.id
        if isinstance(view.step, PromptStep):
            yield say("menu", "Earlier versions…"), self._versions
        if not book.read_only and book.is_written:
            if view.margin is not None and view.margin.coaching.can_ask():
                yield say("menu", "Look at my words"), view.margin.coaching.ask
            yield say("menu", "Name, role and group…"), self.rename
            yield (
                say("menu", "Answer the first questions again"),
                lambda: go(routes.GateOf(one)),
            )
            if steps.may_share(book.guide, book.reflection, book.answered(), Door.GROUP):
                yield say("menu", "Choose what to share"), lambda: go(routes.Choosing(one))
        yield from self._acts_over_time(book)

    def _last_acts(self) -> Iterator[tuple[str, Act]]:
        """Yield what stands below all others: to delete, or what is in its way."""
        view, book = self._view, self._view.book
        if book.read_only or not book.is_written:
            return
        if steps.may_delete(book.reflection):
            yield say("menu", "Delete this reflection…"), view.delete
        else:
            words = say("menu", "Deleting is switched off. The hold is lifted…")
            yield words, lambda: ask_who_lifted(view)

    def rename(self) -> None:
        """Ask for the reflection's name, and for the person's role and group."""
        view = self._view
        ask_for_names(view.frame(), view.book, view.refresh, roles=self._desk.roles)

    def _acts_over_time(self, book: Book) -> Iterator[tuple[str, Act]]:
        """Yield what looks back over the sittings, and ahead to the look-backs."""
        if book.is_written and book.guide.view:
            one, go = book.reflection.id, self._desk.go
            yield say("menu", "How your view changed"), lambda: go(routes.Views(one))
        if not book.read_only and steps.next_follow_up(book.reflection) is not None:
            yield say("menu", "Put the look-backs in my calendar…"), self._looks_to_calendar

    def _looks_to_calendar(self) -> None:
        now = today(self._desk.clock)
        waiting = [one for one in self._view.book.reflection.follow_ups if one.answered is None]
        self._view.to_calendar(tuple(DayEntry(max(one.due, now)) for one in waiting))

    def _versions(self) -> None:
        view = self._view
        if not isinstance(view.step, PromptStep):
            return
        view.flush_step()
        step, one, repository = view.step, view.book.reflection.id, self._desk.repository
        prompt = step.prompt_with_focus()
        self._desk.keeper.flush()

        def show(versions: tuple[Answer, ...]) -> None:
            dialog = VersionsDialog(prompt, versions, self._desk.clock)
            dialog.open_on(view.window(), dialog.close_button)

        self._desk.worker.run(
            self,
            lambda: repository.history(one, prompt.id),
            show,
            _nothing,
            says=say("reflecting", "Looking for earlier versions…"),
        )


def _called(act: Act) -> Callable[..., None]:
    """Return what calls ``act`` without what an action's signal carries."""
    return lambda *_: act()


def _nothing(_result: object) -> None:
    """Do nothing with what came back."""
