"""One prompt that may leave: its switch, and folded out below it which rows, and the copy.

What stays is another kind of row: it has a lock and nothing to press.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.i18n.say import say
from ui.widgets.button import Button
from ui.widgets.check_box import CheckBox
from ui.widgets.icon_button import IconButton
from ui.widgets.icon_mark import IconMark
from ui.widgets.text_label import TextLabel
from ui.widgets.toggle import Toggle

GUTTER = 24  # what folds a row out stands before its words
LOCK_BOX = 36


@dataclass(frozen=True)
class Part:
    """One row or plan that may be picked: its id, which never leaves, and its words."""

    id: str
    words: str


@dataclass(frozen=True)
class ChoiceState:
    """How one prompt stands: on, which parts (all if ``None``), and if there is a copy."""

    on: bool
    detail: str = ""
    parts: frozenset[str] | None = None
    has_copy: bool = False


class ChoiceRow(QWidget):
    """A switch in honey. ``switched`` carries on or off, ``picked`` the ids of the parts."""

    switched = Signal(object)
    picked = Signal(object)  # frozenset[str], or None for all
    edit_asked = Signal()
    own_asked = Signal()

    def __init__(
        self,
        label: str,
        parts: Iterable[Part],
        *,
        height: int = 36,
        parent: QWidget | None = None,
    ) -> None:
        """``parts`` are the rows that can be picked one by one; none for a text."""
        super().__init__(parent)
        self._label, self._parts = label, tuple(parts)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._add_head(height)
        self._add_fold()
        self.set_state(ChoiceState(on=False))

    def set_state(self, state: ChoiceState) -> None:
        """Show how it stands, without telling."""
        self.toggle.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.toggle.setChecked(state.on)
        self.toggle.settle()
        self.toggle.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self.toggle.set_words(self._label, detail=state.detail)
        self.more.setVisible(state.on)
        if not state.on:
            self._set_open(open_=False)
        for box, part in zip(self.boxes, self._parts, strict=True):
            box.setChecked(state.parts is None or part.id in state.parts)
            box.setVisible(not state.has_copy)
        self.instead.setVisible(state.has_copy and bool(self.boxes))
        self.own.setVisible(state.has_copy)

    def set_height(self, height: int) -> None:
        """Be lower in a narrow window."""
        self.toggle.set_least(height)

    def set_read_only(self) -> None:
        """Show, and let nothing be changed."""
        for control in (self.toggle, self.edit, self.own, *self.boxes):
            control.setEnabled(False)

    def _add_head(self, height: int) -> None:
        row = QHBoxLayout()
        row.setSpacing(0)
        holder = QWidget()
        holder.setFixedWidth(GUTTER)
        inner = QHBoxLayout(holder)
        inner.setContentsMargins(0, 0, 0, 0)
        self.more = IconButton("chevron-right", "", icon_size=14, ink="muted")
        self.more.setFixedSize(22, 32)
        self.more.setCheckable(True)
        self.more.clicked.connect(lambda: self._set_open(open_=self.fold.isHidden()))
        inner.addWidget(self.more)
        self.toggle = Toggle(self._label, "leaves", height=height)
        self.toggle.toggled.connect(lambda on: self.switched.emit(bool(on)))
        row.addWidget(holder)
        row.addWidget(self.toggle, 1)
        self._column.addLayout(row)

    def _add_fold(self) -> None:
        self.fold = QWidget()
        column = QVBoxLayout(self.fold)
        column.setContentsMargins(GUTTER, 2, LOCK_BOX + 16, 10)
        column.setSpacing(2)
        self.boxes = [CheckBox(part.words) for part in self._parts]
        for box in self.boxes:
            box.clicked.connect(self._pick)
            column.addWidget(box)
        self.instead = TextLabel(
            say("share", "Your copy leaves instead of your own rows."), "small"
        )
        column.addWidget(self.instead)
        self.edit = Button(say("share", "Edit a copy for the group…"), "link")
        self.edit.clicked.connect(self.edit_asked)
        self.own = Button(say("share", "Back to my own words"), "quiet_link")
        self.own.clicked.connect(self.own_asked)
        column.addWidget(self.edit)
        column.addWidget(self.own)
        self._column.addWidget(self.fold)
        self._set_open(open_=False)

    def _set_open(self, *, open_: bool) -> None:
        self.fold.setVisible(open_)
        self.more.setChecked(open_)
        name = (
            say("share", "Fold “{label}” away", label=self._label)
            if open_
            else say("share", "Choose what leaves from “{label}”", label=self._label)
        )
        self.more.set_icon("chevron-down" if open_ else "chevron-right", name)

    def _pick(self) -> None:
        on = frozenset(
            part.id for box, part in zip(self.boxes, self._parts, strict=True) if box.isChecked()
        )
        self.picked.emit(None if len(on) == len(self._parts) else on)


class StayRow(QWidget):
    """Something that stays with the person: told, with a lock, and nothing to press."""

    def __init__(self, label: str, *, height: int = 36, parent: QWidget | None = None) -> None:
        """``label`` is what stays."""
        super().__init__(parent)
        stays = say("share", "stay with you")
        self.setAccessibleName(f"{label} {stays}")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(GUTTER, 0, 0, 0)
        self._row.setSpacing(10)
        self._row.addWidget(TextLabel(label, "ui", ink="muted"), 0)
        self._row.addWidget(TextLabel(stays, "caption", wrap=False), 1)
        lock = QHBoxLayout()
        lock.setContentsMargins((LOCK_BOX - 16) // 2, 0, (LOCK_BOX - 16) // 2, 0)
        lock.addWidget(IconMark("lock", "muted", size=16))
        self._row.addLayout(lock)
        self._row.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.set_height(height)

    def set_height(self, height: int) -> None:
        """Be lower in a narrow window."""
        self.setMinimumHeight(height)
