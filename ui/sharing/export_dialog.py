"""The one page from which something leaves: how, what, for whom, and where to.

The button that lets it go can be pressed only once the very bytes have been on screen. Enter does
nothing until the focus is on it.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from journal.disclosure.release import suggested_name
from journal.errors import AfterwordError, TargetExists
from journal.guides.guide import Door
from journal.model import Choice, Reflection
from ui.error_text import ErrorText
from ui.folder_choice import ask_for_file, shown
from ui.i18n.say import say
from ui.problem_panel import ProblemPanel, Step
from ui.role_offer import offer_roles
from ui.sharing.departure import Departure
from ui.sharing.group_passphrase import GroupPassphrase
from ui.sharing.leaving_lines import LeavingLines
from ui.sharing.preview import Made
from ui.sharing.preview_desk import Previewer
from ui.sharing.selection import draft_places
from ui.sharing.ways import FILES, Way, format_of, way_words, ways_through
from ui.theme.tokens import LOW, Size
from ui.widgets.button import Button
from ui.widgets.dialog import DialogScrim
from ui.widgets.field import Field
from ui.widgets.ground import Ground, Rule
from ui.widgets.icon_button import IconButton
from ui.widgets.icon_mark import IconMark
from ui.widgets.page_frame import Scroll
from ui.widgets.radio_card import RadioList, RadioOption
from ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from ui.desk import Desk

EDGE = 32


@dataclass(frozen=True)
class About:
    """What the dialog is about: whose page it is and what was chosen."""

    reflection: Reflection
    choice: Choice
    documents: Path
    desk: "Desk"


class ExportDialog(DialogScrim):
    """``wanted`` carries the format whose bytes are needed, ``agreed`` the departure."""

    wanted = Signal(object, object)  # Format, the passphrase of a protected page
    agreed = Signal(object)  # Departure
    place_asked = Signal(object)  # the text to be shown on the page behind
    written = Signal()  # ``drafts`` has other words now

    def __init__(self, about: About, made: Made) -> None:
        """Begin with the page as it is on the desk behind, which has been seen."""
        group = about.choice.door is Door.GROUP
        title = (
            say("export", "Export the summary")
            if group
            else say("export", "Export the page for the conversation")
        )
        super().__init__(
            title, width=Size.DIALOG_EXPORT[0], height=Size.DIALOG_EXPORT[1], padding=0
        )
        self._about = about
        self._ways = ways_through(about.choice.door)
        self._made: Made | None = made
        self._seen = {made.rendered.sha256}
        self._target: Path | None = None  # where the person put it; else the neutral place
        self._replace = False
        self._busy = False
        self._add_head(title)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._choices())
        self._look = Previewer(say("badge", "Exactly what leaves"), width=700)
        self._look.set_left(46)
        desk = Ground("sunken")
        column = QVBoxLayout(desk)
        column.setContentsMargins(1, 16, 1, 0)
        column.addWidget(self._look)
        self._stack.addWidget(desk)
        self.column.addWidget(self._stack, 1)
        self._add_foot()
        self.ways.set_value(made.rendered.format)
        self._settle_words()

    # What it is told

    def way(self) -> Way:
        """Return the chosen way."""
        return next(way for way in self._ways if way == self.ways.value())

    def first(self) -> QWidget:
        """Return where the keyboard begins: at the way that is chosen."""
        return next(card for card in self.ways.cards if card.isChecked())

    def show_made(self, made: Made) -> None:
        """Take the bytes that were asked for."""
        if made.rendered.format == format_of(self.way()) and self._is_asked_for(made):
            self._made, self._busy = made, False
            self.problem.clear()
            self._settle_words()

    def show_problem(self, problem: AfterwordError) -> None:
        """Say what was in the way; nothing has left."""
        self._busy = False
        self._to_choices()
        if isinstance(problem, TargetExists):
            self.problem.show_problem(
                problem,
                Step(say("export", "Replace it"), self._replace_it),
                Step(say("export", "Choose another name"), self._change_place),
            )
        else:
            self.problem.show_problem(problem)
        self._settle_words()

    def stay(self) -> None:
        """Go on after a print that the person called off."""
        self._busy = False
        self._settle_words()

    def say_not_on_paper(self) -> None:
        """Say why nothing was printed to a file, and where a PDF is made."""
        self.stay()
        title = say("export", "That printer writes a file.")
        body = say(
            "export",
            "Such a file would also carry the time and what made it. The PDF above carries "
            "neither, and you see it first.",
        )
        self.problem.show_text(ErrorText(title, body, ""))

    # How it is built

    def _add_head(self, title: str) -> None:
        head = self._head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(TextLabel(title, "page_title"))
        lead = say("export", "Afterword writes one file. You hand it over yourself.")
        words.addWidget(TextLabel(lead, "ui", ink="muted"))
        head.addLayout(words, 1)
        close = IconButton("x", say("export", "Close"), size=32)
        close.clicked.connect(self.close_)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(head)
        self._under_head = QWidget()
        self.column.addWidget(self._under_head)

    def _choices(self) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(20, 0, 0, 0)
        row.setSpacing(0)
        options = tuple(
            RadioOption(way, words.name, words.hint, words.icon)
            for way, words in ((way, way_words(way)) for way in self._ways)
        )
        name = say("export", "How it leaves")
        self.ways = RadioList(name, options, "leaves", framed=False, height=56, gap=0)
        self.ways.chosen.connect(self._way_chosen)
        list_ = QWidget()
        column = QVBoxLayout(list_)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self.ways)
        column.addStretch(1)
        scroll = Scroll(list_)
        scroll.setFixedWidth(384)
        row.addWidget(scroll)
        row.addSpacing(20)
        row.addWidget(Rule(upright=True))
        row.addWidget(self._about_column(), 1)
        return whole

    def _about_column(self) -> QWidget:
        body = QWidget()
        self._right = QVBoxLayout(body)
        self._right.setContentsMargins(EDGE, 0, EDGE, 12)
        self._right.setSpacing(6)
        self.problem = ProblemPanel(kind="info")  # nothing is lost or broken here
        self._right.addWidget(self.problem)
        self._told = LeavingLines()
        self._told.place_asked.connect(lambda text: self._show_place(str(text)))
        self._right.addWidget(self._told)
        self._right.addSpacing(10)
        self.passphrase = GroupPassphrase(self._about.desk)
        self.passphrase.settled.connect(self._ask_for_page)
        self.passphrase.unsettled.connect(self._forget_page)
        self._right.addWidget(self.passphrase)
        self.for_whom = Field(say("export", "For whom"))
        offer_roles(self.for_whom, self._about.desk.roles)
        if self._about.choice.door is Door.GROUP:
            self.for_whom.set_text(self._about.reflection.group)
        self.why = Field(say("export", "Why"))
        self._given = self.for_whom.text()
        for place, field in self._fields().items():
            field.set_text(self._about.reflection.drafts.get(place, field.text()))
            field.edited.connect(self.written)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.for_whom, 1)
        row.addWidget(self.why, 1)
        self._right.addLayout(row)
        kept = say("export", "If you like. Both stay in your journal, beside the copy.")
        self._right.addWidget(TextLabel(kept, "caption"))
        self._right.addStretch(1)
        return Scroll(body)

    def _fields(self) -> dict[str, Field]:
        places = draft_places(self._about.choice.door)
        return dict(zip(places, (self.for_whom, self.why), strict=True))

    def drafts(self) -> dict[str, str]:
        """Return what was written here, by its place among the drafts; not what was given."""
        texts = {place: field.text() for place, field in self._fields().items()}
        return {place: "" if text == self._given else text for place, text in texts.items()}

    def _add_foot(self) -> None:
        foot = self._foot = Ground(edges=("top",))
        row = QHBoxLayout(foot)
        row.setContentsMargins(EDGE, 0, EDGE, 0)
        row.setSpacing(10)
        self._folder = IconMark("folder", "body", size=16)
        row.addWidget(self._folder)
        self.place = TextLabel("", "small", elide=True)
        row.addWidget(self.place, 1)
        self.change = Button(say("export", "Change…"), "link")
        self.change.clicked.connect(self._change_place)
        row.addWidget(self.change)
        row.addSpacing(16)
        self.cancel = Button(say("export", "Cancel"))
        self.cancel.clicked.connect(self._cancel)
        self.see = Button(say("export", "See this page first"))
        self.see.clicked.connect(self._see)
        self.go = Button(say("export", "Export 1 file"), "export")
        self.go.clicked.connect(self._agree)
        for button in (self.cancel, self.see, self.go):
            row.addWidget(button)
        self.column.addWidget(foot)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Keep all that is told and asked in sight, closer together in a low window."""
        super().resizeEvent(event)
        low = self.height() < LOW
        self._head.setContentsMargins(EDGE, 16 if low else 26, 24, 0)
        self._under_head.setFixedHeight(10 if low else 18)
        self._foot.setFixedHeight(64 if low else 76)
        self._right.setSpacing(4 if low else 6)
        self._told.set_gap(2 if low else 6)
        self.ways.set_heights(*((52, 0) if low else (56, 0)))

    # How it goes on

    def _way_chosen(self, _way: object) -> None:
        self.problem.clear()
        self._replace = False
        self.first().setFocus(Qt.FocusReason.OtherFocusReason)  # what had it may go or be off now
        if self._target is not None:
            suffix = Path(self._neutral_name()).suffix
            self._target = self._target.with_suffix(suffix) if suffix else self._target
        if self._made is None or self._made.rendered.format != format_of(self.way()):
            self._ask_for_page()
        self._settle_words()

    def _ask_for_page(self) -> None:
        """Have the page made for this way; a protected one with the passphrase as it stands."""
        self._forget_page()
        protected = self.way() == "protected"
        if not protected or self.passphrase.is_usable():
            passphrase = self.passphrase.text() if protected else ""
            self.wanted.emit(format_of(self.way()), passphrase)

    def _forget_page(self) -> None:
        self._made = None
        self._settle_words()

    def _is_asked_for(self, made: Made) -> bool:
        """Tell whether a page is protected with the passphrase that stands there now."""
        return self.way() != "protected" or made.rendered.passphrase == self.passphrase.text()

    def _see(self) -> None:
        if self._made is None:
            return
        self._look.show_drawing(self._made.drawing)
        self._stack.setCurrentIndex(1)
        self._seen.add(self._made.rendered.sha256)
        self._settle_words()
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _to_choices(self) -> None:
        self._stack.setCurrentIndex(0)

    def escape(self) -> None:
        """Go back from the look at the page; close where the choices stand."""
        self._cancel()

    def _cancel(self) -> None:
        if self._stack.currentIndex() == 1:
            self._to_choices()
            self._settle_words()
            self.see.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.close_()

    def _agree(self) -> None:
        made = self._made
        if made is None or made.rendered.sha256 not in self._seen or self._busy:
            return
        self._busy = True
        self._settle_words()
        self.agreed.emit(
            Departure(
                way=self.way(),
                made=made,
                for_whom=self.for_whom.text().strip(),
                why=self.why.text().strip(),
                target=self.target() if self.way() in FILES else None,
                overwrite=self._replace,
            )
        )

    def _replace_it(self) -> None:
        self._replace = True
        self.problem.clear()
        self._agree()

    # Where a file goes

    def target(self) -> Path:
        """Return where the file goes, unless it is a copy or a print."""
        return self._target or self._about.documents / self._neutral_name()

    def _neutral_name(self) -> str:
        return suggested_name(format_of(self.way()), self._about.choice.door)

    def _change_place(self) -> None:
        suffix = Path(self._neutral_name()).suffix.removeprefix(".")
        title = say("export", "Where the file goes")
        ask_for_file(self, title, self.target(), suffix, self._take_place)

    def _take_place(self, chosen: Path) -> None:
        """Take a place; where a file is already there, the export asks before it replaces it."""
        self._target, self._replace = chosen, False
        self.problem.clear()
        self._settle_words()

    # What it says

    def _settle_words(self) -> None:
        is_file, looks = self.way() in FILES, self._stack.currentIndex() == 1
        made = self._made
        self.passphrase.setVisible(self.way() == "protected")
        ready = made is not None and made.rendered.sha256 in self._seen
        self._folder.setVisible(is_file)
        self.place.setText(self._place_words(is_file=is_file))
        self.change.setVisible(is_file)
        self.see.setVisible(not ready)
        self.see.setEnabled(made is not None)
        self.go.setVisible(ready)
        self.go.setEnabled(not self._busy)
        self.go.setText(self._go_words())
        self.go.updateGeometry()
        self.cancel.setText(say("nav", "Back") if looks else say("export", "Cancel"))
        self.cancel.updateGeometry()
        self._told.tell(made, self._about.choice, self._about.reflection)

    def _place_words(self, *, is_file: bool) -> str:
        if is_file:
            target = self.target()
            self.place.setToolTip(str(target))
            folder = shown(target.parent)
            return say("export", "{folder} / {name}", folder=folder, name=target.name)
        self.place.setToolTip("")
        if self.way() == "clipboard":
            return say("export", "To the clipboard. It is taken off it again after a minute.")
        return say("export", "To a printer you choose next.")

    def _go_words(self) -> str:
        if self.way() == "clipboard":
            return say("export", "Copy the text")
        return say("export", "Print…") if self.way() == "print" else say("export", "Export 1 file")

    def _show_place(self, text: str) -> None:
        self.close_()
        self.place_asked.emit(text)


def documents_folder() -> Path:
    """Return where a file goes unless the person says otherwise."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    named = QStandardPaths.writableLocation(place)
    folder = Path(named) if named else Path.home()
    return folder if folder.is_dir() else Path.home()
