"""One reflection on screen: the path, the top bar, the step, the footer.

Works on a book alone, so that it shows the finished example as well as one's own. It goes elsewhere
only by what it is given: a way to go to a route.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal import path as steps
from journal.clock import Clock
from journal.disclosure.calendar_file import Entry
from journal.errors import AfterwordError
from journal.guides.guide import Gate, StageKind
from journal.model import Reflection
from journal.path import PathView
from journal.values import LevelsValue
from ui.areas import Area
from ui.book import Book
from ui.error_text import error_text
from ui.i18n.say import say
from ui.routes import Route
from ui.steps.footer_bar import FooterBar
from ui.steps.rail_model import page_of, rail_model
from ui.steps.step import Step
from ui.steps.step_building import build_step
from ui.steps.tab_order import order_tab
from ui.steps.top_bar import TopBar
from ui.tasks.keeper import Kept
from ui.theme import paint
from ui.theme.tokens import NARROW, Radius, Size
from ui.widgets.ground import Ground
from ui.widgets.notice import Notice
from ui.widgets.page_turn import Turning
from ui.widgets.path_rail import PathRail

if TYPE_CHECKING:
    from ui.steps.margin import Margin

RAIL_POPUP_HEIGHT = 520


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
        self._here = ""
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
        return steps.view(
            self.book.guide,
            self._reflection(),
            self.book.answered(),
            self.clock,
            offered=self._offers_conversation(),
        )

    def _reflection(self) -> Reflection:
        """Return the reflection as shown: one turns pages also where nothing can be written."""
        one = self.book.reflection
        return replace(one, here=self._here) if self._here else one

    def _offers_conversation(self) -> bool:
        reflection, guide = self.book.reflection, self.book.guide
        levels: dict[str, int] = {}
        for answer in self.book.answers.values():
            if isinstance(answer.value, LevelsValue):
                levels.update(answer.value.levels)
        return steps.offers_expectations(guide, reflection, levels, self.clock)

    def turn(self, page: str) -> None:
        """Go to the page of that id."""
        self.flush_step()
        guide = self.book.guide
        if self.book.read_only:
            self._here = page
        elif steps.is_clear(self.book.reflection):
            self.book.take(lambda one: steps.visit(guide, one, page))
        self.refresh()

    def turn_on(self) -> None:
        """Go to the next page; this stage is done if it was its last."""
        self.flush_step()
        path = self.path()
        self.settle_stage()
        if path.next is not None:
            self.turn(path.next)
        else:
            self.refresh()

    def settle_stage(self) -> None:
        """Mark the stage that is left at its last page: done if something stands there."""
        book, guide, path = self.book, self.book.guide, self.path()
        stage = guide.stage(path.here.stage)
        last = not stage.prompts or stage.prompts[-1].id in path.here.prompts
        if not last or book.read_only or stage.kind is StageKind.GATE:
            return
        if not steps.may_write(book.reflection):
            return
        written = any(one.id in book.answered() for one in stage.prompts)
        waits = any(
            one.stage == stage.id and one.answered is None for one in book.reflection.follow_ups
        )
        if stage.kind is StageKind.FOLLOW_UP and waits and written:
            book.take(lambda one: steps.answer_follow_up(one, stage.id, self.clock))
        elif written:
            book.take(lambda one: steps.mark_done(guide, one, stage.id))

    def turn_back(self) -> None:
        """Go to the page before."""
        before = self.path().previous
        if before is not None:
            self.turn(before)

    def skip(self) -> None:
        """Leave this page for now and go on; a stage without a word is marked as left for later."""
        self.flush_step()
        path, guide = self.path(), self.book.guide
        stage = guide.stage(path.here.stage)
        last = not stage.prompts or stage.prompts[-1].id in path.here.prompts
        written = any(one.id in self.book.answered() for one in stage.prompts)
        if last and not written and not self.book.read_only:
            answered = self.book.answered()
            self.book.take(lambda one: steps.skip(guide, one, stage.id, answered))
        if path.next is not None:
            self.turn(path.next)
        else:
            self.refresh()

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
        order = [page.id for stage in self.book.guide.stages() for page in steps.pages_of(stage)]
        onward = not step.place or order.index(before.place or order[-1]) < order.index(step.place)
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
        if self._popup is not None and self._popup.isVisible():
            self._popup.close()
            return True
        if self.step is not None and self.step.close_overlay():
            return True
        return self.margin is not None and self.margin.escape()

    def _press_primary(self) -> None:
        act = self.footer.primary()
        if act is not None:
            act.do()

    def _asked(self, row: object) -> None:
        if self._popup is not None:
            self._popup.close()
        self.turn(page_of(self.book.guide, str(row)))

    def _open_path(self) -> None:
        popup = PathPopup(self.rail_copy(), self)
        self._popup = popup
        popup.open_below(self.top.path_button)

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


class PathPopup(QWidget):
    """The whole path below its small form."""

    def __init__(self, rail: PathRail, parent: QWidget) -> None:
        """Hold ``rail``."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 2, 2, 2)
        column.addWidget(rail)
        self._rail = rail
        self.setFixedSize(Size.PATH_RAIL + 4, RAIL_POPUP_HEIGHT)

    def open_below(self, button: QWidget) -> None:
        """Open below ``button``, the focus on the page that is open."""
        self.move(button.mapToGlobal(QPoint(0, button.height() + 4)))
        self.show()
        here = next((row for row in self._rail.rows if row.row.state == "now"), None)
        if here is not None:
            QTimer.singleShot(0, here, here.setFocus)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  Qt's name
        """Draw the card's edge."""
        painter = paint.painter_for(self)
        rect = QRectF(self.rect())
        paint.box(painter, rect, Radius.CARD, fill="window", line="line_mid")
