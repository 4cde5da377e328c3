"""If-then plans: cards with a moment, the smallest thing to do, and a day to look again."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from journal.guides.guide import Prompt
from journal.values import Plan, PlansValue, Value
from ui.i18n.say import say
from ui.role_offer import add_roles
from ui.steps.day_button import DayButton
from ui.steps.edit_words import edit_words
from ui.steps.editor import Editor
from ui.steps.role_button import RoleButton, put_role
from ui.steps.row_draft import new_id
from ui.steps.undo_line import UndoLine
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.growing_text import GrowingText
from ui.widgets.icon_button import IconButton
from ui.widgets.text_label import TextLabel

LABEL = 60
FIELDS = ("if_", "then", "owner", "how")


class PlanCard(Card):
    """One plan. Its outline shows where the caret is."""

    def __init__(
        self, plan: Plan, place: int, *, read_only: bool, roles: tuple[str, ...] = ()
    ) -> None:
        """Show ``plan``, the ``place``-th from one; ``roles`` are offered for who does it."""
        super().__init__(padding=(22, 18, 22, 12), gap=2)
        self.plan = plan
        self._roles = () if read_only else roles
        self.fields: dict[str, GrowingText] = {}
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(2)
        self._grid.setHorizontalSpacing(0)
        self._grid.setColumnMinimumWidth(0, LABEL)
        self._grid.setColumnStretch(1, 1)
        self.column.addLayout(self._grid)
        for row, field in enumerate(FIELDS):
            self._add_field(row, field, place)
        self.day = DayButton(
            say("plan", "Look again, plan {n}", n=place),
            say("plan", "Choose a day to look again"),
            sentence=say("plan", "Look again on"),
        )
        self.day.show_day(plan.look_again)
        self.menu_button = IconButton(
            "ellipsis", say("plan", "Move or remove plan {n}", n=place), size=32
        )
        self._add_foot()
        if read_only:
            self._freeze()

    def _add_field(self, row: int, field: str, place: int) -> None:
        label = _label(field)
        style = "subtitle" if field in {"if_", "then"} else "writing_small"
        name = say("plan", "{field}, plan {n}", field=label, n=place)
        edit = GrowingText(name, style, words=edit_words())
        edit.set_text(getattr(self.plan, field))
        edit.installEventFilter(self)
        self.fields[field] = edit
        beside = QVBoxLayout()
        beside.setContentsMargins(0, 4, 0, 0)  # level with the first line of the larger text
        beside.addWidget(TextLabel(label, "small", wrap=False))
        beside.addStretch(1)
        self._grid.addLayout(beside, row, 0)
        self._grid.addWidget(edit, row, 1, Qt.AlignmentFlag.AlignTop)
        if field == "owner" and self._roles:
            button = RoleButton(edit, self._roles, one=True)
            button.name_for(name)
            self._grid.addWidget(button, row, 2, Qt.AlignmentFlag.AlignTop)

    def _add_foot(self) -> None:
        foot = QHBoxLayout()
        foot.setContentsMargins(LABEL - 12, 4, 0, 0)
        foot.addWidget(self.day)
        foot.addStretch(1)
        foot.addWidget(self.menu_button)
        self.column.addLayout(foot)

    def _freeze(self) -> None:
        for edit in self.fields.values():
            edit.setReadOnly(True)
        self.day.set_read_only()
        self.menu_button.hide()

    def take(self) -> Plan:
        """Return the plan as it stands on screen."""
        words = {field: edit.text() for field, edit in self.fields.items()}
        self.plan = replace(self.plan, **words, look_again=self.day.day())
        return self.plan

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Outline the card while the caret is inside."""
        if event.type() == QEvent.Type.FocusIn:
            self.set_kind("edited")
        elif event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._look)
        return super().eventFilter(watched, event)

    def _look(self) -> None:
        held = QApplication.focusWidget()
        inside = held is not None and self.isAncestorOf(held)
        self.set_kind("edited" if inside else "surface")


def _label(field: str) -> str:
    return {
        "if_": say("plan", "If"),
        "then": say("plan", "then"),
        "owner": say("plan", "Who"),
        "how": say("plan", "I’ll know"),
    }[field]


class PlansEditor(Editor):
    """One card a plan, and a button for another."""

    def __init__(self, prompt: Prompt, parent: QWidget | None = None) -> None:
        """Begin with one empty plan."""
        super().__init__(prompt, parent)
        self.cards: list[PlanCard] = []
        self._plans: list[Plan] = [Plan(new_id())]
        self._removed: tuple[int, Plan] | None = None
        self._read_only = False
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        self._column = QVBoxLayout()
        self._column.setSpacing(16)
        whole.addLayout(self._column)
        self._undo_line = UndoLine(say("plan", "A plan was removed."))
        self._undo_line.undone.connect(self._bring_back)
        whole.addWidget(self._undo_line)
        self._add = Button(say("plan", "Add another"), "text", icon="plus")
        self._add.clicked.connect(lambda: self._insert(len(self._plans)))
        whole.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addStretch(1)
        self._rebuild()

    def value(self) -> Value:
        """Return the plans that hold a word."""
        return PlansValue(tuple(plan for plan in self._plans if not _is_blank(plan)))

    def show_value(self, value: Value | None) -> None:
        """Show plans."""
        plans = value.plans if isinstance(value, PlansValue) else ()
        self._plans = list(plans) or [Plan(new_id())]
        self._rebuild()

    def set_read_only(self) -> None:
        """Let them be read only."""
        self._read_only = True
        self._add.hide()
        self._rebuild()

    def first_field(self) -> QWidget | None:
        """Return the moment of the first plan without one, else the first."""
        open_ = next((card for card in self.cards if card.plan.is_empty()), self.cards[0])
        return open_.fields["if_"]

    def _rebuild(self) -> None:
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        for place, plan in enumerate(self._plans, start=1):
            card = PlanCard(plan, place, read_only=self._read_only, roles=self.roles)
            for edit in card.fields.values():
                edit.edited.connect(lambda card=card: self._write(card))
                edit.moved.connect(lambda by, card=card: self._move(card, by))
                edit.entered.connect(lambda edit=edit: edit.nextInFocusChain().setFocus())
            card.day.edited.connect(lambda card=card: self._write(card))
            card.menu_button.clicked.connect(lambda _on=False, card=card: self._open_menu(card))
            self.cards.append(card)
            self._column.addWidget(card)

    def _write(self, card: PlanCard) -> None:
        self._plans[self.cards.index(card)] = card.take()
        self.edited.emit()

    def _insert(self, place: int) -> None:
        self._plans.insert(place, Plan(new_id()))
        self._rebuild()
        self._focus(place)

    def _move(self, card: PlanCard, by: int) -> None:
        here = self.cards.index(card)
        there = here + by
        if self._read_only or not 0 <= there < len(self._plans):
            return
        self._plans.insert(there, self._plans.pop(here))
        self._rebuild()
        self._focus(there)
        self.edited.emit()

    def _remove(self, card: PlanCard) -> None:
        place = self.cards.index(card)
        self._removed = (place, self._plans.pop(place))
        self._plans = self._plans or [Plan(new_id())]
        self._undo_line.offer(worth=not _is_blank(self._removed[1]))
        self._rebuild()
        self._focus(min(place, len(self._plans) - 1))
        self.edited.emit()

    def _bring_back(self) -> None:
        if self._removed is None:
            return
        place, plan = self._removed
        if len(self._plans) == 1 and _is_blank(self._plans[0]):
            self._plans.clear()
        self._plans.insert(min(place, len(self._plans)), plan)
        self._removed = None
        self._undo_line.end()
        self._rebuild()
        self._focus(min(place, len(self._plans) - 1))
        self.edited.emit()

    def _open_menu(self, card: PlanCard) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_menu(menu, card)
        menu.popup(card.menu_button.mapToGlobal(QPoint(0, card.menu_button.height())))

    def fill_menu(self, menu: QMenu, card: PlanCard) -> None:
        """Put into ``menu`` what can be done with the plan of ``card``."""
        acts = (
            (say("plan", "Move up"), lambda: self._move(card, -1)),
            (say("plan", "Move down"), lambda: self._move(card, 1)),
            (say("plan", "Remove this plan"), lambda: self._remove(card)),
        )
        for words, act in acts:
            menu.addAction(words).triggered.connect(act)
        if self.roles:
            owner = card.fields["owner"]

            def put(role: str) -> None:
                put_role(owner, role, self.roles, one=True)

            add_roles(menu.addMenu(say("plan", "Choose who")), self.roles, put)

    def _focus(self, place: int) -> None:
        self.cards[place].fields["if_"].setFocus(Qt.FocusReason.TabFocusReason)


def _is_blank(plan: Plan) -> bool:
    rest = plan.owner.strip() or plan.how.strip() or plan.look_again is not None
    return plan.is_empty() and not rest
