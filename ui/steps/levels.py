"""The understanding lines, first alone; then what was answered before, and how others see it.

An answer of another day is kept beside the new one. What was answered before is not shown until all
lines have an answer, so that one answers for oneself first.
"""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.guides.guide import Prompt
from journal.values import Checked, LevelsValue, Value
from ui.i18n.say import say
from ui.role_offer import offer_roles
from ui.steps.comparing import Comparing
from ui.steps.editor import Editor
from ui.steps.level_rows import LevelRows
from ui.steps.undo_line import UndoLine
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.text_label import TextLabel


class LevelsEditor(Editor):
    """The person's own lines; below them what stands beside.

    ``forgotten`` carries the day of a view that was removed.
    """

    forgotten = Signal(object)  # date | None
    wide = True

    def __init__(
        self, prompt: Prompt, threshold: dict[str, int], parent: QWidget | None = None
    ) -> None:
        """``threshold`` holds for some lines the level the talk asks for; below it is dusk."""
        super().__init__(prompt, parent)
        self._value = LevelsValue()
        self._read_only = False
        self._other: int | None = None  # which of the others is being noted
        self._comparing: Comparing | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        self.rows = LevelRows(prompt, threshold)
        self.rows.edited.connect(self._own_edited)
        self._column.addWidget(self.rows)
        self._column.addLayout(self._build_acts())
        self.other = OtherView(prompt)
        self.other.edited.connect(self._other_edited)
        self.other.hide()
        self._column.addWidget(self.other)
        self._removed: tuple[int, Checked] | None = None
        self._undo = UndoLine(say("understanding", "A view was removed."))
        self._undo.undone.connect(self._bring_back)
        self._column.addWidget(self._undo)

    def _build_acts(self) -> QHBoxLayout:
        acts = QHBoxLayout()
        acts.setSpacing(20)
        self.again = Button(say("understanding", "Answer again today"), "link")
        self.again.clicked.connect(self._begin_again)
        self.ask = Button(say("understanding", "Note how somebody else sees it"), "link")
        self.ask.clicked.connect(self._begin_other)
        for button in (self.again, self.ask):
            acts.addWidget(button)
        acts.addStretch(1)
        return acts

    # the value

    def value(self) -> Value:
        """Return the person's own levels, and all that stand beside them."""
        return self._value

    def show_value(self, value: Value | None) -> None:
        """Show the levels."""
        self._value = value if isinstance(value, LevelsValue) else LevelsValue()
        self.rows.show_levels(self._value.levels)
        self._show_beside()

    def set_read_only(self) -> None:
        """Let the levels be seen only."""
        self._read_only = True
        self.rows.set_read_only()
        self._show_beside()

    def first_field(self) -> QWidget | None:
        """Return the first line without a level, else the first."""
        return self.rows.first_field()

    def set_low(self, *, low: bool) -> None:
        """Leave room for what stands below the lines in a low window."""
        self.rows.set_low(low=low)
        self._column.setSpacing(8 if low else 16)

    def comparison(self) -> QWidget | None:
        """Return the answers side by side, if they are shown."""
        return self._comparing

    def _own_edited(self) -> None:
        before, levels = self._value, self.rows.levels()
        if before.levels and before.on is not None and before.on != self.today:
            before = self._put_beside()
        self._value = replace(before, levels=levels, on=self.today)
        self._show_beside()
        self.edited.emit()

    def offer(self, roles: tuple[str, ...]) -> None:
        """Offer roles where somebody else's view is noted."""
        super().offer(roles)
        offer_roles(self.other.who, roles)

    def _put_beside(self) -> LevelsValue:
        """Return the value with the answer of another day among what stands beside."""
        own = Checked(self._value.levels, self._value.on)
        self._other = None
        return replace(self._value, levels={}, on=None, others=(*self._value.others, own))

    def _begin_again(self) -> None:
        self._value = self._put_beside()
        self.rows.show_levels({})
        self._show_beside()
        self.edited.emit()
        first = self.rows.first_field()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin_other(self) -> None:
        others = self._value.others
        last = others[-1] if others else Checked()
        goes_on = not last.alone and last.on == self.today
        self._other = len(others) - 1 if goes_on else None
        self.other.begin(last if goes_on else Checked())
        self.other.show()
        self.other.who.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ask.hide()

    def _other_edited(self) -> None:
        """Keep somebody else's view as it is chosen; nothing waits for a button."""
        others = list(self._value.others)
        noted = Checked(self.other.rows.levels(), self.today, self.other.who.text(), alone=False)
        if self._other is None:
            self._other = len(others)
            others.append(noted)
        else:
            others[self._other] = noted
        self._value = replace(self._value, others=tuple(others))
        self._show_beside()
        self.edited.emit()

    def _remove_other(self, noted: Checked) -> None:
        """Take away what was noted for somebody else; it can be had back for ten seconds."""
        others = list(self._value.others)
        place = others.index(noted)
        self._removed = (place, others.pop(place))
        self._keep_others(others)
        self.forgotten.emit(noted.on)
        self._undo.offer(focus=True)

    def _bring_back(self) -> None:
        if self._removed is None:
            return
        place, noted = self._removed
        self._removed = None
        self._undo.end()
        others = list(self._value.others)
        others.insert(min(place, len(others)), noted)
        self._keep_others(others)
        self.ask.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_others(self, others: list[Checked]) -> None:
        self._other = None  # the places have moved, so the card begins anew
        self.other.hide()
        self._value = replace(self._value, others=tuple(others))
        self._show_beside()
        self.edited.emit()

    # what stands beside

    def _show_beside(self) -> None:
        value = self._value
        whole = len(value.levels) == len(self.prompt.lines)
        other_day = value.on is not None and value.on != self.today
        self.again.setVisible(whole and other_day and not self._read_only)
        self.ask.setVisible(whole and not self._read_only and self.other.isHidden())
        if self._comparing is not None:
            self._comparing.hide()
            self._comparing.deleteLater()
            self._comparing = None
        sets = [one for one in value.others if one.levels]
        if sets and (whole or self._read_only):
            own = (Checked(value.levels, value.on),) if value.levels else ()
            remove = None if self._read_only else self._remove_other
            self._comparing = Comparing(self.prompt, (*sets, *own), remove)
            self._column.addWidget(self._comparing)


class OtherView(Card):
    """How somebody else sees what was told to them. ``edited`` comes from its rows and its name."""

    def __init__(self, prompt: Prompt) -> None:
        """Begin empty."""
        super().__init__("window", padding=(22, 16, 22, 18), gap=10)
        words = say(
            "understanding",
            "Somebody in your group may say how they see what you told them. A difference is "
            "talked about; it changes none of your answers.",
        )
        self.column.addWidget(TextLabel(words, "small"))
        self.who = Field(say("understanding", "Whose view? A role is enough."))
        self.who.setMaximumWidth(320)
        self.column.addWidget(self.who)
        self.rows = LevelRows(prompt, {}, say("understanding", "Their view:"))
        self.column.addWidget(self.rows)
        self.edited = self.rows.edited
        self.who.edited.connect(lambda _words: self.rows.edited.emit())

    def begin(self, noted: Checked) -> None:
        """Show what was noted so far."""
        self.who.set_text(noted.by)
        self.rows.show_levels(noted.levels)
