"""The page of one reflection: loads it in the worker, keeps its sitting, leads to its steps."""

from dataclasses import replace
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QMenu, QVBoxLayout

from journal import path as steps
from journal.clock import today
from journal.disclosure.calendar_file import DayEntry
from journal.errors import AfterwordError, ReflectionUnknown
from journal.guides.guide import Door, StageKind
from journal.model import Answer, Reflection
from ui import routes
from ui.areas import Area
from ui.book import Book
from ui.error_text import error_text
from ui.finding.command import Command
from ui.i18n.say import say
from ui.meetings import Meetings
from ui.page import Page, Sidebar
from ui.steps.close_step import ask_who_lifted
from ui.steps.delete_dialog import ask_to_delete
from ui.steps.gate_step import GateStep
from ui.steps.margin import Margin
from ui.steps.naming_dialog import ask_for_names
from ui.steps.pause_step import PauseStep
from ui.steps.prompt_step import PromptStep
from ui.steps.reflecting_view import ReflectingView
from ui.steps.resting_step import RestingStep
from ui.steps.versions_dialog import VersionsDialog
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
        self._sat = False
        self._offered: QMenu | None = None  # what the box offers of the menu
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
                return Entry(new, guide, {})

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
        self._show_book(Book(self.desk, entry, self, written=False))

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
        view.deleting.connect(self._delete)
        view.calendar_asked.connect(self._to_calendar)
        view.menu_asked.connect(self._open_menu)
        view.searched.connect(self.desk.find)
        view.margin = Margin(self.desk, view)
        Meetings(self.desk, view)
        self.view = view
        self._column.replaceWidget(self._waiting, view)
        self._waiting.deleteLater()
        view.show()
        view.settle()
        self._show_kept(self.desk.keeper.state)
        self._show_route(self.route)
        book.changed.connect(lambda _changed: self._resume_soon())

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
        elif isinstance(route, routes.Pausing):
            self._pause()
        elif isinstance(route, routes.Reflecting) and route.prompt:
            self._sit_down()
            view.turn(route.prompt)
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
        """Begin a sitting, where something may be written and none is under way."""
        view = self.view
        if view is None or view.book.read_only or not view.book.is_written:
            return
        reflection = view.book.reflection
        if not steps.may_write(reflection) or (self._sat and _sits(reflection)):
            return
        self._sat = True  # one that an earlier process left open is ended, or goes on
        seated = steps.begin_sitting(reflection, self.desk.clock, view.book.answers)
        if len(seated.sittings) > len(reflection.sittings):  # what is there now becomes history
            repository = self.desk.repository
            self.desk.worker.run(self, repository.begin_sitting, _nothing, _nothing)
        view.book.put(seated)

    def _resume_soon(self) -> None:
        QTimer.singleShot(0, self, self._resume)

    def _resume(self) -> None:
        """Go on with a sitting that ``flush`` ended, or begin one where writing has just begun."""
        view = self.view
        if view is None or not self.isVisible() or isinstance(view.step, RestingStep):
            return
        resting = steps.is_resting(view.book.reflection, self.desk.clock)
        if not resting and (self._sat or isinstance(view.step, PromptStep)):
            self._sit_down()

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
        if view.book.is_written and not view.book.read_only:
            book = view.book
            book.take(lambda one: steps.end_sitting(book.guide, one, self.desk.clock, book.answers))

    # pausing

    def _pause(self) -> None:
        view = self.view
        if view is None:
            return
        view.flush_step()
        view.show_step(PauseStep(view, view.top.minutes()))

    def _to_calendar(self, entries: object) -> None:
        from ui.calendar_dialog import ask_for_calendar

        ask_for_calendar(self.desk, self.window(), entries)  # type: ignore[arg-type]  # a signal carries an object

    def _looks_to_calendar(self) -> None:
        view = self.view
        if view is not None:
            now = today(self.desk.clock)
            waiting = [one for one in view.book.reflection.follow_ups if one.answered is None]
            self._to_calendar(tuple(DayEntry(max(one.due, now)) for one in waiting))

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
        view = self.view
        if view is None:
            return ()
        book, found = view.book, []
        may_pause = book.is_written and not book.read_only and steps.may_write(book.reflection)
        if may_pause and isinstance(view.step, PromptStep):
            keys = say("finding", "Ctrl .")
            found.append(Command(say("path", "Pause here"), "moon", view.pause, keys))
        if self._offered is not None:
            self._offered.deleteLater()
        self._offered = QMenu(self)
        self.fill_menu(self._offered)
        acts = (act for act in self._offered.actions() if act.text())
        return (*found, *(Command(act.text(), "ellipsis", act.trigger) for act in acts))

    def areas(self) -> tuple[Area, ...]:
        """Return path, top bar, step and footer."""
        return self.view.areas() if self.view is not None else ()

    # the menu

    def _open_menu(self) -> None:
        view = self.view
        if view is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_menu(menu)
        button = view.top.menu
        at = button.mapToGlobal(QPoint(button.width(), button.height() + 4))
        menu.popup(at - QPoint(menu.sizeHint().width(), 0))

    def fill_menu(self, menu: QMenu) -> None:
        """Put into ``menu`` what can be done with this reflection now."""
        view = self.view
        if view is None:
            return
        book = view.book
        one = book.reflection.id
        if isinstance(view.step, PromptStep):
            menu.addAction(say("menu", "Earlier versions…")).triggered.connect(self._versions)
        if book.read_only or not book.is_written:
            self._fill_over_time(menu, book)
            return
        if view.margin is not None and view.margin.coaching.can_ask():
            look = menu.addAction(say("menu", "Look at my words"))
            look.triggered.connect(view.margin.coaching.ask)
        menu.addAction(say("menu", "Name, role and group…")).triggered.connect(self._rename)
        gate = menu.addAction(say("menu", "Answer the first questions again"))
        gate.triggered.connect(lambda: self.desk.go(routes.GateOf(one)))
        if steps.may_share(book.guide, book.reflection, book.answered(), Door.GROUP):
            share = menu.addAction(say("menu", "Choose what to share"))
            share.triggered.connect(lambda: self.desk.go(routes.Choosing(one)))
        self._fill_over_time(menu, book)
        menu.addSeparator()
        if steps.may_delete(book.reflection):
            delete = menu.addAction(say("menu", "Delete this reflection…"))
            delete.triggered.connect(self._delete)
        else:
            held = menu.addAction(say("menu", "Deleting is switched off. The hold is lifted…"))
            held.triggered.connect(lambda: ask_who_lifted(view))

    def _fill_over_time(self, menu: QMenu, book: Book) -> None:
        """Add what looks back over the sittings, and ahead to the looks back."""
        if book.is_written and book.guide.view:
            views = menu.addAction(say("menu", "How your view changed"))
            views.triggered.connect(lambda: self.desk.go(routes.Views(book.reflection.id)))
        if not book.read_only and steps.next_follow_up(book.reflection) is not None:
            looks = menu.addAction(say("menu", "Put the looks back in my calendar…"))
            looks.triggered.connect(self._looks_to_calendar)

    def _rename(self) -> None:
        view = self.view
        if view is not None:
            ask_for_names(view.frame(), view.book, view.refresh, roles=self.desk.roles)

    def _versions(self) -> None:
        view = self.view
        if view is None or not isinstance(view.step, PromptStep):
            return
        view.flush_step()
        step, one, repository = view.step, view.book.reflection.id, self.desk.repository
        prompt = step.prompt_with_focus()
        self.desk.keeper.flush()

        def show(versions: tuple[Answer, ...]) -> None:
            dialog = VersionsDialog(prompt, versions, self.desk.clock)
            dialog.open_on(self.window(), dialog.close_button)

        self.desk.worker.run(
            self,
            lambda: repository.history(one, prompt.id),
            show,
            _nothing,
            says=say("reflecting", "Looking for earlier versions…"),
        )

    def _delete(self) -> None:
        view = self.view
        if view is None:
            return
        one, repository = view.book.reflection.id, self.desk.repository

        def delete() -> None:
            view.flush_step()
            self.desk.keeper.flush()  # what waits is stored before the deletion, never after it
            view.book.is_written = False
            view.setEnabled(False)  # nothing is typed into what may be gone in a moment
            self.desk.worker.run(
                self.desk.keeper,
                lambda: repository.delete(one),
                lambda _done: self._deleted(one),
                self._not_deleted,
                says=say("reflecting", "Deleting the reflection…"),
            )

        ask_to_delete(self.window(), delete)

    def _deleted(self, one: str) -> None:
        for prefix in (f"reflection/{one}", f"answer/{one}/", f"choice/{one}/"):
            self.desk.keeper.forget(prefix)
        if shiboken6.isValid(self) and self.isVisible():
            self.desk.go(routes.Reflections())

    def _not_deleted(self, problem: AfterwordError) -> None:
        if not shiboken6.isValid(self) or self.view is None:
            return
        self.view.book.keep_all()  # a part of it may be gone already: what is on screen is stored
        self.view.setEnabled(True)
        self.view.show_problem(problem)
        self.view.focus_step()


def _nothing(_result: object) -> None:
    """Do nothing with what came back."""


def _sits(reflection: Reflection) -> bool:
    return bool(reflection.sittings) and reflection.sittings[-1].ended is None


def _reflection_of(route: routes.Route) -> str:
    return str(getattr(route, "reflection", ""))


def _read(repository: "Repository", reflection: str) -> "Entry":
    """Return a reflection with the replies that came back to it; in the worker."""
    entry = repository.entry(reflection)
    return replace(entry, heard=repository.ledger.heard(reflection))
