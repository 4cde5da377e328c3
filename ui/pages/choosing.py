"""Choose what to share: everything off at first, beside it the exact page that would leave.

The page is made in the worker from what is chosen, shown from its bytes, and those bytes go when
the person lets them. Nothing else here can leave.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from journal.clock import local
from journal.errors import AfterwordError, NothingChosen
from journal.guides.guide import Door, StageKind
from journal.model import Choice
from ui import routes
from ui.error_text import error_text
from ui.i18n.say import say
from ui.page import Page, Sidebar
from ui.sharing import selection
from ui.sharing.choice_column import Picked, Switched
from ui.sharing.chooser import Chooser, Loaded, load
from ui.sharing.choosing_view import ChoosingView
from ui.sharing.copy_coach import CopyCoach
from ui.sharing.deciding import Deciding
from ui.sharing.departure import Departure, Leaving, Left
from ui.sharing.export_dialog import About, ExportDialog, documents_folder
from ui.sharing.leaving_words import reading_line
from ui.sharing.overlays import Overlays
from ui.sharing.page_maker import FIRST_FORMAT, PageMaker
from ui.sharing.preview import Made
from ui.sharing.way_out import Standing
from ui.theme.tokens import NARROW

if TYPE_CHECKING:
    from ui.desk import Desk


class ChoosingPage(Page):
    """One door of one reflection."""

    sidebar = Sidebar.COLLAPSED
    section = "reflections"

    def __init__(self, desk: "Desk", route: routes.Route) -> None:
        """Build the frame; ``opened`` fills it."""
        super().__init__(desk, route)
        if not isinstance(route, routes.Choosing):
            raise TypeError(route)
        self.door = route.door
        self.reflection = route.reflection
        self.chooser: Chooser | None = None
        self.made: Made | None = None  # what is on screen, if it is the page of the choice
        self._opens_export = False
        self._standing = Standing()
        self.view = ChoosingView(self.door)
        self.overlays = Overlays(self)
        self.overlays.closed.connect(self._overlay_closed)
        self.leaving = Leaving(desk, self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.view)
        self._connect_frame()

    def _connect_frame(self) -> None:
        self.leaving.left.connect(self._has_left)
        self.leaving.row_saved.connect(self._row_saved)
        self.leaving.stayed.connect(self._stayed)
        self.leaving.not_printed.connect(self._not_printed)
        self.leaving.not_on_paper.connect(self._not_on_paper)
        self.view.left.connect(lambda: self.desk.go(routes.Reflecting(self.reflection)))
        self.view.rail.page_asked.connect(self._open_page)
        self.view.way_out.asked.connect(self._ask_export)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Take the measures of the narrow window, or of the wide one."""
        super().resizeEvent(event)
        self.view.settle(narrow=self.window().width() < NARROW)

    # Loading

    def opened(self) -> None:
        """Load the reflection and what was chosen so far."""
        repository = self.desk.repository
        self.desk.worker.run(
            self,
            lambda: load(repository, self.reflection, self.door),
            self._fill,
            self.view.problem.show_problem,
            says=say("share", "Opening the reflection…"),
        )

    def _fill(self, loaded: Loaded) -> None:
        chooser = Chooser(self.desk, loaded, self.door, self)
        self.chooser, book = chooser, chooser.book
        rows = selection.rows_for(book.guide, self.door, book.answered())
        asks = chooser.words().questions if self.door is Door.GROUP else ()
        self.view.column.fill(book.guide, rows, book.answers, asks)
        self.view.settle(narrow=self.window().width() < NARROW)
        self.view.rail.show_book(book, self.door, self.desk.clock)
        if book.read_only:
            self.view.column.set_read_only()
        self._maker = PageMaker(self.desk, chooser.wish, self)
        self.deciding = Deciding(chooser, self.overlays, self, self.desk.roles)
        self.deciding.copy_opened.connect(
            lambda editor, prompt: CopyCoach(self.desk, book, str(prompt), editor)
        )
        self._connect(chooser)
        self._show_choice()
        left = book.reflection.shared_at if self.door is Door.GROUP else None
        before = local(self.desk.clock, left).date() if left else None
        changed = loaded.changed
        self._tell(
            replace(self._standing, read_only=book.read_only, before=before, changed=changed)
        )
        self._maker.make(FIRST_FORMAT)
        first = next(iter(self.view.column.rows.values()), None)
        if first is not None:
            first.toggle.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self, chooser: Chooser) -> None:
        self._maker.made.connect(self._show_made)
        self._maker.not_made.connect(self._not_made)
        chooser.changed.connect(self._choice_changed)
        column = self.view.column
        column.switched.connect(self._switch)
        column.picked.connect(self._pick)
        column.own_asked.connect(
            lambda prompt: chooser.put(selection.edited(chooser.choice, str(prompt), None))
        )
        column.head_switched.connect(
            lambda name, on: chooser.put(selection.headed(chooser.choice, name, on=bool(on)))
        )
        column.question_switched.connect(
            lambda asked, on: chooser.put(selection.asking(chooser.choice, asked, on=bool(on)))
        )
        self.deciding.listen_to(column)
        self.deciding.renamed.connect(self._renamed)

    # Choosing

    @property
    def choice(self) -> Choice:
        """What is chosen now."""
        return self._chosen().choice

    def _chosen(self) -> Chooser:
        if self.chooser is None:
            raise LookupError(self.reflection)
        return self.chooser

    def _switch(self, act: Switched) -> None:
        self._chosen().put(selection.switched(self.choice, act.prompt, on=act.on))

    def _pick(self, act: Picked) -> None:
        self._chosen().put(selection.picked(self.choice, act.prompt, act.rows))

    def _choice_changed(self) -> None:
        self.made = self.deciding.shown = None
        self._maker.make_soon()
        self._show_choice()

    def _renamed(self) -> None:
        """Follow the reflection's own names, which stand on the path and on the page."""
        self.view.rail.show_book(self._chosen().book, self.door, self.desk.clock)
        self.made = self.deciding.shown = None
        self._maker.make_soon()

    def _show_choice(self) -> None:
        chooser, column = self._chosen(), self.view.column
        column.show_choice(chooser.choice, chooser.book.guide, chooser.book.answers)
        # Until the page is made anew, the counts stay as they are shown.
        column.names.show_names(
            chooser.names(), {row.alias.name: row.count for row in column.names.rows}
        )

    # The preview

    def _show_made(self, made: Made) -> None:
        if isinstance(self.overlays.now, ExportDialog):
            self.overlays.now.show_made(made)
            return
        self.made, self.deciding.shown = made, made.page
        view = self.view
        view.problem.clear()
        view.preview.show_drawing(made.drawing)
        view.length.setText(reading_line(made.rendered.words))
        view.column.names.show_names(made.aliases, dict(made.page.counts))
        view.column.findings.show_findings(made.findings, made.exact, self.choice.kept)
        view.reorder()
        self._tell(
            replace(self._standing, may_leave=self._chosen().may_leave(), remaining=made.remaining)
        )
        if self._opens_export:
            self._ask_export()

    def _not_made(self, problem: AfterwordError) -> None:
        if isinstance(self.overlays.now, ExportDialog):
            self.overlays.now.show_problem(problem)
            return
        self.made, self._opens_export = None, False
        view = self.view
        view.length.setText("")
        view.column.findings.show_findings((), (), self.choice.kept)
        if isinstance(problem, NothingChosen):
            view.show_nothing()
        else:
            words = error_text(problem)
            view.preview.show_sentence(words.title, f"{words.body} {words.next_step}")
        view.column.names.show_names(self._chosen().names(), {})
        view.reorder()
        self._tell(replace(self._standing, may_leave=False, remaining=()))

    # The way out

    def _tell(self, standing: Standing) -> None:
        self._standing = standing
        self.view.way_out.settle(standing)

    def _ask_export(self) -> None:
        if self.chooser is None or not self.chooser.may_leave():
            return
        self._opens_export = self.made is None
        if self.made is None:  # it is just being made; the dialog opens with the very page
            return
        about = About(self.chooser.book.reflection, self.choice, documents_folder(), self.desk)
        dialog = ExportDialog(about, self.made)
        dialog.wanted.connect(self._maker.make)
        dialog.agreed.connect(self._let_go)
        dialog.written.connect(lambda: self._keep_words(dialog))
        dialog.place_asked.connect(lambda text: self.view.preview.show_words(str(text)))
        self.overlays.show(dialog, dialog.first())

    def _let_go(self, departure: Departure) -> None:
        self.leaving.let_go(departure, self._chosen().book.reflection)

    def _has_left(self, left: Left) -> None:
        self.overlays.close()
        chooser = self._chosen()
        chooser.forget_drafts()
        chooser.note_share()
        self.view.rail.show_book(chooser.book, self.door, self.desk.clock)
        self._tell(replace(self._standing, left=left, saved_later=False))
        self.view.way_out.export.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row_saved(self) -> None:
        self._tell(replace(self._standing, saved_later=True))

    def _stayed(self, problem: AfterwordError) -> None:
        if isinstance(self.overlays.now, ExportDialog):
            self.overlays.now.show_problem(problem)
        else:
            self.view.problem.show_problem(problem)

    def _not_printed(self) -> None:
        if isinstance(self.overlays.now, ExportDialog):
            self.overlays.now.stay()

    def _not_on_paper(self) -> None:
        if isinstance(self.overlays.now, ExportDialog):
            self.overlays.now.say_not_on_paper()

    # Overlays, leaving the page

    def _overlay_closed(self, overlay: object) -> None:
        if isinstance(overlay, ExportDialog):
            self._keep_words(overlay)
            self._maker.make(FIRST_FORMAT)

    def _keep_words(self, dialog: ExportDialog) -> None:
        for place, text in dialog.drafts().items():
            self._chosen().book.put_draft(place, text)

    def escape(self) -> bool:
        """Close what lies over the page."""
        return self.view.rail.close_popup() or self.overlays.close()

    def flush(self) -> None:
        """Close what lies over the page, with what is being typed in it."""
        self.view.rail.close_popup()
        self.overlays.flush()

    def _open_page(self, page: object) -> None:
        """Open another page of the path; the one of choosing is this one."""
        stages = self._chosen().book.guide.stages()
        here = {one.id for one in stages if one.kind is StageKind.CHOOSE}
        if page not in here or self.door is not Door.GROUP:
            self.desk.go(routes.Reflecting(self.reflection, str(page)))
