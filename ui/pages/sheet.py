"""The recovery sheet: made, printed or kept as a PDF, and two of its groups asked back.

The code lives on the desk between its making and its sheet, and nowhere else. "Later" is always
there; Today asks again some days after.
"""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.clock import today
from journal.errors import AfterwordError, ExportFailed, TargetExists
from ui import routes
from ui.desk import Desk
from ui.folder_choice import ask_for_file, shown
from ui.i18n.say import say
from ui.opening.code_groups import CodeGroups, ProofForm
from ui.opening.sheet_state import code_renewed, made, proved, put_off
from ui.page import Page, Sidebar
from ui.problem_panel import ProblemPanel, Step
from ui.session import vault_of
from ui.widgets.button import Button
from ui.widgets.page_frame import PageFrame
from ui.widgets.sheet_drawing import SheetDrawing
from ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from journal.model import Profile


class SheetPage(Page):
    """Makes the sheet and has it proved."""

    sidebar = Sidebar.FULL

    def __init__(self, desk: Desk, route: routes.Route) -> None:
        """Begin with the code at hand, or with the making of a new one."""
        super().__init__(desk, route)
        self._first = isinstance(route, routes.Sheet) and route.first
        self.section = "" if self._first else "settings"
        self._proof: ProofForm | None = None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._frame = PageFrame(top=False)
        self._frame.set_question(
            say("sheet", "Your recovery sheet"),
            say(
                "sheet",
                "Nobody can reset your passphrase. If it is ever forgotten, the code on this sheet "
                "opens the journal. Keep it on paper, away from this computer.",
            ),
        )
        whole.addWidget(self._frame)
        self._content = QVBoxLayout()
        self._content.setSpacing(20)
        self._frame.body.addLayout(self._content)
        self._frame.body.addStretch(1)
        self._add_footer()
        if desk.recovery_code:
            self._show_sheet()
        else:
            self._show_making()

    def opened(self) -> None:
        """Put the focus where the person goes on."""
        self._entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_footer(self) -> None:
        self._later = Button(say("sheet", "Later"))
        self._later.clicked.connect(self._put_off)
        self._next = Button("", "primary")
        self._next.clicked.connect(lambda _on=False: self._go_on())
        self._frame.footer.start.addWidget(self._later)
        self._frame.footer.end.addWidget(self._next)

    # A new code

    def _show_making(self) -> None:
        has_code = vault_of(self.desk.repository).has_recovery
        words = (
            say("sheet", "A new code is made for it. The code on an earlier sheet stops working.")
            if has_code
            else say("sheet", "A code is made for it. It takes about a second.")
        )
        self._content.addWidget(TextLabel(words, "ui"))
        self._problem = ProblemPanel()
        self._content.addWidget(self._problem)
        self._next.setText(say("sheet", "Make the sheet"))
        self._next.setEnabled(not self.desk.repository.read_only)
        self._go_on: Callable[[], None] = self._make
        self._entry: QWidget = self._next

    def _make(self) -> None:
        self._next.setEnabled(False)
        self._next.setText(say("sheet", "Making the code…"))
        repository = self.desk.repository

        def job() -> str:
            code = vault_of(repository).add_recovery()
            repository.save_profile(code_renewed(repository.profile()))
            return code

        says = say("sheet", "Making the code…")
        self.desk.worker.run(self.desk.keeper, job, self._has_code, self._not_made, says=says)

    def _has_code(self, code: str) -> None:
        """Hold the code for its sheet, also for whoever left the page and comes back to it."""
        self.desk.recovery_code = code
        if shiboken6.isValid(self):
            self._empty()
            self._show_sheet()
            self.opened()

    def _not_made(self, problem: AfterwordError) -> None:
        if not shiboken6.isValid(self):
            return
        self._next.setEnabled(True)
        self._next.setText(say("sheet", "Make the sheet"))
        self._problem.show_problem(problem)

    # The sheet

    def _show_sheet(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(SheetDrawing(), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._ways(), 1)
        self._content.addLayout(row)
        self._problem = ProblemPanel()
        self._content.addWidget(self._problem)
        self._content.addLayout(self._proving())
        self._next.setText(say("sheet", "Check and go on"))
        self._next.setEnabled(True)
        self._go_on = self._check
        self._entry = self._print
        self._order()

    def _ways(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(12)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        self._print = Button(say("sheet", "Print…"), icon="printer")
        self._print.clicked.connect(lambda _on=False: self._with_pdf(self._print_pdf))
        self._save = Button(say("sheet", "Save as PDF…"), icon="file-text")
        self._save.clicked.connect(lambda _on=False: self._with_pdf(self._save_pdf))
        buttons.addWidget(self._print)
        buttons.addWidget(self._save)
        buttons.addStretch(1)
        column.addLayout(buttons)
        self._done = TextLabel("", "small")
        self._done.hide()
        column.addWidget(self._done)
        self._groups = CodeGroups(self.desk.recovery_code)
        column.addWidget(self._groups)
        return column

    def _order(self) -> None:
        """Let Tab go in reading order; the footer was there before what stands above it."""
        fields = [field.line for field in self._proof.fields] if self._proof else []
        chain = [self._print, self._save, self._groups.button, *fields, self._later, self._next]
        for before, after in pairwise(chain):
            self.setTabOrder(before, after)

    def _proving(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(TextLabel(say("sheet", "Is it at hand, and can it be read?"), "title"))
        words = say("sheet", "Take it from the printer and type these two groups from it.")
        column.addWidget(TextLabel(words, "ui", ink="muted"))
        column.addSpacing(4)
        self._proof = ProofForm(self.desk.recovery_code)
        for field in self._proof.fields:
            field.submitted.connect(self._check)
        column.addWidget(self._proof)
        return column

    def _with_pdf(self, use: Callable[[bytes], None]) -> None:
        code, day = self.desk.recovery_code, today(self.desk.clock)
        name, resources = self.desk.places.folder.name, self.desk.places.resources

        def job() -> bytes:
            from journal.disclosure.recovery_sheet import recovery_sheet
            from ui.opening.sheet_words import sheet_words

            return recovery_sheet(code, day, name, sheet_words(), resources)

        self._problem.clear()
        says = say("sheet", "Setting the sheet…")
        self.desk.worker.run(self, job, use, self._problem.show_problem, says=says)

    def _print_pdf(self, data: bytes) -> None:
        from ui.printing import print_pdf

        words = say("sheet", "It was given to the printer.")
        print_pdf(self, data, say("sheet", "Recovery sheet"), lambda: self._was_made(words))

    def _save_pdf(self, data: bytes) -> None:
        start = Path.home() / say("sheet", "afterword-recovery-sheet.pdf")
        title = say("sheet", "Where the sheet is kept")
        ask_for_file(self, title, start, "pdf", lambda path: self._place_chosen(path, data))

    def _place_chosen(self, path: Path, data: bytes) -> None:
        """Save there; a file that has the name already is replaced only if the person says so."""
        if not path.exists():
            self._write(path, data)
            return
        self._problem.show_problem(
            TargetExists(file=path),
            Step(say("export", "Replace it"), lambda: self._write(path, data)),
            Step(say("export", "Choose another name"), lambda: self._save_pdf(data)),
        )
        self._problem.buttons[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _write(self, path: Path, data: bytes) -> None:
        self._problem.clear()
        self.desk.worker.run(
            self.desk.keeper,
            lambda: write_sheet(path, data),
            lambda _done: self._was_saved(path),
            self._not_saved,
            says=say("sheet", "Saving the sheet…"),
        )

    def _not_saved(self, problem: AfterwordError) -> None:
        if shiboken6.isValid(self):
            self._problem.show_problem(problem)

    def _was_saved(self, path: Path) -> None:
        words = say(
            "sheet",
            "Saved as {file}. Whoever has this file and the journal’s folder can read the journal: "
            "move it away from this computer.",
            file=shown(path),
        )
        self._was_made(words)

    def _was_made(self, words: str) -> None:
        now = self.desk.clock.now()
        self._keep(lambda profile: made(profile, now))
        if not shiboken6.isValid(self):
            return
        self._done.setText(words)
        self._done.show()
        if self._proof is not None:
            self._proof.fields[0].setFocus(Qt.FocusReason.OtherFocusReason)
            if self._frame.scroller is not None:
                self._frame.scroller.ensureWidgetVisible(self._proof)

    # Going on

    def _check(self) -> None:
        if self._proof is None or not self._proof.is_proved():
            return
        now = self.desk.clock.now()
        self._keep(lambda profile: proved(profile, now))
        self._leave()

    def _put_off(self) -> None:
        now = self.desk.clock.now()
        self._keep(lambda profile: put_off(profile, now))
        self._leave()

    def _leave(self) -> None:
        self.desk.recovery_code = ""
        self.desk.go(routes.Today() if self._first else routes.SettingsRoute("recovery"))

    def _keep(self, step: "Callable[[Profile], Profile]") -> None:
        repository = self.desk.repository
        if not repository.read_only:
            self.desk.keeper.keep(
                f"profile/{id(step)}",  # two steps of one moment are both kept
                lambda: repository.save_profile(step(repository.profile())),
            )
            self.desk.keeper.flush()

    def _empty(self) -> None:
        from ui.section_page import clear_layout

        clear_layout(self._content)


def write_sheet(path: Path, data: bytes) -> None:
    """Write the sheet for its owner alone; ``ExportFailed`` if it could not be."""
    import errno

    from journal import durable

    try:
        durable.replace(path, data, mode=0o600)
    except OSError as problem:
        full = problem.errno in (errno.ENOSPC, errno.EDQUOT)
        raise ExportFailed(errno=problem.errno, no_space=full, file=path) from None
