"""Choose what to share: everything off at first, beside it the exact page that would leave.

The page is made in the worker from what is chosen, shown from its bytes, and those bytes go when
the person lets them. Nothing else here can leave.
"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.clock import today
from journal.disclosure.choosing import heading_of
from journal.disclosure.names import neutral_alias
from journal.disclosure.people import aliases_in_force
from journal.disclosure.rendering import Format
from journal.errors import AfterwordError, NothingChosen
from journal.guides.guide import Door, StageKind
from journal.model import Alias, Choice
from journal.path import may_share, record_share
from ui import routes
from ui.book import Book
from ui.error_text import error_text
from ui.i18n.say import say
from ui.page import Page, Sidebar
from ui.problem_panel import ProblemPanel
from ui.sharing import selection
from ui.sharing.choice_column import ChoiceColumn, Picked, Switched, own_words
from ui.sharing.copy_editor import CopyEditor
from ui.sharing.departure import Departure, Leaving, Left
from ui.sharing.export_dialog import About, ExportDialog, documents_folder
from ui.sharing.findings_list import still_there
from ui.sharing.leaving_words import reading_line
from ui.sharing.names_editor import NameDialog
from ui.sharing.page_words import page_words
from ui.sharing.path_beside import PathBeside, TopLine
from ui.sharing.preview import Made, Wish, make
from ui.sharing.preview_desk import NARROW as NARROW_SHEET
from ui.sharing.preview_desk import WIDE as WIDE_SHEET
from ui.sharing.preview_desk import Previewer
from ui.theme.tokens import NARROW
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.dialog import DialogScrim
from ui.widgets.ground import Ground
from ui.widgets.page_frame import Scroll
from ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from journal.repository import Entry
    from ui.desk import Desk

MAKE_AFTER_MS = 150  # a pause in typing or switching, before the page is made anew
COLUMN, NARROW_COLUMN = 416, 372
"""The left side's width, and in a narrow window."""
FIRST_FORMAT: Format = "html"


@dataclass(frozen=True)
class Loaded:
    """What is needed to choose."""

    entry: "Entry"
    choice: Choice
    aliases: tuple[Alias, ...]  # known over all reflections


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
        self.book: Book | None = None
        self._made: Made | None = None
        self._asked = 0  # counts requests, so that a late answer is known as late
        self._overlay: DialogScrim | None = None
        self._opens_export = False
        self._left: Left | None = None
        self.leaving = Leaving(desk, self)
        self.leaving.left.connect(self._has_left)
        self.leaving.stayed.connect(self._stayed)
        self.leaving.not_printed.connect(self._not_printed)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(MAKE_AFTER_MS)
        self._pause.timeout.connect(lambda: self._make(FIRST_FORMAT))
        self._build()

    # The frame

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.top = TopLine()
        self.rail = PathBeside(self.top)
        self.rail.page_asked.connect(self._open_page)
        row.addWidget(self.rail)
        row.addWidget(self._left_side())
        row.addWidget(self._right_side(), 1)

    def _left_side(self) -> QWidget:
        self._side = Ground("surface", edges=("end",))
        column = QVBoxLayout(self._side)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        title = say("share", "What do you want to share?")
        lead = say("share", "Everything starts switched off. Only what you switch on can leave.")
        if self.door is Door.EXPECTATIONS:
            title = say("share", "What do you want to take along?")
        self.column = ChoiceColumn(title, lead)
        self.problem = ProblemPanel()
        body = QWidget()
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.problem)
        inner.addWidget(self.column, 1)
        column.addWidget(Scroll(body), 1)
        foot = Ground(edges=("top",))
        foot.setMinimumHeight(72)
        self._foot_row = QHBoxLayout(foot)
        back = Button(say("nav", "Back"), icon="arrow-left")
        back.clicked.connect(self._back)
        self._foot_row.addWidget(back)
        self._foot_row.addStretch(1)
        column.addWidget(foot)
        return self._side

    def _right_side(self) -> QWidget:
        side = Ground("sunken")
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        bar = QWidget()
        bar.setFixedHeight(56)
        self._bar_row = QHBoxLayout(bar)
        self._bar_row.addWidget(Chip(say("badge", "Exactly what leaves"), "leaves"))
        self.length = TextLabel("", "caption", wrap=False)
        self._bar_row.addStretch(1)
        self._bar_row.addWidget(self.length)
        column.addWidget(bar)
        self.preview = Previewer(say("badge", "Exactly what leaves"))
        column.addWidget(self.preview, 1)
        foot = Ground("surface", edges=("top",))
        foot.setMinimumHeight(72)
        self._way_out = QHBoxLayout(foot)
        self.told = TextLabel(say("share", "Nothing has left yet."), "small")
        self.show_file = Button(say("share", "Show the file"), "link")
        self.show_file.clicked.connect(self._open_folder)
        self.show_file.hide()
        self.export = Button(say("share", "Export…"), "export")
        self.export.clicked.connect(self._ask_export)
        self.export.setEnabled(False)
        self._way_out.setSpacing(12)
        self._way_out.addWidget(self.told, 1)
        self._way_out.addWidget(self.show_file)
        self._way_out.addWidget(self.export)
        column.addWidget(foot)
        return side

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Take the measures of the narrow window, or of the wide one."""
        super().resizeEvent(event)
        narrow = self.window().width() < NARROW
        self._side.setFixedWidth(self.desk.theme.scaled(NARROW_COLUMN if narrow else COLUMN))
        self.rail.setVisible(not narrow)
        self.top.setVisible(narrow)
        self.column.set_narrow(narrow=narrow)
        edge, end = (24, 24) if narrow else (40, 32)
        self._foot_row.setContentsMargins(edge, 0, end, 0)
        self._bar_row.setContentsMargins(edge, 0, 32, 0)
        self._way_out.setContentsMargins(edge, 0, edge if narrow else 32, 0)
        self.preview.set_left(edge - 24)
        self.preview.set_sheet_width(NARROW_SHEET if narrow else WIDE_SHEET)

    # Loading

    def opened(self) -> None:
        """Load the reflection and what was chosen so far."""
        says = say("share", "Opening the reflection…")
        self.desk.worker.run(self, self._load, self._fill, self._trouble, says=says)

    def _load(self) -> Loaded:
        repository = self.desk.repository
        return Loaded(
            repository.entry(self.reflection),
            repository.choice(self.reflection, self.door),
            repository.aliases(),
        )

    def _trouble(self, problem: AfterwordError) -> None:
        self.problem.show_problem(problem)

    def _fill(self, loaded: Loaded) -> None:
        self.book = Book(self.desk, loaded.entry, self)
        self.book.choices.setdefault(self.door, self._begin_with(loaded))
        rows = selection.rows_for(self.book.guide, self.door, self.book.answered())
        self.column.fill(self.book.guide, rows, self.book.answers)
        self.column.set_narrow(narrow=self.window().width() < NARROW)
        self.rail.show_book(self.book, self.door, self.desk.clock)
        self._connect()
        if self.book.read_only:
            self.column.set_read_only()
        self._show_choice()
        self._make(FIRST_FORMAT)
        first = next(iter(self.column.rows.values()), None)
        if first is not None:
            first.toggle.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin_with(self, loaded: Loaded) -> Choice:
        """Return what was chosen before; at first nothing is, not even the head of the page."""
        choice = loaded.choice
        if choice == Choice(choice.reflection, choice.door):
            choice = replace(choice, with_title=False, with_role=False, with_date=False)
        known = {alias.name for alias in choice.aliases} | set(choice.kept)
        more = tuple(alias for alias in loaded.aliases if alias.name not in known)
        return replace(choice, aliases=(*choice.aliases, *more))

    def _connect(self) -> None:
        column = self.column
        column.switched.connect(self._switch)
        column.picked.connect(self._pick)
        column.edit_asked.connect(self._edit_copy)
        column.own_asked.connect(lambda prompt: self._use_own(str(prompt)))
        column.head_switched.connect(self._switch_head)
        column.names.asked.connect(self._ask_name)
        column.findings.left_in.connect(lambda text: self._leave_in(str(text)))
        column.findings.taken_back.connect(
            lambda text: self._put(selection.not_left_in(self.choice, str(text)))
        )
        column.findings.edit_asked.connect(self._edit_where)
        column.findings.role_asked.connect(lambda text: self._open_name(None, str(text)))

    # Choosing

    @property
    def choice(self) -> Choice:
        """What is chosen now."""
        return self._open_book().choices[self.door]

    def _open_book(self) -> Book:
        if self.book is None:
            raise LookupError(self.reflection)
        return self.book

    def _put(self, choice: Choice) -> None:
        if choice == self.choice:
            return
        self._open_book().put_choice(choice)
        self._made = None
        self._asked += 1
        self._pause.start()
        self._show_choice()

    def _show_choice(self) -> None:
        book = self._open_book()
        self.column.show_choice(self.choice, book.guide, book.answers)
        counts = dict(self._made.page.counts) if self._made else self._counts()
        self.column.names.show_names(self._names(), counts)

    def _counts(self) -> dict[str, int]:
        """Return the counts as they are shown, until the page is made anew."""
        return {row.alias.name: row.count for row in self.column.names.rows}

    def _names(self) -> tuple[Alias, ...]:
        book = self._open_book()
        return aliases_in_force(book.guide, book.answers, self.choice, page_words().person)

    def _switch(self, act: Switched) -> None:
        self._put(selection.switched(self.choice, act.prompt, on=act.on))

    def _pick(self, act: Picked) -> None:
        self._put(selection.picked(self.choice, act.prompt, act.rows))

    def _switch_head(self, name: str, on: object) -> None:
        self._put(selection.headed(self.choice, name, on=bool(on)))

    def _use_own(self, prompt: str) -> None:
        self._put(selection.edited(self.choice, prompt, None))

    def _edit_copy(self, prompt: object) -> None:
        book, prompt_id = self._open_book(), str(prompt)
        chosen = self.choice.of(prompt_id)
        copy = chosen.edited if chosen else None
        own = own_words(book.guide, prompt_id, book.value(prompt_id), chosen)
        label = heading_of(book.guide.prompt(prompt_id))
        editor = CopyEditor(label, own if copy is None else copy, is_copy=copy is not None)
        editor.typed.connect(
            lambda text: self._put(selection.edited(self.choice, prompt_id, str(text)))
        )
        editor.own_asked.connect(lambda: self._use_own(prompt_id))
        self._show_overlay(editor, editor.edit)

    def _edit_where(self, text: object) -> None:
        """Open the copy of the first chosen answer in which ``text`` leaves."""
        if self._made is None:
            return
        found = next(
            (
                section.heading.text
                for section in self._made.page.sections
                if str(text) in section_text(self._made, section.heading.text)
            ),
            "",
        )
        book = self._open_book()
        prompts = [one.prompt for one in self.choice.chosen]
        for prompt in prompts:
            if " ".join(heading_of(book.guide.prompt(prompt)).split()) == found:
                self._edit_copy(prompt)
                return
        if prompts:
            self._edit_copy(prompts[0])

    # Names

    def _ask_name(self, alias: object) -> None:
        self._open_name(alias if isinstance(alias, Alias) else None)

    def _open_name(self, alias: Alias | None, name: str = "") -> None:
        person = page_words().person
        taken = {one.role for one in self._names() if one != alias}
        free = next(n for n in range(1, len(taken) + 2) if neutral_alias(n, person) not in taken)
        dialog = NameDialog(alias, free, person, name=name)
        dialog.settled.connect(self._rename)
        dialog.left_in.connect(lambda text: self._leave_in(str(text)))
        self._show_overlay(dialog, dialog.role if alias or name else dialog.name)

    def _rename(self, before: str, alias: Alias) -> None:
        self._put(selection.renamed(self.choice, before, alias))
        self._keep_aliases()

    def _leave_in(self, text: str) -> None:
        self._put(selection.left_in(self.choice, text))
        self._keep_aliases()

    def _keep_aliases(self) -> None:
        """Keep the names for the other reflections: one name has one role everywhere."""
        if self._open_book().read_only:
            return
        repository, ours = self.desk.repository, self.choice.aliases
        gone = frozenset(self.choice.kept)

        def save() -> None:
            mine = {alias.name for alias in ours} | gone
            others = tuple(one for one in repository.aliases() if one.name not in mine)
            repository.save_aliases((*others, *ours))

        self.desk.keeper.keep("aliases", save)

    # The preview

    def _make(self, wanted: Format) -> None:
        book = self._open_book()
        self._asked += 1
        asked = self._asked
        wish = Wish(
            guide=book.guide,
            reflection=book.reflection,
            answers=dict(book.answers),
            choice=self.choice,
            today=today(self.desk.clock),
            words=page_words(),
            format=wanted,
            resources=self.desk.places.resources,
        )
        self.desk.worker.run(
            self,
            lambda: make(wish),
            lambda made: self._show_made(made, asked),
            lambda problem: self._not_made(problem, asked),
            says=say("share", "Making the page…"),
        )

    def _show_made(self, made: Made, asked: int) -> None:
        if asked != self._asked:
            return
        if isinstance(self._overlay, ExportDialog):
            self._overlay.show_made(made)
            return
        self._made = made
        self.problem.clear()
        self.preview.show_drawing(made.drawing)
        self.length.setText(reading_line(made.rendered.words))
        self.column.names.show_names(made.aliases, dict(made.page.counts))
        self.column.findings.show_findings(made.findings, self.choice.kept)
        self._settle_way_out()
        if self._opens_export:
            self._ask_export()

    def _not_made(self, problem: AfterwordError, asked: int) -> None:
        if asked != self._asked:
            return
        if isinstance(self._overlay, ExportDialog):
            self._overlay.show_problem(problem)
            return
        self._made, self._opens_export = None, False
        self.length.setText("")
        self.column.findings.show_findings((), self.choice.kept)
        if isinstance(problem, NothingChosen):
            self._show_nothing()
        else:
            words = error_text(problem)
            self.preview.show_sentence(words.title, f"{words.body} {words.next_step}")
        self.column.names.show_names(self._names(), {})
        self._settle_way_out()

    def _show_nothing(self) -> None:
        if self.column.rows:
            self.preview.show_sentence(
                say("share", "Nothing is switched on yet."),
                say("share", "The exact page appears here as soon as something is."),
            )
        else:
            self.preview.show_sentence(
                say("share", "There is nothing to choose from yet."),
                say("share", "What you write on the pages before can be chosen here, if you like."),
            )

    # The way out

    def _settle_way_out(self) -> None:
        self.export.setEnabled(self._made is not None and self._may_leave())
        book = self._open_book()
        if book.read_only:
            self.told.setText(
                say("share", "Open for reading only: nothing can leave from here just now.")
            )
        elif self._left is not None:
            self.told.setText(left_line(self._left))
        else:
            self.told.setText(say("share", "Nothing has left yet."))

    def _may_leave(self) -> bool:
        book = self._open_book()
        return not book.read_only and may_share(
            book.guide, book.reflection, book.answered(), self.door
        )

    def _ask_export(self) -> None:
        if self.book is None or not self._may_leave():
            return
        self._opens_export = self._made is None
        made = self._made
        if made is None:  # it is just being made; the dialog opens with the very page
            return
        about = About(self.book.reflection, self.choice, documents_folder())
        dialog = ExportDialog(about, made)
        dialog.wanted.connect(self._make)
        dialog.agreed.connect(self._let_go)
        dialog.place_asked.connect(lambda text: self.preview.show_words(str(text)))
        self._show_overlay(dialog, dialog.ways.cards[0])

    def _let_go(self, departure: Departure) -> None:
        self.leaving.let_go(departure, self._open_book().reflection)

    def _has_left(self, left: Left) -> None:
        book = self._open_book()
        if self._overlay is not None:
            self._overlay.close_()
        answered, clock = book.answered(), self.desk.clock
        book.take(lambda one: record_share(book.guide, one, answered, self.door, clock))
        self.desk.keeper.flush()
        self.rail.show_book(book, self.door, clock)
        self._left = left
        self.show_file.setVisible(left.target is not None)
        self._settle_way_out()
        self._say_what_is_open(left)
        self.export.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_what_is_open(self, left: Left) -> None:
        lines = [left_line(left)]
        if self._made is not None and self._made.remaining:
            lines.append(still_there(self._made.remaining[0]))
        if left.problem is not None:
            lines.append(
                say("share", "Its row under Shared could not be saved yet. It is tried again.")
            )
        self.told.setText(" ".join(lines))

    def _stayed(self, problem: AfterwordError) -> None:
        if isinstance(self._overlay, ExportDialog):
            self._overlay.show_problem(problem)
        else:
            self.problem.show_problem(problem)

    def _not_printed(self) -> None:
        if isinstance(self._overlay, ExportDialog):
            self._overlay.stay()

    def _open_folder(self) -> None:
        if self._left is not None and self._left.target is not None:
            folder: Path = self._left.target.parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    # Overlays, leaving the page

    def _show_overlay(self, overlay: DialogScrim, first: QWidget) -> None:
        self._close_overlay()
        self._overlay = overlay
        overlay.closed.connect(lambda: self._forget(overlay))
        overlay.open_on(self.window(), first)

    def _forget(self, overlay: DialogScrim) -> None:
        if self._overlay is overlay:
            self._overlay = None
        if isinstance(overlay, ExportDialog):
            self._make(FIRST_FORMAT)
        overlay.deleteLater()

    def _close_overlay(self) -> None:
        if self._overlay is not None:
            self._overlay.close_()

    def escape(self) -> bool:
        """Close what lies over the page."""
        if self._overlay is None:
            return False
        self._overlay.close_()
        return True

    def flush(self) -> None:
        """Close what lies over the page; every change was handed over as it was made."""
        self._close_overlay()

    def _back(self) -> None:
        self.desk.go(routes.Reflecting(self.reflection))

    def _open_page(self, page: object) -> None:
        """Open another page of the path; the one of choosing is this one."""
        stages = self._open_book().guide.stages()
        here = {one.id for one in stages if one.kind is StageKind.CHOOSE}
        if page not in here or self.door is not Door.GROUP:
            self.desk.go(routes.Reflecting(self.reflection, str(page)))


def section_text(made: Made, heading: str) -> str:
    """Return the words of the section under ``heading``."""
    alone = [one for one in made.page.sections if one.heading.text == heading]
    page = replace(made.page, sections=tuple(alone))
    return page.text()


def left_line(left: Left) -> str:
    """Return what has left, as it is said after it."""
    if left.row.format == "clipboard":
        return say("share", "The text is on the clipboard for a minute. It has left the journal.")
    if left.row.format == "print":
        return say("share", "One page went to the printer.")
    return say("share", "One file has left: {name}.", name=left.row.file_name)
