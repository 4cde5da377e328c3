"""Another passphrase: chosen, a key made for it, and the journal encrypted anew under that key.

The last part goes on by itself wherever the person goes; the page only shows how far it is. After
the recovery code opened the journal this page comes first, and asks for no present passphrase.
"""

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout

from journal.errors import AfterwordError, WrongSecret
from ui import routes
from ui.desk import Desk
from ui.i18n.say import say
from ui.opening.new_passphrase import NewPassphrase
from ui.opening.passphrase_field import CapsLockWatch, passphrase_field
from ui.page import Page
from ui.problem_panel import ProblemPanel
from ui.section_page import clear_layout
from ui.session import Rekey, change_passphrase, vault_of
from ui.tasks.rekeyer import Rekeyed
from ui.widgets.button import Button
from ui.widgets.notice import Notice
from ui.widgets.page_frame import PageFrame
from ui.widgets.progress_line import ProgressLine
from ui.widgets.text_label import TextLabel

FORM = 440  # width of the fields


class PassphrasePage(Page):
    """A form, then how far it is, then what to do next."""

    section = "settings"

    def __init__(self, desk: Desk, route: routes.Route) -> None:
        """Begin with the form."""
        super().__init__(desk, route)
        self._by_code = isinstance(route, routes.NewPassphrase) and route.by_code
        self._has_code = vault_of(desk.repository).has_recovery
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._frame = PageFrame(top=False)
        self._title, self._help = self._frame.set_question(self._question(), self._lead())
        whole.addWidget(self._frame)
        self._content = QVBoxLayout()
        self._content.setSpacing(20)
        self._frame.body.addLayout(self._content)
        self._frame.body.addStretch(1)
        self._later = Button("")
        self._later.clicked.connect(lambda _on=False: self._leave())
        self._next = Button("", "primary")
        self._next.clicked.connect(lambda _on=False: self._go_on())
        self._frame.footer.start.addWidget(self._later)
        self._frame.footer.end.addWidget(self._next)
        self._show_form()
        desk.rekeyer.changed.connect(self._went_on)

    def opened(self) -> None:
        """Put the focus where the person goes on."""
        first = self._new.first if self._present is None else self._present
        first.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  Qt's name
        """Keep no passphrase on a page that was left; a minimised window keeps it."""
        if not event.spontaneous() and self._present is not None:
            self._present.take()
        super().hideEvent(event)

    def _question(self) -> str:
        if self._by_code:
            return say("rekeying", "Choose a new passphrase")
        return say("rekeying", "Change your passphrase")

    def _lead(self) -> str:
        if self._by_code:
            return say(
                "rekeying",
                "The recovery code opened your journal. With a new passphrase you can open it "
                "again without the sheet.",
            )
        return say(
            "rekeying",
            "A new key is made for the journal, and everything in it is encrypted again.",
        )

    # The form

    def _show_form(self) -> None:
        self._present = None if self._by_code else passphrase_field(self._present_name())
        if self._present is not None:
            CapsLockWatch(self._present)
            self._present.setMaximumWidth(FORM)
            self._content.addWidget(self._present)
        self._new = NewPassphrase(self.desk, name=say("rekeying", "New passphrase"))
        self._new.setMaximumWidth(FORM)
        self._content.addWidget(self._new)
        self._content.addWidget(Notice(*self._notice()))
        self._problem = ProblemPanel()
        self._content.addWidget(self._problem)
        if self._present is not None:
            self._present.submitted.connect(self._new.first.setFocus)
            self._present.edited.connect(self._present_edited)
        self._new.submitted.connect(self._change)
        self._later.setText(
            say("rekeying", "Not now") if self._by_code else say("dialog", "Cancel")
        )
        self._next.setText(self._change_words())
        self._go_on: Callable[[], None] = self._change
        self._next.setEnabled(not self.desk.repository.read_only)

    def _notice(self) -> tuple[str, str]:
        old = say(
            "rekeying",
            "Whoever has a copy of the folder from before, a backup for instance, can open that "
            "copy with the passphrase it had then.",
        )
        if self._has_code:
            old += "\n" + say(
                "rekeying",
                "A new recovery code is made as well: the sheet you have stops working for this "
                "journal, and a new one follows.",
            )
        return say("rekeying", "Old copies still open with the old passphrase."), old

    def _present_name(self) -> str:
        return say("rekeying", "Current passphrase")

    def _change_words(self) -> str:
        if self._by_code:
            return say("rekeying", "Set the passphrase")
        return say("rekeying", "Change the passphrase")

    def _present_edited(self, _text: object) -> None:
        if self._present is not None and self._present.line.bad:
            self._present.set_bad("")

    def _change(self) -> None:
        if not self._next.isEnabled():
            return
        if self._present is not None and not self._present.text():
            self._present.set_bad(say("rekeying", "Type the passphrase that opens it now."))
            self._present.setFocus()
            return
        if not self._new.is_ready():
            return
        self._problem.clear()
        self._wait(waiting=True)
        repository, new = self.desk.repository, self._new.first.text()
        present = None if self._present is None else self._present.text()
        self.desk.worker.run(
            self.desk.rekeyer,
            lambda: change_passphrase(repository, present, new),
            self._changed,
            self._not_changed,
            says=say("rekeying", "Making a new key…"),
        )

    def _wait(self, *, waiting: bool) -> None:
        words = say("rekeying", "Making a new key…") if waiting else self._change_words()
        self._next.setText(words)
        self._next.updateGeometry()
        self._next.setEnabled(not waiting)
        self._later.setEnabled(not waiting)
        self._new.lock_fields(locked=waiting)
        if self._present is not None:
            self._present.line.setReadOnly(waiting)

    def _not_changed(self, problem: AfterwordError) -> None:
        if not shiboken6.isValid(self):
            return
        self._wait(waiting=False)
        if isinstance(problem, WrongSecret) and self._present is not None:
            wrong = say("rekeying", "That is not the passphrase that opens it now.")
            self._present.set_bad(wrong)
            self._present.line.selectAll()
            self._present.setFocus()
            return
        self._problem.show_problem(problem)

    # Encrypting anew

    def _changed(self, rekey: Rekey) -> None:
        """Go on with the new key, also where the page was left meanwhile."""
        desk = self.desk
        desk.recovery_code = rekey.code
        desk.first = routes.Today()  # the passphrase is known from now on
        if shiboken6.isValid(self):
            self._end_form()
        desk.rekeyer.begin(rekey.left, vault_of(desk.repository).rekey_step)

    def _end_form(self) -> None:
        if self._present is not None:
            self._present.take()
        self._present = None
        self._new.clear()
        clear_layout(self._content)
        self._show_progress()

    def _show_progress(self) -> None:
        self._title.setText(say("rekeying", "Your new passphrase opens the journal"))
        self._help.setText(
            say(
                "rekeying",
                "From now on only the new one does. Copies from before still open with "
                "the old one.",
            ),
        )
        self._line = ProgressLine(say("rekeying", "Encrypted with the new key"))
        self._line.setMaximumWidth(FORM)
        self._content.addWidget(self._line)
        self._far = TextLabel("", "ui")
        self._content.addWidget(self._far)
        self._problem = ProblemPanel()
        self._content.addWidget(self._problem)
        self._new_sheet = bool(self.desk.recovery_code)
        self._later.setVisible(self._new_sheet)
        self._later.setText(say("sheet", "Later"))
        self._later.setEnabled(True)
        self._next.setText(
            say("rekeying", "Go on to the new sheet")
            if self._new_sheet
            else say("rekeying", "Done")
        )
        self._next.updateGeometry()
        self._next.setEnabled(True)
        self._go_on = self._on_from_here
        self._next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _went_on(self, state: Rekeyed) -> None:
        if self._go_on != self._on_from_here:
            return
        self._line.show_part(state.total - state.left, state.total)
        self._far.setText(_progress_words(state))
        if state.problem is not None:
            self._problem.show_problem(state.problem)
        else:
            self._problem.clear()

    # Going on

    def _on_from_here(self) -> None:
        if self._new_sheet:
            self.desk.go(routes.Sheet(first=self._by_code))
        else:
            self._leave()

    def _leave(self) -> None:
        self.desk.recovery_code = ""
        self.desk.go(routes.Today() if self._by_code else routes.SettingsRoute("lock"))


def _progress_words(state: Rekeyed) -> str:
    if state.is_done:
        return say("rekeying", "Everything is encrypted with the new key.")
    part = 100 * (state.total - state.left) // state.total
    return say(
        "rekeying",
        "{part} % is encrypted with the new key. You can go on writing, or lock: it goes on by "
        "itself.",
        part=part,
    )
