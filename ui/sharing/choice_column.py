"""The left side: what can be switched on, names, and what to look at once more.

It shows a choice and tells of each act; what an act means for the choice is decided by the page.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.disclosure.contents import NOTE
from journal.disclosure.page_words import Question
from journal.guides.guide import Guide
from journal.model import Answer, Choice, Chosen
from journal.values import LooksValue, Plan, PlansValue, RowsValue, Value
from ui.commitment_words import plan_sentence
from ui.i18n.say import say
from ui.sharing.choice_row import GUTTER, ChoiceRow, ChoiceState, Part, StayRow
from ui.sharing.findings_list import FindingsList
from ui.sharing.names_editor import NamesEditor
from ui.sharing.selection import Row
from ui.steps.readable import plain, row_line
from ui.widgets.ground import Rule
from ui.widgets.text_label import TextLabel
from ui.widgets.toggle import Toggle

HIGH, LOW = 36, 30


@dataclass(frozen=True)
class Switched:
    """A prompt was switched on or off."""

    prompt: str
    on: bool


@dataclass(frozen=True)
class Picked:
    """Some rows of a prompt were picked; all if ``rows`` is ``None``."""

    prompt: str
    rows: frozenset[str] | None


class ChoiceColumn(QWidget):
    """All that can be chosen for one door."""

    switched = Signal(object)  # Switched
    picked = Signal(object)  # Picked
    edit_asked = Signal(object)  # prompt id
    own_asked = Signal(object)  # prompt id
    head_switched = Signal(object, object)  # with_title, with_role, with_date, with_hour; on
    question_switched = Signal(object, object)  # a question's id; on

    def __init__(
        self,
        title: str,
        lead: str,
        *,
        parent: QWidget | None = None,
    ) -> None:
        """Begin with the question; ``fill`` adds what can be chosen."""
        super().__init__(parent)
        self.rows: dict[str, ChoiceRow] = {}
        self._stays: list[StayRow] = []
        self.heads: dict[str, Toggle] = {}
        self.questions: dict[str, Toggle] = {}
        self.names = NamesEditor()
        self.findings = FindingsList()
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self.title = TextLabel(title, "page_title")
        self.lead = TextLabel(lead, "ui", ink="muted")
        self._column.addWidget(_indented(self.title))
        self._column.addWidget(_indented(self.lead))
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._column.addSpacing(16)
        self._column.addLayout(self._list)
        self.set_narrow(narrow=False)

    def fill(
        self,
        guide: Guide,
        rows: tuple[Row, ...],
        answers: Mapping[str, Answer],
        questions: tuple[Question, ...] = (),
    ) -> None:
        """Add a switch for each row, a lock for each that stays, names, findings, then the rest.

        What was found in the chosen words stands near them, to be seen before anything leaves.
        ``questions`` can be asked of those who read the page.
        """
        plain_ones = False
        for row in rows:
            if row.sealed:
                stay = StayRow(row.label)
                self._stays.append(stay)
                self._list.addWidget(stay)
                continue
            if not row.suggested and not plain_ones and self.rows:
                plain_ones = True
                self._list.addSpacing(10)
                also = TextLabel(say("share", "You can also choose"), "caption_strong", ink="muted")
                self._list.addWidget(_indented(also))
            self._add_choice(row, parts_of(guide, row.prompt, answers.get(row.prompt)))
        for section in (self.names, self.findings):
            self._add_rule(fold=section is self.findings)
            self._list.addWidget(_indented(section))
        self._add_rule()
        self._add_heads()
        self._add_questions(questions)
        self._column.addStretch(1)

    def show_choice(self, choice: Choice, guide: Guide, answers: Mapping[str, Answer]) -> None:
        """Show how everything stands, without telling."""
        for prompt, row in self.rows.items():
            chosen = choice.of(prompt)
            answer = answers.get(prompt)
            parts = parts_of(guide, prompt, answer)
            row.set_state(_state(guide, prompt, chosen, parts, answer.value if answer else None))
        for name, toggle in self.heads.items():
            _turn(toggle, on=bool(getattr(choice, name)))
        for name, toggle in self.questions.items():
            _turn(toggle, on=name in choice.questions)

    def set_narrow(self, *, narrow: bool) -> None:
        """Take the lower rows and the smaller edge of a narrow window."""
        self.title.set_style("title" if narrow else "page_title")
        self.lead.setVisible(not narrow)
        left, right = (24, 24) if narrow else (40, 32)
        self._column.setContentsMargins(left - GUTTER, 0 if narrow else 20, right, 24)
        height = LOW if narrow else HIGH
        for row in self.rows.values():
            row.set_height(height)
        for stay in self._stays:
            stay.set_height(height)
        for toggle in (*self.heads.values(), *self.questions.values()):
            toggle.set_least(height)

    def set_read_only(self) -> None:
        """Show, and let nothing be changed."""
        for row in self.rows.values():
            row.set_read_only()
        switches = (*self.heads.values(), *self.questions.values())
        for control in (*switches, self.names, self.findings):
            control.setEnabled(False)

    def _add_choice(self, row: Row, parts: tuple[Part, ...]) -> None:
        made = ChoiceRow(row.label, parts)
        prompt = row.prompt
        made.switched.connect(lambda on: self.switched.emit(Switched(prompt, bool(on))))
        made.picked.connect(lambda rows: self.picked.emit(Picked(prompt, rows)))
        made.edit_asked.connect(lambda: self.edit_asked.emit(prompt))
        made.own_asked.connect(lambda: self.own_asked.emit(prompt))
        self.rows[prompt] = made
        self._list.addWidget(made)

    def _add_rule(self, *, fold: bool = False) -> None:
        """Add a line between two sections; only its room where it would stand double."""
        self._list.addSpacing(0 if fold else 14)
        self._list.addWidget(QWidget() if fold else _indented(Rule()))
        self._list.addSpacing(14)

    def _add_heads(self) -> None:
        words = TextLabel(say("share", "At the top of the page"), "caption_strong", ink="muted")
        self._list.addWidget(_indented(words))
        names = {
            "with_title": say("share", "What you call it"),
            "with_role": say("share", "Your role and your group"),
            "with_date": say("share", "Today’s date"),
        }
        for name, label in names.items():
            self._add_head(name, label)

    def _add_head(self, name: str, label: str) -> None:
        toggle = Toggle(label, "leaves")
        toggle.toggled.connect(lambda on: self.head_switched.emit(name, on))
        self.heads[name] = toggle
        self._list.addWidget(_indented(toggle))

    def _add_questions(self, questions: tuple[Question, ...]) -> None:
        if not questions:
            return
        self._list.addSpacing(10)
        words = TextLabel(say("share", "Goes with it"), "caption_strong", ink="muted")
        self._list.addWidget(_indented(words))
        self._add_head("with_hour", say("share", "A plan for the group’s hour"))
        self._list.addSpacing(10)
        words = TextLabel(say("share", "Ask those who read it"), "caption_strong", ink="muted")
        self._list.addWidget(_indented(words))
        for question in questions:
            toggle = Toggle(question.text, "leaves")
            asked = question.id
            toggle.toggled.connect(lambda on, asked=asked: self.question_switched.emit(asked, on))
            self.questions[asked] = toggle
            self._list.addWidget(_indented(toggle))


def _turn(toggle: Toggle, *, on: bool) -> None:
    """Show a switch on or off, without telling."""
    toggle.blockSignals(True)  # noqa: FBT003 - Qt's signature
    toggle.setChecked(on)
    toggle.settle()
    toggle.blockSignals(False)  # noqa: FBT003 - Qt's signature


def parts_of(guide: Guide, prompt_id: str, answer: Answer | None) -> tuple[Part, ...]:
    """Return the rows or plans of an answer that can be picked one by one; none of a text."""
    prompt = guide.prompt(prompt_id)
    match answer.value if answer else None:
        case RowsValue(rows=rows, note=note):
            held = [row for row in rows if not row.is_empty()]
            parts = [Part(row.id, row_line(prompt.columns, row)) for row in held]
            if note.strip():
                parts.append(Part(NOTE, prompt.note_name or say("share", "The remark")))
        case PlansValue(plans=plans):
            parts = [Part(one.id, _plan_words(one)) for one in plans if not one.is_empty()]
        case LooksValue(looks=looks):
            seen = [one for one in looks if not one.is_empty()]
            parts = [Part(one.plan, plan_sentence(one.was_if, one.was_then)) for one in seen]
        case _:
            parts = []
    return tuple(parts)


def _plan_words(plan: Plan) -> str:
    when, then = plan.if_.strip().rstrip(",.;"), plan.then.strip()
    return say("share", "If {when}, then {then}", when=when, then=then)


def own_words(guide: Guide, prompt_id: str, value: Value | None, chosen: Chosen | None) -> str:
    """Return what the person wrote to a prompt, the rows that leave alone, as plain text."""
    if value is None:
        return ""
    prompt = guide.prompt(prompt_id)
    rows = chosen.rows if chosen else None
    match value:
        case RowsValue() if rows is not None:
            note = value.note if NOTE in rows else ""
            value = RowsValue(tuple(row for row in value.rows if row.id in rows), note)
        case PlansValue() if rows is not None:
            value = PlansValue(tuple(plan for plan in value.plans if plan.id in rows))
        case LooksValue() if rows is not None:
            value = LooksValue(tuple(look for look in value.looks if look.plan in rows))
        case _:
            pass
    return plain(prompt, value)


def _state(
    guide: Guide, prompt: str, chosen: Chosen | None, parts: tuple[Part, ...], value: Value | None
) -> ChoiceState:
    if chosen is None:
        return ChoiceState(on=False)
    detail = ""
    if chosen.edited is not None:
        own = own_words(guide, prompt, value, None)
        shorter = len(chosen.edited.split()) < len(own.split())
        detail = say("share", "shortened") if shorter else say("share", "edited copy")
    elif chosen.rows is not None:
        some = len([part for part in parts if part.id in chosen.rows])
        detail = say("share", "{some} of {all}", some=some, all=len(parts))
    return ChoiceState(
        on=True, detail=detail, parts=chosen.rows, has_copy=chosen.edited is not None
    )


def _indented(widget: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(GUTTER, 0, 0, 0)
    column.addWidget(widget)
    return holder
