"""What may still tell who it was, listed for the person to decide. Nothing is decided for them."""

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.disclosure.findings import Finding
from ui.i18n.say import number, say, say_n
from ui.section_page import clear_layout
from ui.widgets.button import Button
from ui.widgets.flow import FlowLayout
from ui.widgets.ground import Rule
from ui.widgets.text_label import TextLabel


def kind_name(kind: str) -> str:
    """Return what a kind of finding is called."""
    names = {
        "email": say("findings", "an e-mail address"),
        "phone": say("findings", "perhaps a phone number"),
        "ip": say("findings", "a network address"),
        "mac": say("findings", "a network address"),
        "host": say("findings", "perhaps a computer’s name"),
        "ticket": say("findings", "a ticket"),
        "number": say("findings", "a long number"),
        "handle": say("findings", "perhaps an account’s name"),
        "url": say("findings", "a web address"),
        "name": say("findings", "perhaps a name"),
    }
    return names.get(kind, kind)


def still_there(found: Finding) -> str:
    """Return "Tomas still appears once."."""
    if found.count == 1:
        return say("findings", "{name} still appears once.", name=found.text)
    return say(
        "findings", "{name} still appears {n} times.", name=found.text, n=number(found.count)
    )


class FindingRow(QWidget):
    """One finding with its decisions."""

    left_in = Signal()
    edit_asked = Signal()
    role_asked = Signal()

    def __init__(self, found: Finding, *, parent: QWidget | None = None) -> None:
        """Show what was found, what it may be, and how often it stands there."""
        super().__init__(parent)
        self.found = found
        self.setAccessibleName(found.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 4)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(TextLabel(found.text, "ui"), 1)
        times = say_n("findings", "once", "{n} times", found.count)
        about = say("findings", "{kind}, {times}", kind=kind_name(found.kind), times=times)
        head.addWidget(TextLabel(about, "caption", wrap=False))
        column.addLayout(head)
        row = QHBoxLayout()
        row.setSpacing(16)
        self.keep = self._link(row, say("findings", "Leave it in"), self.left_in)
        self.edit = self._link(row, say("findings", "Edit the copy…"), self.edit_asked)
        if found.kind == "name":
            self.role = self._link(row, say("findings", "Give it a role…"), self.role_asked)
        row.addStretch(1)
        column.addLayout(row)

    def _link(self, row: QHBoxLayout, words: str, told: SignalInstance) -> Button:
        button = Button(words, "link")
        button.setAccessibleDescription(self.found.text)
        button.clicked.connect(told)
        row.addWidget(button)
        return button


class FindingsList(QWidget):
    """All that is open to be decided, and what was left in so far."""

    left_in = Signal(object)  # the text
    taken_back = Signal(object)  # the text
    edit_asked = Signal(object)  # the text
    role_asked = Signal(object)  # the text

    def __init__(self, *, parent: QWidget | None = None) -> None:
        """Begin hidden: there is nothing to decide."""
        super().__init__(parent)
        self.rows: list[FindingRow] = []
        self.exact: list[Button] = []
        self._shown: tuple[object, ...] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.hide()

    def show_findings(
        self, found: tuple[Finding, ...], exact: tuple[Finding, ...], kept: tuple[str, ...]
    ) -> None:
        """Show ``found``, what is ``exact``, and ``kept`` as what was decided to stay."""
        if self._shown == (found, exact, kept):
            return
        self._shown = (found, exact, kept)
        clear_layout(self._column)
        self.rows = [FindingRow(one) for one in found]
        if found:
            self._column.addWidget(TextLabel(say("findings", "Look at these once more"), "ui_bold"))
            lead = say("findings", "They may tell who or what it was. You decide.")
            self._column.addWidget(TextLabel(lead, "caption"))
        for row in self.rows:
            if row is not self.rows[0]:
                self._column.addWidget(Rule())
            self._add(row)
        self._add_exact(exact)
        if kept:
            self._add_kept(kept)
        self.setVisible(bool(found or exact or kept))

    def _add_exact(self, exact: tuple[Finding, ...]) -> None:
        """Offer what could be told less exactly: quietly, and after what tells more."""
        self.exact = [self._exact_link(one.text) for one in exact]
        if not exact:
            return
        if self.rows:
            self._column.addSpacing(14)
        title = say("findings", "Exact days, times and numbers")
        self._column.addWidget(TextLabel(title, "small_strong"))
        lead = say(
            "findings", "A week or a range tells less about who it was. You can edit the copy."
        )
        self._column.addWidget(TextLabel(lead, "caption"))
        links = QWidget()
        flow = FlowLayout(links, gap=14, lines=0)
        for link in self.exact:
            flow.addWidget(link)
        self._column.addSpacing(4)
        self._column.addWidget(links)

    def _exact_link(self, text: str) -> Button:
        link = Button(text, "quiet_link")
        link.setAccessibleDescription(say("findings", "Edit the copy…"))
        link.clicked.connect(lambda _on=False: self.edit_asked.emit(text))
        return link

    def _add(self, row: FindingRow) -> None:
        text = row.found.text
        row.left_in.connect(lambda: self.left_in.emit(text))
        row.edit_asked.connect(lambda: self.edit_asked.emit(text))
        row.role_asked.connect(lambda: self.role_asked.emit(text))
        self._column.addWidget(row)

    def _add_kept(self, kept: tuple[str, ...]) -> None:
        self._column.addSpacing(10)
        self._column.addWidget(TextLabel(say("findings", "Left in by you"), "caption_strong"))
        for text in kept:
            row = QHBoxLayout()
            row.addWidget(TextLabel(text, "small"), 1)
            back = Button(say("findings", "Decide again"), "quiet_link")
            back.setAccessibleDescription(text)
            back.clicked.connect(lambda _on=False, text=text: self.taken_back.emit(text))
            row.addWidget(back)
            self._column.addLayout(row)
