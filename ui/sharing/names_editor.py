"""Names become roles: a row for each name, and the dialog in which one is changed or added."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from journal.disclosure.names import neutral_alias
from journal.model import Alias
from ui.i18n.say import say, say_n
from ui.section_page import clear_layout
from ui.theme import paint
from ui.theme.tokens import Radius
from ui.widgets.button import Button
from ui.widgets.dialog import DialogScrim
from ui.widgets.dialog_foot import dialog_foot
from ui.widgets.field import Field
from ui.widgets.focus_ring import ringed
from ui.widgets.ground import Rule
from ui.widgets.labelled import mirrored
from ui.widgets.pressable import Pressable
from ui.widgets.text_block import TextBlock
from ui.widgets.text_label import TextLabel

NAME, ROLE_AT, COUNT = 112, 142, 26


@ringed(Radius.BUTTON, inside=True)
class NameRow(Pressable):
    """A name, what stands for it, and how often. Press it to change it."""

    def __init__(self, alias: Alias, count: int, parent: QWidget | None = None) -> None:
        """``count`` is how often it stands on the page as it is chosen now."""
        super().__init__(
            say("share", "{name} becomes {role}", name=alias.name, role=alias.role), parent
        )
        self.alias, self.count = alias, count
        self.setAccessibleDescription(
            say_n("share", "Once on the page", "{n} times on the page", count)
        )
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Say that names and roles wrap."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height of the longer of name and role."""
        name, role = self._blocks(width)
        return max(36, name.height + 14, role.height + 14)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the row at the width of the column."""
        return QSize(300, self.heightForWidth(self.width() if self.width() > 150 else 300))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Never be cut in height."""
        return QSize(240, self.heightForWidth(max(self.width(), 240)))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Draw the name, an arrow, the role in honey, and the count."""
        painter = paint.painter_for(self)
        if self.look() in ("hover", "pressed"):
            paint.box(painter, QRectF(self.rect()), Radius.BUTTON, fill=self.look())
        name, role = self._blocks(self.width())
        middle = self.height() / 2
        name.draw(painter, mirrored(self, 0, NAME), middle - name.height / 2, "ink")
        arrow = "arrow-left" if self.is_rtl() else "arrow-right"
        paint.icon(painter, arrow, "muted", mirrored(self, NAME + 8, 14), middle - 7, 14)
        room = self._role_room(self.width())
        role.draw(painter, mirrored(self, ROLE_AT, room), middle - role.height / 2, "shared")
        count = TextBlock(say("share", "{n}×", n=self.count), "caption")
        at = mirrored(self, self.width() - count.width, count.width)
        count.draw(painter, at, middle - count.height / 2, "muted")

    def _blocks(self, width: int) -> tuple[TextBlock, TextBlock]:
        rtl = self.is_rtl()
        return (
            TextBlock(self.alias.name, "ui", NAME, rtl=rtl),
            TextBlock(self.alias.role, "ui", self._role_room(width), rtl=rtl),
        )

    def _role_room(self, width: int) -> int:
        return max(width - ROLE_AT - COUNT, 60)


class NamesEditor(QWidget):
    """The table of names. ``asked`` carries the alias to change, or ``None`` for a new one."""

    asked = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.rows: list[NameRow] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(TextLabel(say("share", "Names become roles"), "ui_bold"), 1)
        self.add = Button(say("share", "Add a name"), "link")
        self.add.clicked.connect(lambda: self.asked.emit(None))
        head.addWidget(self.add)
        column.addLayout(head)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column.addLayout(self._list)
        self._foot = TextLabel("", "caption")
        self._foot.setContentsMargins(0, 8, 0, 0)
        column.addSpacing(8)
        column.addWidget(self._foot)

    def show_names(self, aliases: tuple[Alias, ...], counts: dict[str, int]) -> None:
        """Show these names; the focus stays on the row of the same name."""
        held = next((row.alias.name for row in self.rows if row.hasFocus()), "")
        if [(row.alias, row.count) for row in self.rows] != [
            (alias, counts.get(alias.name, 0)) for alias in aliases
        ]:
            self._build(aliases, counts, held)
        self._foot.setText(
            say("share", "Colleagues may still recognise people.")
            if aliases
            else say(
                "share",
                "No names yet. Add those that stand in your words. Colleagues may still recognise "
                "people.",
            )
        )

    def _build(self, aliases: tuple[Alias, ...], counts: dict[str, int], held: str) -> None:
        clear_layout(self._list)
        self.rows = [NameRow(alias, counts.get(alias.name, 0)) for alias in aliases]
        for row in self.rows:
            row.clicked.connect(lambda _on=False, row=row: self.asked.emit(row.alias))
            self._list.addWidget(row)
            self._list.addWidget(Rule())
            if held and row.alias.name == held:
                row.setFocus()


class NameDialog(DialogScrim):
    """A name and what stands for it. ``settled`` carries (the name before, the alias).

    ``left_in`` carries a name that shall stay as it is.
    """

    settled = Signal(object, object)
    left_in = Signal(object)

    def __init__(self, alias: Alias | None, number: int, person: str, *, name: str = "") -> None:
        """Change ``alias``, or add one where it is ``None``; ``number`` letters a neutral alias."""
        title = say("share", "Change a name") if alias else say("share", "Add a name")
        super().__init__(title, width=440)
        self._was = alias.name if alias else ""  # what it was called before
        self._neutral = neutral_alias(number, person)
        self.column.addWidget(TextLabel(title, "page_title"))
        self.column.addSpacing(16)
        self.name = Field(say("share", "The name, as you write it"))
        self.name.set_text(alias.name if alias else name)
        self.role = Field(say("share", "What stands for it"))
        self.role.set_text(alias.role if alias else "")
        self._first = self._texts()
        self.column.addWidget(self.name)
        self.column.addSpacing(12)
        self.column.addWidget(self.role)
        self.column.addSpacing(6)
        neutral = Button(say("share", "Use “{alias}”", alias=self._neutral), "link")
        neutral.clicked.connect(lambda: self.role.set_text(self._neutral))
        self.column.addWidget(neutral)
        for field in (self.name, self.role):
            field.submitted.connect(self._settle_it)
        self.column.addSpacing(18)
        self._add_buttons(changes=alias is not None)

    def _add_buttons(self, *, changes: bool) -> None:
        keep = Button(say("share", "Leave the name in"), "quiet")
        keep.clicked.connect(self._leave_in)
        cancel = Button(say("share", "Cancel"))
        cancel.clicked.connect(self.give_up)
        done = Button(say("share", "Done"), "primary")
        done.clicked.connect(self._settle_it)
        self.column.addLayout(dialog_foot(cancel, done, start=(keep,) if changes else ()))

    def flush(self) -> None:
        """Settle a name that was changed here and can stand as it is."""
        if self._texts() != self._first and self.name.text().strip():
            self._settle_it()

    def _texts(self) -> tuple[str, str]:
        return self.name.text(), self.role.text()

    def _settle_it(self) -> None:
        name = " ".join(self.name.text().split())
        role = " ".join(self.role.text().split()) or self._neutral
        if not name:
            self.name.set_bad(say("share", "Write the name that you used."))
            self.name.setFocus()
            return
        self.close_()
        self.settled.emit(self._was, Alias(name, role))

    def _leave_in(self) -> None:
        self.close_()
        self.left_in.emit(self._was)
