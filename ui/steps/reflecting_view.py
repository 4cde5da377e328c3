"""One reflection on screen: the path, the top bar, the step, the footer.

Works on a book alone, so that it shows the finished example as well as one's own. It goes elsewhere
only by what it is given: a way to go to a route.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal import path as steps
from journal.clock import Clock
from journal.disclosure.calendar_file import Entry
from journal.errors import AfterwordError
from journal.guides.guide import Gate
from journal.path import PathView
from ui.areas import Area
from ui.book import Book
from ui.error_text import error_text
from ui.i18n.say import say
from ui.routes import Route
from ui.steps.footer_bar import FooterBar
from ui.steps.path_popup import PathPopup
from ui.steps.rail_model import page_of, rail_model
from ui.steps.step import Step
from ui.steps.step_building import build_step
from ui.steps.tab_order import order_tab
from ui.steps.top_bar import TopBar
from ui.steps.walk import Walk
from ui.tasks.keeper import Kept
from ui.theme.tokens import NARROW
from ui.widgets.ground import Ground
from ui.widgets.notice import Notice
from ui.widgets.page_turn import Turning
from ui.widgets.path_rail import PathRail

if TYPE_CHECKING:
    from ui.steps.margin import Margin


class ReflectingView(QWidget):
    """The reflection of ``book``. Its signals are what only a page can do."""

    stepped = Signal()  # another page is shown, or the same one anew
    menu_asked = Signal()
    searched = Signal()
    pausing = Signal()
    waking = Signal()
    left = Signal()
    rested = Signal()
    deleting = Signal()
    calendar_asked = Signal(object)  # a tuple of entries

    def __init__(
        self,
        book: Book,
        clock: Clock,
        gate: Gate,
        go: Callable[[Route], None],
        *,
        sample: bool = False,
        roles: tuple[str, ...] = (),
    ) -> None:
        """Show ``book``; ``sample`` leaves out what only one's own reflection has."""
        super().__init__()
        self.book, self.clock, self.gate, self._go = book, clock, gate, go
        self.step: Step | None = None
        self.margin: Margin | None = None  # what speaks beside the pages, where something may
        self._sample, self.roles = sample, roles
        self._walk = Walk(book, clock)
        self._trouble: QWidget | None = None
        self._trouble_code = ""
        self._popup: QWidget | None = None
        self._build()
        book.changed.connect(self._book_changed)
        self._add_keys()

    # building

    def _build(self) -> None:
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        self.rail = PathRail(say("path", "The path"))
        self.rail.asked.connect(self._asked)
        across.addWidget(self.rail)
        page = self._page = Ground("surface")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.top = TopBar(self.clock, sample=self._sample)
        self.top.searched.connect(self.searched)
        self.top.menu_asked.connect(self.menu_asked)
        self.top.path_asked.connect(self._open_path)
        self._notices = QVBoxLayout()
        self._place = QVBoxLayout()
        self.footer = FooterBar()
        column.addWidget(self.top)
        column.addLayout(self._notices)
        column.addLayout(self._place, 1)
        column.addWidget(self.footer)
        across.addWidget(page, 1)

    def _add_keys(self) -> None:
        keys: tuple[tuple[str, str, Callable[[], None]], ...] = (
            ("Ctrl+Return", say("path", "Next"), self._press_primary),
            ("Ctrl+Enter", say("path", "Next"), self._press_primary),
            ("Ctrl+.", say("path", "Pause here"), self.pause),
        )
        for key, words, act in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setWhatsThis(words)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # what a step may ask

    def path(self) -> PathView:
        """Return the path as it stands."""
        return self._walk.path()

    def turn(self, page: str) -> None:
        """Go to the page of that id."""
        self.flush_step()
        self._walk.turn(page)
        self.refresh()

    def turn_on(self) -> None:
        """Go to the next page; this stage is done if it was its last."""
        self.flush_step()
        onward = self.path().next
        self.settle_stage()
        self._turn_or_refresh(onward)

    def settle_stage(self) -> None:
        """Mark the stage that is left at its last page: done if something stands there."""
        self._walk.settle_stage()

    def turn_back(self) -> None:
        """Go to the page before."""
        before = self.path().previous
        if before is not None:
            self.turn(before)

    def skip(self) -> None:
        """Leave this page for now and go on; a stage without a word is marked as left for later."""
        self.flush_step()
        onward = self.path().next
        self._walk.skip_stage()
        self._turn_or_refresh(onward)

    def _turn_or_refresh(self, onward: str | None) -> None:
        if onward is None:
            self.refresh()
        else:
            self.turn(onward)

    def pause(self) -> None:
        """Go to the choice of when to return."""
        if not self.book.read_only and steps.may_write(self.book.reflection):
            self.pausing.emit()

    def wake(self) -> None:
        """Open it although it rests."""
        self.waking.emit()

    def leave(self) -> None:
        """Leave for where the person came from."""
        self.left.emit()

    def leave_to_rest(self) -> None:
        """Leave slowly: the one slow moment there is."""
        self.rested.emit()

    def delete(self) -> None:
        """Ask whether to delete the reflection, and do it."""
        self.deleting.emit()

    def to_calendar(self, entries: tuple[Entry, ...]) -> None:
        """Let these times become a calendar file."""
        self.calendar_asked.emit(entries)

    def go(self, route: Route) -> None:
        """Leave for another page of the window."""
        self.flush_step()
        self._go(route)

    def frame(self) -> QWidget:
        """Return the window for a dialog."""
        return self.window()

    def footer_changed(self) -> None:
        """Show the step's footer anew."""
        if self.step is None:
            return
        if self.footer.show_footer(self.step.footer()):
            self.reorder()

    # showing

    def refresh(self) -> None:
        """Look at the path anew and show the page it leads to."""
        self.show_step(build_step(self, self.path()))

    def show_step(self, step: Step) -> None:
        """Put ``step`` in the middle and the focus where the person goes on."""
        before, self.step = self.step, step
        turning = self._turning(before, step)
        self._place.addWidget(step)
        self.footer.raise_()  # a screen reader reads in this order: the footer comes last
        if before is not None:
            self._place.removeWidget(before)
            before.hide()
            before.deleteLater()
        self._show_path()
        step.settle()
        self.footer.show_footer(step.footer())
        self.reorder()
        self.focus_step()
        self._tell_margin(before, step)
        self.stepped.emit()
        if turning is not None:
            turning.begin()

    def _tell_margin(self, before: Step | None, step: Step) -> None:
        if self.margin is not None:
            if before is not None:
                self.margin.leave(before, step)
            self.margin.attend(step)

    def _turning(self, before: Step | None, step: Step) -> Turning | None:
        """Prepare the turn from one page to another. The same page built anew does not move."""
        if before is None or before.place == step.place:
            return None
        onward = self._walk.is_onward(before.place, step.place)
        return Turning(self._page, before, onward=onward)

    def focus_step(self) -> None:
        """Put the focus where the person goes on: in the first field, else on the way on.

        Left alone, it would go into the sidebar, from where the keys of this page do nothing.
        """
        field = self.step.first_field() if self.step is not None else None
        here = field or self.footer.first_button()
        if here is not None:
            here.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_path(self) -> None:
        path = self.path()
        model = rail_model(self.book.reflection, path, self.clock)
        self.rail.show_path(model)
        self.top.show_path(path)
        self.top.show_reflection(self.book.reflection)

    def show_kept(self, kept: Kept) -> None:
        """Say how saving stands; while it fails, calmly in the page."""
        exists = self.book.is_written  # what is only being begun was never saved
        self.top.show_kept(kept if exists else kept.but(last=None))
        code = kept.problem.code if kept.problem is not None else ""
        if code == self._trouble_code:
            return
        self._trouble_code = code
        self.show_problem(kept.problem)

    def show_problem(self, problem: AfterwordError | None) -> None:
        """Show what went otherwise above the page, or nothing."""
        if self._trouble is not None:
            self._trouble.hide()
            self._trouble.deleteLater()
            self._trouble = None
        if problem is None:
            return
        words = error_text(problem)
        body = f"{words.body} {words.next_step}".strip()
        self._trouble = QWidget()
        holder = QHBoxLayout(self._trouble)
        holder.setContentsMargins(40, 0, 40, 12)
        holder.addWidget(Notice(words.title, body, kind="technical"))
        self._notices.addWidget(self._trouble)
        self._trouble.lower()
        self.top.lower()  # read first, then what is in the way

    def _book_changed(self, changed: object) -> None:
        if not getattr(changed, "prompt", ""):
            self.top.show_reflection(self.book.reflection)

    def reorder(self) -> None:
        """Let Tab go in reading order, through the note in the margin too."""
        areas = [self.rail, self.top, self.step, self._note(), self.footer]
        order_tab([area for area in areas if area is not None])

    def _note(self) -> QWidget | None:
        return self.margin.note if self.margin is not None else None

    def areas(self) -> tuple[Area, ...]:
        """Return what F6 goes through."""
        step = (Area(self.step, self.step.first_field),) if self.step is not None else ()
        note = self._note()
        beside = (Area(note),) if note is not None else ()
        return (Area(self.rail, self.rail.here), Area(self.top), *step, *beside, Area(self.footer))

    # the hands

    def flush_step(self) -> None:
        """Hand all that is being typed to the book."""
        if self.step is not None:
            self.step.flush()

    def escape(self) -> bool:
        """Close what lies over the page, if anything does."""
        if self._close_popup():
            return True
        if self.step is not None and self.step.close_overlay():
            return True
        return self.margin is not None and self.margin.escape()

    def _press_primary(self) -> None:
        act = self.footer.primary()
        if act is not None:
            act.do()

    def _asked(self, row: object) -> None:
        self._close_popup()
        self.turn(page_of(self.book.guide, str(row)))

    def _open_path(self) -> None:
        popup = self._popup = PathPopup(self.rail_copy(), self)
        popup.open_below(self.top.path_button)

    def _close_popup(self) -> bool:
        popup, self._popup = self._popup, None
        if popup is None or not shiboken6.isValid(popup) or not popup.isVisible():
            return False
        return popup.close()

    def rail_copy(self) -> PathRail:
        """Return the path once more, for the popup of a narrow window."""
        rail = PathRail(say("path", "The path"))
        rail.show_path(rail_model(self.book.reflection, self.path(), self.clock))
        rail.asked.connect(self._asked)
        return rail

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Fold the path away where the window is narrow."""
        super().resizeEvent(event)
        self.settle()

    def settle(self) -> None:
        """Arrange for the window as it is."""
        narrow = self.window().width() < NARROW
        self.rail.setVisible(not narrow)
        self.top.settle(narrow=narrow)
        self.footer.settle(narrow=narrow)
