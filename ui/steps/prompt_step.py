"""One page of a reflection: the editors of its prompts, and what can be read beside them."""

from PySide6.QtCore import QEvent, QObject, QRect, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from journal.clock import today
from journal.guides.guide import Prompt
from journal.path import Page
from ui.composition import settle_composition
from ui.i18n.say import say
from ui.steps.answer_notice import notice_of
from ui.steps.beside import Beside
from ui.steps.day_to_rest import day_to_rest, rest_act
from ui.steps.editor import Editor
from ui.steps.editors import build_editor
from ui.steps.host import Act, Footer, Host
from ui.steps.onward import next_name, next_words
from ui.steps.step import RESERVE, Step
from ui.steps.text import TextEditor
from ui.theme.tokens import Space
from ui.widgets.text_label import TextLabel
from ui.widgets.writing_edit import WritingEdit

MANY_LINES = 6


class PromptStep(Step):
    """A page of prompts with their editors."""

    def __init__(self, host: Host, page: Page) -> None:
        """Show the prompts of ``page``."""
        self.page, self.place = page, page.id
        guide = host.book.guide
        self.prompts = tuple(guide.prompt(one) for one in page.prompts)
        self.stage = guide.stage(page.stage)
        self.editors = {one.id: build_editor(one, guide, host.gate) for one in self.prompts}
        self.wide = any(editor.wide for editor in self.editors.values())
        first = self.prompts[0]
        super().__init__(host, first.question, first.help)
        self._was_narrow = self._narrow
        self._shows_help = bool(first.help)
        for prompt in self.prompts:
            self._add(prompt, self.editors[prompt.id])
        if not isinstance(self.editors[self.prompts[-1].id], TextEditor):
            self.content.addStretch(1)
        self._beside = Beside(self, self.prompts, host.book)
        self.area.verticalScrollBar().rangeChanged.connect(self._keep_caret)

    # the editors

    def _add(self, prompt: Prompt, editor: Editor) -> None:
        if prompt is not self.prompts[0]:
            self.content.addSpacing(Space.S)
            asked = QVBoxLayout()
            asked.setSpacing(4)
            asked.addWidget(TextLabel(prompt.question, "subtitle"))
            if prompt.help:
                asked.addWidget(TextLabel(prompt.help, "small"))
            self.content.addLayout(asked)
        notice = notice_of(self.host, prompt, editor)
        if notice is not None:
            self.content.addWidget(notice)
        editor.today = today(self.host.clock)
        editor.offer(self.host.roles)
        editor.take_answers(self.host.book.guide, self.host.book.values())
        editor.show_value(self.host.book.value(prompt.id))
        if self.host.book.read_only:
            editor.set_read_only()
        editor.edited.connect(lambda: self._edited(prompt.id))
        last = prompt is self.prompts[-1] and isinstance(editor, TextEditor)
        self.content.addWidget(editor, 1 if last else 0)
        for edit in editor.findChildren(WritingEdit):
            edit.cursorPositionChanged.connect(lambda edit=edit: self._follow(edit))

    def _edited(self, prompt_id: str) -> None:
        self.host.book.write(prompt_id, self.editors[prompt_id].value())
        self.answer_changed()
        self._show_help()

    def add_card(self, card: QWidget) -> None:
        """Put a card below what is written, above the room that is left."""
        last = self.content.count() - 1
        item = self.content.itemAt(last)
        room = item is not None and item.spacerItem() is not None
        self.content.insertWidget(last if room else last + 1, card)

    def answer_changed(self) -> None:
        """Follow an answer; the footer may say something else now."""
        self.host.footer_changed()

    def flush(self) -> None:
        """Take what an input method still holds, and every editor's value."""
        settle_composition()
        for prompt_id, editor in self.editors.items():
            held = self.host.book.value(prompt_id)
            now = editor.value()
            if now != held and not (held is None and now.is_empty()):
                self.host.book.write(prompt_id, now)

    def first_field(self) -> QWidget | None:
        """Return the first prompt's field that has nothing yet, else the first prompt's."""
        for editor in self.editors.values():
            if editor.value().is_empty():
                return editor.first_field()
        return next(iter(self.editors.values())).first_field()

    def _follow(self, edit: WritingEdit) -> None:
        """Keep the caret on screen: the texts grow, and the page is what scrolls."""
        if not edit.hasFocus():
            return
        QTimer.singleShot(0, edit, lambda: self._show_caret(edit))

    def _keep_caret(self, *_range: int) -> None:
        """Keep the line being written on screen when the window shrinks or its text breaks anew."""
        held = QApplication.focusWidget()
        if isinstance(held, WritingEdit) and self.isAncestorOf(held):
            self._follow(held)

    def _show_caret(self, edit: WritingEdit) -> None:
        rect: QRect = edit.cursorRect()
        at = edit.mapTo(self.column, rect.center())
        self.area.ensureVisible(at.x(), at.y(), 0, rect.height() + RESERVE)

    def prompt_with_focus(self) -> Prompt:
        """Return the prompt whose editor has the caret, else the first."""
        held = QApplication.focusWidget()
        for prompt in self.prompts:
            if held is not None and self.editors[prompt.id].isAncestorOf(held):
                return prompt
        return self.prompts[0]

    # footer

    def footer(self) -> Footer:
        """Offer back, pause, skip where nothing was written, and next."""
        path = self.host.path()
        back = Act(say("path", "Back"), self.host.turn_back, icon="arrow-left")
        start = (back,) if path.previous else ()
        if self.host.book.read_only:
            return Footer(start, (self.next_act(),) if path.next else ())
        day = day_to_rest(self.host, self.page.stage, self.page.prompts)
        pause = (
            Act(say("path", "Pause here"), self.host.pause, "rest_text", icon="moon")
            if day is None
            else rest_act(self.host, day)
        )
        skip = Act(say("path", "Skip for now"), self.host.skip, "quiet")
        acts = (pause, skip) if self.can_skip() else (pause,)
        if not path.next:
            return Footer(start, acts)
        # What comes next in this part, where the rail has no room to say it.
        name = next_name(self.host, self.stage) if self._narrow else ""
        return Footer(start, (*acts, name, self.next_act()) if name else (*acts, self.next_act()))

    def next_act(self) -> Act:
        """Return the one primary act."""
        return Act(next_words(self.host), self.host.turn_on, "primary", trailing="arrow-right")

    def can_skip(self) -> bool:
        """Tell whether there is something to leave for later."""
        book = self.host.book
        nothing = not any(one.id in book.answered() for one in self.prompts)
        return nothing and all(one.skippable for one in self.prompts)

    # beside the page

    def open_earlier(self) -> None:
        """Show what this page is about, where something was written."""
        self._beside.open_earlier()

    def close_overlay(self) -> bool:
        """Close the panel beside the page, if one is open."""
        return self._beside.close()

    # size

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        """Measure the text once it has its width."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._show_help)

    def settled(self) -> None:
        """Move an open panel to where there is room now."""
        self._beside.settle()
        for editor in self.editors.values():
            if isinstance(editor, TextEditor):
                editor.set_low(low=self.is_low())
        if self._narrow != self._was_narrow:
            self._was_narrow = self._narrow
            self.host.footer_changed()
        self._show_help()

    def _show_help(self) -> None:
        """Let the help line give way to a long text in a low window."""
        editor = self.editors[self.prompts[0].id]
        long = isinstance(editor, TextEditor) and editor.lines() > MANY_LINES
        gives_way = self.is_low() and long and not self.question.underMouse()
        self.help_line.setVisible(self._shows_help and not gives_way)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Bring the help line back while the pointer is on the question."""
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            QTimer.singleShot(0, self, self._show_help)
        return super().eventFilter(watched, event)
