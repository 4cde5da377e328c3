"""Trying the recovery sheet out, while nothing depends on it: type the code, see that it opens.

The journal as it lies in its folder is asked; nothing in it changes, but that the sheet counts as
read back. The code is in its field only.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout

from journal.errors import AfterwordError, RecoveryCodeMistyped, WrongSecret
from ui import routes
from ui.desk import Desk
from ui.error_text import ErrorText, error_text
from ui.i18n.say import say
from ui.opening.passphrase_field import make_sensitive
from ui.opening.sheet_state import proved
from ui.page import Page
from ui.problem_panel import ProblemPanel, Step
from ui.session import check_code, try_secret
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.notice import Notice
from ui.widgets.page_frame import PageFrame

FIELD = 480


class SheetDrillPage(Page):
    """One field for the code, and what came of it."""

    section = "settings"

    def __init__(self, desk: Desk, route: routes.Route) -> None:
        """Begin with an empty field."""
        super().__init__(desk, route)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._frame = PageFrame(top=False)
        self._frame.set_question(
            say("drill", "Try your recovery sheet"),
            say(
                "drill",
                "Fetch the sheet from where you keep it and type its code: eight groups of five. "
                "Nothing in the journal is changed by it.",
            ),
        )
        whole.addWidget(self._frame)
        self._content = QVBoxLayout()
        self._content.setSpacing(20)
        self._frame.body.addLayout(self._content)
        self._frame.body.addStretch(1)
        self._code = Field(say("unlock", "Recovery code"))
        make_sensitive(self._code.line)
        self._code.setMaximumWidth(FIELD)
        self._code.edited.connect(self._edited)
        self._code.submitted.connect(self._try)
        self._content.addWidget(self._code)
        self._problem = ProblemPanel(kind="info")
        self._content.addWidget(self._problem)
        self._back = Button(say("drill", "Back to settings"), icon="arrow-left")
        self._back.clicked.connect(lambda _on=False: self._leave())
        self._next = Button(say("drill", "Try it"), "primary")
        self._next.clicked.connect(lambda _on=False: self._go_on())
        self._frame.footer.start.addWidget(self._back)
        self._frame.footer.end.addWidget(self._next)
        self._go_on: Callable[[], None] = self._try

    def opened(self) -> None:
        """Put the cursor into the field."""
        self._code.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  Qt's name
        """Keep no code on a page that was left; a minimised window keeps it."""
        if not event.spontaneous():
            self._code.take()
        super().hideEvent(event)

    def _edited(self, _text: object) -> None:
        self._problem.clear()
        if self._code.line.bad:
            self._code.set_bad("")

    def _try(self) -> None:
        typed = self._code.text()
        if not self._next.isEnabled() or not typed:
            self._code.setFocus()
            return
        slip = check_code(typed)  # before anything slow, and before anything is tried
        if slip is not None:
            self._say_slip(slip)
            return
        self._wait(waiting=True)
        repository = self.desk.repository
        self.desk.worker.run(
            self,
            lambda: try_secret(repository, typed, recovery=True),
            lambda _done: self._opens(),
            self._opens_not,
            says=say("drill", "Trying the code…"),
        )

    def _wait(self, *, waiting: bool) -> None:
        self._next.setText(say("drill", "Trying…") if waiting else say("drill", "Try it"))
        self._next.updateGeometry()
        self._next.setEnabled(not waiting)
        self._code.line.setReadOnly(waiting)

    def _say_slip(self, slip: RecoveryCodeMistyped) -> None:
        self._code.set_bad(error_text(slip).title)
        self._code.setFocus()

    def _opens(self) -> None:
        self._code.take()
        self._code.hide()
        self._content.addWidget(
            Notice(
                say("drill", "This sheet opens your journal."),
                say("drill", "Put it back where you keep it."),
            ),
        )
        self._keep_proved()
        self._back.hide()
        self._next.setText(say("rekeying", "Done"))
        self._next.updateGeometry()
        self._next.setEnabled(True)
        self._next.setFocus(Qt.FocusReason.OtherFocusReason)
        self._go_on = self._leave

    def _keep_proved(self) -> None:
        repository, now = self.desk.repository, self.desk.clock.now()
        if not repository.read_only:
            self.desk.keeper.keep(
                "profile/the sheet was tried",
                lambda: repository.save_profile(proved(repository.profile(), now)),
            )
            self.desk.keeper.flush()

    def _opens_not(self, problem: AfterwordError) -> None:
        self._wait(waiting=False)
        self._code.setFocus()
        if isinstance(problem, WrongSecret):
            self._code.set_bad(say("drill", "This code does not open this journal."))
            self._problem.show_text(
                _older_sheet(),
                Step(say("drill", "Make a new sheet…"), lambda: self.desk.go(routes.Sheet())),
            )
        else:
            self._problem.show_problem(problem)

    def _leave(self) -> None:
        self.desk.go(routes.SettingsRoute("recovery"))


def _older_sheet() -> ErrorText:
    return ErrorText(
        say("drill", "The code has no slip in it, and it is not the one that opens this journal."),
        say(
            "drill",
            "It may be an older sheet, or one of another journal. Your passphrase works as before.",
        ),
        say("drill", "Look for the newest sheet, or make a new one."),
    )
