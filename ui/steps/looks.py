"""Looking back at commitments: for each, whether its moment came, and what becomes of it.

Nothing here is right or wrong: all answers look the same, and any of them can stay empty.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from journal.following import Commitment, commitments_of
from journal.guides.guide import Guide, Prompt
from journal.values import Came, Fate, Look, LooksValue, Value
from ui.commitment_words import came_words, fate_words, plan_sentence
from ui.i18n.say import say
from ui.steps.edit_words import edit_words
from ui.steps.editor import Editor
from ui.widgets.card import Card
from ui.widgets.growing_text import GrowingText
from ui.widgets.segment import Segment, SegmentOption
from ui.widgets.text_label import TextLabel

LABEL = 84
TEXTS = ("did", "why", "if_", "then")


class LookCard(Card):
    """One commitment and what is told of it at this look back."""

    def __init__(self, commitment: Commitment, place: int, edited: Callable[[], None]) -> None:
        """Stand for the ``place``-th commitment, counted from one."""
        super().__init__(padding=(22, 18, 22, 18), gap=10)
        self._edited, self._place = edited, place
        self.look = Look(commitment.plan.id)
        self.fields: dict[str, GrowingText] = {}
        self.column.addWidget(TextLabel(plan_sentence(*commitment.words), "subtitle"))
        if (earlier := _earlier(commitment)) is not None:
            self.column.addWidget(TextLabel(earlier, "small"))
        self.column.addSpacing(4)
        self.came = self._segment(
            say("look", "Did the moment come? Commitment {n}", n=place),
            tuple((one.value, came_words(one)) for one in Came),
        )
        self._add_texts(("did",))
        self.fate = self._segment(
            say("look", "What becomes of it? Commitment {n}", n=place),
            tuple((one.value, fate_words(one)) for one in Fate),
        )
        self._add_texts(("why",))
        self._anew = self._add_texts(("if_", "then"))
        self._anew.hide()

    def _segment(self, name: str, options: tuple[tuple[str, str], ...]) -> Segment:
        made = Segment(name, tuple(SegmentOption(one, words) for one, words in options))
        made.chosen.connect(lambda _one: self._take())
        self.column.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        return made

    def _add_texts(self, keys: tuple[str, ...]) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 2)
        grid.setVerticalSpacing(4)
        grid.setHorizontalSpacing(0)
        grid.setColumnMinimumWidth(0, LABEL)
        grid.setColumnStretch(1, 1)
        for row, key in enumerate(keys):
            label = _label(key)
            name = say("look", "{field}, commitment {n}", field=label, n=self._place)
            edit = GrowingText(name, "writing_small", words=edit_words())
            edit.edited.connect(self._take)
            edit.entered.connect(lambda edit=edit: edit.nextInFocusChain().setFocus())
            self.fields[key] = edit
            beside = QVBoxLayout()
            beside.setContentsMargins(0, 3, 0, 0)  # level with the first line of the text
            beside.addWidget(TextLabel(label, "small", wrap=False))
            beside.addStretch(1)
            grid.addLayout(beside, row, 0)
            grid.addWidget(edit, row, 1)
        self.column.addWidget(holder)
        return holder

    def show_look(self, look: Look) -> None:
        """Show what was answered before."""
        self.look = look
        self.came.set_value(look.came.value if look.came else "")
        self.fate.set_value(look.fate.value if look.fate else "")
        for key in TEXTS:
            self.fields[key].set_text(getattr(look, key))
        self._show_anew()

    def set_read_only(self) -> None:
        """Let it be read only."""
        self.came.setEnabled(False)
        self.fate.setEnabled(False)
        for edit in self.fields.values():
            edit.setReadOnly(True)

    def _take(self) -> None:
        came, fate = self.came.value(), self.fate.value()
        did, why, if_, then = (self.fields[key].text() for key in TEXTS)
        self.look = replace(
            self.look,
            came=Came(came) if came else None,
            did=did,
            fate=Fate(fate) if fate else None,
            why=why,
            if_=if_,
            then=then,
        )
        self._show_anew()
        self._edited()

    def _show_anew(self) -> None:
        """Ask for new words where it is changed; those that were written never vanish."""
        changed = self.look.fate is Fate.CHANGE
        written = bool(self.look.if_.strip() or self.look.then.strip())
        self._anew.setVisible(changed or written)


def _label(key: str) -> str:
    return {
        "did": say("look", "What I did"),
        "why": say("look", "Why"),
        "if_": say("look", "Now: if"),
        "then": say("look", "then"),
    }[key]


def _earlier(commitment: Commitment) -> str | None:
    """Return what the last look back said, or ``None`` at the first."""
    if not commitment.looks:
        return None
    look = commitment.looks[-1].look
    parts = [came_words(look.came)] if look.came else []
    parts += [look.did.strip()] if look.did.strip() else []
    return say("look", "Last time: {words}", words=". ".join(parts)) if parts else None


class LooksEditor(Editor):
    """A card for each commitment that still holds, a line for each that was let go."""

    def __init__(self, prompt: Prompt, parent: QWidget | None = None) -> None:
        """Wait for the commitments."""
        super().__init__(prompt, parent)
        self.cards: list[LookCard] = []
        self._commitments: tuple[Commitment, ...] = ()
        self._others: tuple[Look, ...] = ()  # of commitments that are no longer there
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)

    def take_answers(self, guide: Guide, values: Mapping[str, Value]) -> None:
        """Show the commitments as they stood before this look back."""
        stage = guide.stage_of(self.prompt.id).id
        self._commitments = tuple(one.before(stage) for one in commitments_of(guide, values))
        open_ = [one for one in self._commitments if not one.is_dropped]
        for place, commitment in enumerate(open_, start=1):
            card = LookCard(commitment, place, self._card_edited)
            self.cards.append(card)
            self._column.addWidget(card)
        for commitment in self._commitments:
            if commitment.is_dropped:
                self._column.addWidget(_let_go(commitment))
        if not self._commitments:
            nothing = say("look", "There is no commitment to look back at.")
            self._column.addWidget(TextLabel(nothing, "lead"))
        self._column.addStretch(1)

    def value(self) -> Value:
        """Return what was answered, with what was answered of commitments that are gone."""
        looks = [card.look for card in self.cards if not card.look.is_empty()]
        return LooksValue((*looks, *self._others))

    def show_value(self, value: Value | None) -> None:
        """Show the answers."""
        looks = value.looks if isinstance(value, LooksValue) else ()
        shown = {card.look.plan for card in self.cards}
        self._others = tuple(look for look in looks if look.plan not in shown)
        for card in self.cards:
            found = next((look for look in looks if look.plan == card.look.plan), None)
            card.show_look(found or Look(card.look.plan))

    def set_read_only(self) -> None:
        """Let everything be read only."""
        for card in self.cards:
            card.set_read_only()

    def first_field(self) -> QWidget | None:
        """Return the first question without an answer, else the first."""
        if not self.cards:
            return None
        card = next((one for one in self.cards if one.look.came is None), self.cards[0])
        items = card.came.items
        return next((item for item in items if item.isChecked()), items[0])

    def _card_edited(self) -> None:
        """Note beside each new answer its day, and the words that it is about."""
        words = {one.plan.id: one.words for one in self._commitments}
        for card in self.cards:
            if card.look.on is None and not card.look.is_empty():
                was_if, was_then = words[card.look.plan]
                card.look = replace(card.look, on=self.today, was_if=was_if, was_then=was_then)
        self.edited.emit()


def _let_go(commitment: Commitment) -> TextLabel:
    words = plan_sentence(*commitment.words)
    return TextLabel(say("look", "Let go: {words}", words=words), "small")
