"""The first page: what this is, and making a journal. Nothing private is on it but the passphrase.

Where the folder in use is not empty and holds no journal, it says so before anything else; where a
journal was and its folder is away, it says that too, and never looks like a first start.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.errors import AfterwordError, CopyDamaged, NotAJournal
from ui import routes
from ui.copies.saved_copy import SavedCopy
from ui.desk import Desk
from ui.error_text import ErrorText
from ui.folder_choice import ask_for_folder, room_for_new, shown
from ui.i18n.say import say
from ui.opening.create_form import CreateForm
from ui.opening.lost_journal import Lost, look_for, lost_text, was_here
from ui.page import Page, Sidebar
from ui.problem_panel import ProblemPanel, Step
from ui.session import Opened, holds_journal, is_empty
from ui.theme.tokens import LOW, NARROW
from ui.widgets.brand import Brand
from ui.widgets.button import Button
from ui.widgets.ground import Ground
from ui.widgets.icon_mark import IconMark
from ui.widgets.page_frame import Scroll
from ui.widgets.text_label import TextLabel

COLUMN = 520
OVERHANG = 6  # how far the largest letters hang below their line
FOOT, TALL = 76, 740
LEFT, LEFT_NARROW = 553, 361  # with the hairline


class WelcomePage(Page):
    """Left: why. Right: the form."""

    sidebar = Sidebar.NONE

    def __init__(self, desk: Desk, route: routes.Route) -> None:
        """Build both halves."""
        super().__init__(desk, route)
        self._looks = 0  # how often a look for the journal was begun, or overtaken
        halves = QHBoxLayout(self)
        halves.setContentsMargins(0, 0, 0, 0)
        halves.setSpacing(0)
        self._left = _Why()
        halves.addWidget(self._left)
        halves.addWidget(self._right(), 1)
        self._show_place()

    def opened(self) -> None:
        """Put the cursor into the passphrase, or say what is wrong with the folder."""
        known = was_here(self.desk)
        if is_empty(self.desk.places.folder) and not known and not self._was_in_use():
            self._say_settings()
            self._form.passphrase.first.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._form.hide()
        self._foot.hide()
        if known:
            self._look_for_lost()
        elif is_empty(self.desk.places.folder):
            self._say_away()
        else:
            self._refuse(self.desk.places.folder)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Give the left half what it needs and the form the rest."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        self._left.setFixedWidth(LEFT_NARROW if narrow else LEFT)
        self._left.settle(narrow=narrow)
        self._form.settle(low=self.height() < LOW)
        edge = 28 if narrow else 64
        above = FOOT if self.height() >= TALL else 8  # balances the line at the foot
        self._margins.setContentsMargins(edge, above, edge, 8)
        self._foot_margins.setContentsMargins(edge, 0, edge, 24 if narrow else 32)

    def _right(self) -> QWidget:
        right = Ground("surface")
        whole = QVBoxLayout(right)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        held = QWidget()
        self._margins = QHBoxLayout(held)
        column = QWidget()
        inner = QVBoxLayout(column)
        inner.setContentsMargins(4, 4, 4, 4)  # room for the focus ring
        self._folder_problem = ProblemPanel(kind="info")
        self._form = CreateForm(self.desk, self._created)
        self._add_ways()
        inner.addStretch(1)
        inner.addWidget(self._folder_problem)
        inner.addWidget(self._form)
        inner.addStretch(1)
        column.setMaximumWidth(COLUMN + 8)
        self._margins.addStretch(97)  # the picture's own balance
        self._margins.addWidget(column, 10_000)
        self._margins.addStretch(111)
        whole.addWidget(Scroll(held), 1)
        whole.addWidget(self._place_line())
        return right

    def _add_ways(self) -> None:
        existing = Button(say("welcome", "Open an existing journal…"), "text", large=True)
        existing.clicked.connect(self._open_existing)
        self._form.waiting.connect(lambda waiting: self._let_go(free=not waiting))
        copy = Button(say("welcome", "Open a saved copy…"), "text", large=True)
        copy.clicked.connect(lambda _on=False: self._open_copy())
        self._others = [existing, copy]
        self._form.beside.addWidget(existing)
        self._form.beside.addWidget(copy)

    def _place_line(self) -> QWidget:
        self._foot = QWidget()
        self._foot_margins = QHBoxLayout(self._foot)
        row = QHBoxLayout()
        row.setSpacing(12)
        self._place = TextLabel("", "caption", elide=True)
        change = Button(say("welcome", "Change…"), "link")
        change.setAccessibleDescription(say("welcome", "Where your journal will be"))
        change.clicked.connect(self._change_place)
        row.addWidget(self._place)
        row.addWidget(change)
        # Here, and not beside the form's buttons, it is in view in the smallest window too.
        example = Button(say("welcome", "See a finished example"), "link")
        example.clicked.connect(lambda: self.desk.go(routes.Sample(locked=True)))
        self._others += [change, example]
        row.addStretch(1)
        row.addWidget(example)
        holder = QWidget()
        holder.setMaximumWidth(COLUMN + 8)
        holder.setLayout(row)
        row.setContentsMargins(4, 4, 4, 4)
        self._foot_margins.addStretch(97)
        self._foot_margins.addWidget(holder, 10_000)
        self._foot_margins.addStretch(111)
        return self._foot

    def _let_go(self, *, free: bool) -> None:
        for way in self._others:
            way.setEnabled(free)

    def _show_place(self) -> None:
        folder = shown(self.desk.places.folder)
        self._place.setText(say("welcome", "It will be in {folder}", folder=folder))
        self._place.setToolTip(str(self.desk.places.folder))

    def _created(self, opened: Opened) -> None:
        self.desk.opened(opened.repository, opened.recovery_code or None)

    def _refuse(self, folder: Path) -> None:
        self._looks += 1
        self._folder_problem.show_problem(
            NotAJournal(folder=folder),
            Step(say("welcome", "Choose another folder…"), self._open_existing),
            Step(say("welcome", "Create a new one elsewhere…"), self._change_place),
        )
        self._folder_problem.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _was_in_use(self) -> bool:
        """Tell whether a journal is expected here: the person chose this folder, or just locked."""
        return bool(self.desk.locked_at) or (
            self.desk.now_settings.journal_folder == self.desk.places.folder
        )

    def _say_away(self) -> None:
        folder = shown(self.desk.places.folder)
        self._folder_problem.show_text(
            ErrorText(
                say("welcome", "Your journal is not in its folder just now."),
                say("welcome", "Nothing is in {folder}. Nothing was changed.", folder=folder),
                say("welcome", "If it is on a disk of its own, connect the disk and look again."),
            ),
            Step(say("welcome", "Look again"), self._look_again),
            Step(say("welcome", "Open an existing journal…"), self._open_existing),
            Step(say("welcome", "Open a saved copy…"), self._open_copy),
            Step(say("welcome", "Create a new one here"), self._begin_new),
        )
        self._folder_problem.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _look_for_lost(self) -> None:
        """Say that the journal was here, once the folder for copies was looked into.

        Unless the person went on meanwhile: what came of that is not spoken over.
        """
        self._looks += 1
        look = self._looks

        def tell(lost: Lost | None) -> None:
            if look == self._looks:
                self._say_lost(lost)

        self.desk.worker.run(
            self,
            lambda: look_for(self.desk),
            tell,
            lambda _problem: tell(None),
            says=say("welcome", "Looking for your journal…"),
        )

    def _say_lost(self, lost: Lost | None) -> None:
        if lost is None:
            self._say_away()
            return
        folder = lost.folder
        text = lost_text(lost, self.desk.clock, is_empty=is_empty(folder))
        steps = [Step(say("welcome", "Look again"), self._look_again)]
        if lost.copy is not None:
            copy = lost.copy
            steps.append(
                Step(say("welcome", "Open the newest copy"), lambda: self._saved().open(copy))
            )
        steps += [
            Step(say("welcome", "Open a saved copy…"), self._open_copy),
            Step(say("welcome", "Choose another folder…"), self._open_existing),
        ]
        if is_empty(folder):
            steps.append(Step(say("welcome", "Begin a new journal here"), self._begin_new))
        else:
            steps.append(Step(say("welcome", "Create a new one elsewhere…"), self._change_place))
        self._folder_problem.show_text(text, *steps)
        self._folder_problem.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _look_again(self) -> None:
        if holds_journal(self.desk.places.folder):
            self.desk.go(routes.Unlock())
        elif was_here(self.desk):
            self._look_for_lost()
        else:
            self._say_away()

    def _say_settings(self) -> None:
        """Say that the settings could not be read: they know where a journal of one's own is."""
        problem = self.desk.settings.problem
        if problem is not None:
            open_it = Step(say("welcome", "Open an existing journal…"), self._open_existing)
            self._folder_problem.show_problem(problem, open_it)

    def _open_existing(self) -> None:
        title = say("welcome", "The folder that holds your journal")
        ask_for_folder(self, title, self.desk.places.folder, self._use_existing)

    def _use_existing(self, folder: Path) -> None:
        if holds_journal(folder):
            self.desk.open_folder(folder)
        else:
            self._refuse(folder)

    def _open_copy(self) -> None:
        self._saved().ask()

    def _saved(self) -> SavedCopy:
        return SavedCopy(self.desk, self, self._wait_for_copy, self._refuse_copy)

    def _wait_for_copy(self, *, waiting: bool) -> None:
        self._looks += 1
        self._let_go(free=not waiting)
        self._form.setEnabled(not waiting)

    def _refuse_copy(self, problem: AfterwordError, what_is_sound: Callable[[], None]) -> None:
        steps = [Step(say("welcome", "Choose another copy…"), self._open_copy)]
        if isinstance(problem, CopyDamaged):
            steps.append(Step(say("welcome", "Open what is sound"), what_is_sound))
        self._folder_problem.show_problem(problem, *steps)
        self._folder_problem.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _change_place(self) -> None:
        title = say("welcome", "Where your journal will be")
        ask_for_folder(self, title, self.desk.places.folder, self._use_place)

    def _use_place(self, chosen: Path) -> None:
        folder = room_for_new(chosen)
        if not is_empty(folder):
            self._refuse(folder)
            return
        self.desk.places = replace(self.desk.places, folder=folder)
        self.desk.settings.change(journal_folder=folder)
        self._begin_new()

    def _begin_new(self) -> None:
        self._looks += 1
        self._folder_problem.clear()
        self._form.show()
        self._foot.show()
        self._show_place()
        self._form.passphrase.first.setFocus(Qt.FocusReason.OtherFocusReason)


class _Why(Ground):
    """The brand, one sentence, three facts."""

    def __init__(self) -> None:
        super().__init__("window", edges=("end",))
        held = QWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 1, 0)
        whole.addWidget(Scroll(held))
        column = QVBoxLayout(held)
        column.setSpacing(0)
        self._column = column
        brand = Brand(say("window", "Afterword"), large=True)
        column.addWidget(brand)
        self._above = QWidget()
        column.addWidget(self._above)
        self._title = TextLabel(say("welcome", "Something didn’t go the way you meant."), "display")
        self._title.setMaximumWidth(424)
        column.addWidget(self._title)
        self._lead = TextLabel(
            say(
                "welcome",
                "Here you can look at it in your own words and at your own pace. Later, if you "
                "choose, you can look at it with your group.",
            ),
            "welcome_lead",
            ink="muted",
        )
        self._lead.setMaximumWidth(412)
        column.addSpacing(16 - OVERHANG)
        column.addWidget(self._lead)
        self._between = QWidget()
        column.addWidget(self._between)
        for icon, title, text in _facts():
            column.addLayout(_fact(icon, title, text))
            column.addSpacing(22)
        column.addStretch(1)
        column.addWidget(TextLabel(say("welcome", "Works without the internet."), "caption"))

    def settle(self, *, narrow: bool) -> None:
        """Stand as the picture has it, or closer together in a small window."""
        edge = 28 if narrow else 72
        self._column.setContentsMargins(edge, 30 if narrow else 46, 20, 28 if narrow else 40)
        self._above.setFixedHeight(34 if narrow else 102)
        self._between.setFixedHeight(26 if narrow else 44)
        self._title.set_style("question" if narrow else "display")
        self._lead.set_style("lead" if narrow else "welcome_lead")
        room = min(self._title.maximumWidth(), self.width() - edge - 25)
        self._title.setMinimumHeight(self._title.heightForWidth(room) + OVERHANG)


def _facts() -> tuple[tuple[str, str, str], ...]:
    return (
        (
            "lock",
            say("welcome", "It stays with you"),
            say(
                "welcome",
                "Your journal is encrypted on this computer. There is no account and no server.",
            ),
        ),
        (
            "moon",
            say("welcome", "It takes its time"),
            say(
                "welcome",
                "A few short sittings with nights in between. Pausing is part of the path.",
            ),
        ),
        (
            "send",
            say("welcome", "You choose what leaves"),
            say("welcome", "Only a summary you have picked and seen goes to your group."),
        ),
    )


def _fact(icon: str, title: str, text: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(16)
    row.addWidget(IconMark(icon, "accent", size=20, height=22), 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(TextLabel(title, "ui_strong"))
    body = TextLabel(text, "small")
    body.setMaximumWidth(312)
    words.addWidget(body)
    row.addLayout(words, 1000)
    row.addStretch(1)
    return row
