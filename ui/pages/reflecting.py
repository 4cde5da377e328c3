"""The page of one reflection: loads it in the worker, keeps its sitting, leads to its steps."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QVBoxLayout

from journal import path as steps
from journal.errors import AfterwordError, ReflectionUnknown
from journal.guides.guide import StageKind
from journal.model import Reflection
from ui import routes
from ui.areas import Area
from ui.book import Book
from ui.error_text import error_text
from ui.finding.command import Command
from ui.i18n.say import say
from ui.page import Page, Sidebar
from ui.reflecting.deleting import Deleting
from ui.reflecting.meetings import Meetings
from ui.reflecting.menu import ReflectionMenu
from ui.reflecting.sitting import Sitting
from ui.steps.begun import route_to, with_begun
from ui.steps.gate_step import GateStep
from ui.steps.margin import Margin
from ui.steps.pause_step import PauseStep
from ui.steps.prompt_step import PromptStep
from ui.steps.reflecting_view import ReflectingView
from ui.steps.resting_step import RestingStep
from ui.steps.to_reply import turn_to
from ui.widgets.dialog import flush_dialogs
from ui.widgets.ground import Ground
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from journal.repository import Entry, Repository
    from ui.desk import Desk


class ReflectingPage(Page):
    """One reflection: its path, its steps, its pause."""

    sidebar = Sidebar.COLLAPSED
    section = "reflections"

    def __init__(self, desk: "Desk", route: routes.Route) -> None:
        """Wait for ``opened`` to load."""
        super().__init__(desk, route)
        self.view: ReflectingView | None = None
        self._seat: Sitting | None = None
        self.menu: ReflectionMenu | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._waiting = Ground("surface")
        self._column.addWidget(self._waiting)
        desk.keeper.state_changed.connect(self._show_kept)

    # loading

    def opened(self) -> None:
        """Load the entry, or begin a new one that is not written yet."""
        route, repository = self.route, self.desk.repository
        if isinstance(route, routes.Clearing):
            guide = self.desk.library.guide(route.guide)
            begun = route

            def begin() -> "Entry":
                from journal.repository import Entry

                new = repository.begin(guide, begun.title, begun.role, begun.group)
                return Entry(with_begun(new, begun.begun), guide, {})

            self.desk.worker.run(self, begin, self._begun, self._not_loaded)
            return
        wanted = _reflection_of(route)
        self.desk.worker.run(
            self,
            lambda: _read(repository, wanted),
            self._loaded,
            self._not_loaded,
            says=say("reflecting", "Opening the reflection…"),
        )

    def _begun(self, entry: "Entry") -> None:
        note = self.route.note if isinstance(self.route, routes.Clearing) else ""
        self._show_book(Book(self.desk, entry, self, written=False, note=note))

    def _loaded(self, entry: "Entry") -> None:
        self._show_book(Book(self.desk, entry, self))

    def _not_loaded(self, problem: AfterwordError) -> None:
        waiting = self._waiting_for_room()
        if isinstance(problem, ReflectionUnknown) and waiting is not None:
            self._loaded(waiting)
            return
        words = error_text(problem)
        notice = Notice(
            words.title,
            f"{words.body} {words.next_step}".strip(),
            say("reflecting", "Go to your reflections"),
            kind="technical",
        )
        notice.stepped.connect(lambda: self.desk.go(routes.Reflections()))
        holder = QVBoxLayout(self._waiting)
        holder.setContentsMargins(64, 64, 64, 64)
        holder.addWidget(notice)
        holder.addStretch(1)
        button = notice.button()
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _waiting_for_room(self) -> "Entry | None":
        """Return what was begun and could not be stored yet; the book lays its answers over it."""
        from journal.repository import Entry

        held = self.desk.keeper.held(f"reflection/{_reflection_of(self.route)}")
        begun = next((one for one in held.values() if isinstance(one, Reflection)), None)
        return Entry(begun, self.desk.library.guide(begun.guide.id), {}) if begun else None

    def _show_book(self, book: Book) -> None:
        desk = self.desk
        view = ReflectingView(book, desk.clock, desk.gate, desk.go, roles=desk.roles)
        view.pausing.connect(self._pause)
        view.waking.connect(self._wake)
        view.left.connect(self._leave)
        view.rested.connect(self._rest)
        view.deleting.connect(Deleting(desk, view).ask)
        view.calendar_asked.connect(self._to_calendar)
        view.searched.connect(desk.find)
        view.margin = Margin(desk, view)
        Meetings(desk, view)
        self.view = view
        self._seat = Sitting(desk, view)
        self.menu = ReflectionMenu(desk, view)
        view.menu_asked.connect(self.menu.open)
        self._column.replaceWidget(self._waiting, view)
        self._waiting.deleteLater()
        view.show()
        view.settle()
        self._show_kept(self.desk.keeper.state)
        self._show_route(self.route)

    # showing

    def take(self, route: routes.Route) -> bool:
        """Move within the same reflection without building everything anew."""
        view = self.view
        if view is None or isinstance(route, routes.Clearing):
            return route == self.route
        if isinstance(route, routes.Choosing | routes.Views):  # pages of their own
            return False
        if _reflection_of(route) != view.book.reflection.id or not view.book.is_written:
            return False
        self._show_route(route)
        return True

    def here(self) -> routes.Route:
        """Return the way back to this reflection, which begins anew only until it is stored."""
        book = self.view.book if self.view is not None else None
        if isinstance(self.route, routes.Clearing) and book is not None and book.is_written:
            return routes.Reflecting(book.reflection.id)
        return self.route

    def stands_at(self) -> routes.Route:
        """Return the way to the step that is shown; of what is not written, with what was typed."""
        return route_to(self.view, self.here()) if self.view is not None else self.route

    def _show_route(self, route: routes.Route) -> None:
        view = self.view
        if view is None:
            return
        reflection = view.book.reflection
        resting = steps.is_resting(reflection, self.desk.clock)
        if isinstance(route, routes.GateOf):
            self._show_gate()
        elif resting and isinstance(route, routes.Reflecting | routes.Pausing):
            view.show_step(RestingStep(view))
            if isinstance(route, routes.Reflecting) and route.reply:
                turn_to(view, route, resting=True)
        elif isinstance(route, routes.Pausing):
            self._pause()
        elif isinstance(route, routes.Reflecting) and (route.prompt or route.reply):
            self._sit_down()
            turn_to(view, route)
        else:
            self._sit_down()
            view.refresh()

    def _show_gate(self) -> None:
        view = self.view
        if view is None:
            return
        stage = next(one for one in view.book.guide.stages() if one.kind is StageKind.GATE)
        view.show_step(GateStep(view, stage.prompts[0]))

    def _show_kept(self, kept: object) -> None:
        if self.view is not None:
            self.view.show_kept(kept)  # type: ignore[arg-type]  # a signal carries an object

    # the sitting

    def _sit_down(self) -> None:
        if self._seat is not None:
            self._seat.sit_down()

    def flush(self) -> None:
        """Hand over what is being typed; let the stored sitting end here, in case this is the end.

        Locking and quitting go on without coming back to the loop. If the page stays, the sitting
        goes on as if nothing had been.
        """
        view = self.view
        if view is None:
            return
        flush_dialogs(self.window())
        view.flush_step()
        if self._seat is not None:
            self._seat.end()

    # pausing

    def _pause(self) -> None:
        view = self.view
        if view is None:
            return
        view.flush_step()
        view.show_step(PauseStep(view, view.top.minutes()))

    def _to_calendar(self, entries: object) -> None:
        from ui.calendar_dialog import ask_for_calendar

        if self.view is not None:
            ask_for_calendar(self.desk, self.window(), entries, self.view.book)  # type: ignore[arg-type]  # a signal carries an object

    def _wake(self) -> None:
        view = self.view
        if view is None:
            return
        view.book.take(steps.wake)
        self._sit_down()
        view.refresh()

    def _rest(self) -> None:
        self.leaves_slowly = True
        self.desk.go(routes.Today())

    def escape(self) -> bool:
        """Close what lies over the page; leave the pause for the page it came from."""
        view = self.view
        if view is None:
            return False
        if view.escape():
            return True
        if isinstance(view.step, PauseStep):
            view.flush_step()
            view.refresh()
            return True
        return False

    def back(self) -> bool:
        """Go to the page before within this reflection; False at its first."""
        view = self.view
        if view is None or not isinstance(view.step, PromptStep) or view.path().previous is None:
            return False
        view.turn_back()
        return True

    def _leave(self) -> None:
        """Leave a page that was closed for the list, not for the page before it."""
        if self.view is not None and isinstance(self.view.step, PromptStep):
            self.desk.go(routes.Reflections())
        else:
            self.desk.back()

    def commands(self) -> tuple[Command, ...]:
        """Offer to pause, where that can be done here, and all that the menu offers."""
        return self.menu.commands() if self.menu is not None else ()

    def areas(self) -> tuple[Area, ...]:
        """Return path, top bar, step and footer."""
        return self.view.areas() if self.view is not None else ()

    def fill_menu(self, menu: QMenu) -> None:
        """Put into ``menu`` what can be done with this reflection now."""
        if self.menu is not None:
            self.menu.fill(menu)


def _reflection_of(route: routes.Route) -> str:
    return str(getattr(route, "reflection", ""))


def _read(repository: "Repository", reflection: str) -> "Entry":
    """Return a reflection with the replies that came back to it; in the worker."""
    entry = repository.entry(reflection)
    return replace(entry, heard=repository.ledger.heard(reflection))
