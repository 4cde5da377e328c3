"""One page of a reflection: its question, its prompts' editors, and what can be read beside them.

A step shows what the book holds and hands every change to it at once. It never touches the vault.
"""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from journal.clock import today
from journal.guides.guide import Prompt
from journal.path import Page
from ui.composition import settle_composition
from ui.i18n.say import say
from ui.steps.answer_notice import notice_of
from ui.steps.aside import AsideLinks, AsidePanel, Reading
from ui.steps.editor import Editor
from ui.steps.editors import build_editor
from ui.steps.host import Act, Footer, Host
from ui.steps.readable import Line, readable
from ui.steps.text import TextEditor
from ui.theme.tokens import LOW, NARROW, Size, Space
from ui.widgets.page_frame import Scroll
from ui.widgets.text_label import TextLabel
from ui.widgets.writing_edit import WritingEdit

RESERVE = 16  # px around the content for focus rings and the fill of a row
FOLD_OUT = 220  # height of a panel above the content
MANY_LINES = 6
MARGIN_WIDE = 320  # a margin panel grows up to this where there is room


class Step(QWidget):
    """Base of all steps: question block, scrolling content, margin. Fill ``content``."""

    wide = False
    place = ""  # the id of the page of the path that it shows, if it shows one

    def __init__(self, host: Host, question: str, help_line: str = "") -> None:
        """Show ``question`` and below it ``help_line``."""
        super().__init__()
        self.host = host
        self._narrow = False
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self.question = TextLabel(question, "question")
        self.help_line = TextLabel(help_line, "lead")
        self.help_line.setMaximumWidth(Size.HELP_LINE_MAX)
        if not help_line:
            self.help_line.hide()
        self._head = QWidget()
        self._build_head()
        self._whole.addWidget(self._head)
        self.fold = QVBoxLayout()
        self._whole.addLayout(self.fold)
        self._build_body()
        self.question.installEventFilter(self)

    # what subclasses say

    def footer(self) -> Footer:
        """Return what the footer offers."""
        return Footer()

    def first_field(self) -> QWidget | None:
        """Return where the person goes on."""
        return None

    def flush(self) -> None:
        """Hand over all that is being typed."""

    def close_overlay(self) -> bool:
        """Take Esc for something that lies over the page."""
        return False

    def refresh(self) -> None:
        """Show again what may have changed."""

    # building

    def _build_head(self) -> None:
        column = QVBoxLayout(self._head)
        column.setSpacing(10)
        column.addWidget(self.question)
        self._help_row = QHBoxLayout()
        self._help_row.setSpacing(Space.XXL)
        self._help_row.addWidget(self.help_line, 100, Qt.AlignmentFlag.AlignTop)
        self._help_row.addStretch(1)
        column.addLayout(self._help_row)

    def _build_body(self) -> None:
        inside = QWidget()
        self.content = QVBoxLayout(inside)
        self.content.setSpacing(Space.XL)
        self.column = inside
        self.area = Scroll(inside)
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        self._row.addWidget(self.area, 1000)
        self.margin = QWidget()
        self._margin_column = QVBoxLayout(self.margin)
        self._margin_column.setContentsMargins(0, 0, 0, 0)
        self._margin_column.setSpacing(8)
        self._margin_column.addStretch(1)
        if not self.wide:
            self._row.addWidget(self.margin)
            self._row.addStretch(1)
        self._whole.addLayout(self._row, 1)

    # size

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Keep the edges of the pictures."""
        super().resizeEvent(event)
        self.settle()

    def settle(self) -> None:
        """Set edges and the writing column's width for the window as it is."""
        narrow = self.window().width() < NARROW
        edge = 40 if narrow else Space.PAGE_LEFT
        gap = Space.XL if narrow else Size.MARGIN_NOTE_GAP
        top = 8 if narrow else Space.PAGE_TOP
        under = 14 if narrow else 28
        end = edge if self.wide else 24
        self._head.layout().setContentsMargins(edge, top, end, under)  # type: ignore[union-attr]  # built above
        room = self.width() - edge - Space.XXL
        least = Size.MARGIN_NOTE_SMALL if narrow else Size.MARGIN_NOTE
        column = min(Size.WRITING_COLUMN, room - gap - least)
        margin = max(least, min(MARGIN_WIDE, room - gap - column))
        right = edge - RESERVE if self.wide else 0
        self.content.setContentsMargins(RESERVE, 2, RESERVE, RESERVE)
        self._row.setContentsMargins(edge - RESERVE, 0, right, 0)
        self.area.setMaximumWidth(16_777_215 if self.wide else column + 2 * RESERVE)
        self.margin.setFixedWidth(margin + Space.XXL)
        self._margin_column.setContentsMargins(gap - RESERVE, 0, 0, RESERVE)
        self._narrow = narrow
        self.settled()

    def settled(self) -> None:
        """Follow a new size."""

    def has_margin(self) -> bool:
        """Tell whether a panel fits beside the content."""
        return not self.wide and not self._narrow

    def is_low(self) -> bool:
        """Tell whether the window has little height."""
        return self.window().height() < LOW

    def add_link_place(self, links: QWidget) -> None:
        """Put the quiet links where they are not in the way."""
        if self.wide:
            self._help_row.addWidget(links, 0, Qt.AlignmentFlag.AlignTop)
        else:
            self._margin_column.insertWidget(0, links)

    def place_panel(self, panel: QWidget) -> None:
        """Put a panel into the margin, or above the content."""
        if self.has_margin():
            panel.setMaximumHeight(16_777_215)
            self._margin_column.insertWidget(1, panel, 100)
            self.fold.setContentsMargins(0, 0, 0, 0)
        else:
            panel.setMaximumHeight(FOLD_OUT)
            edge = 40 if self._narrow else Space.PAGE_LEFT
            self.fold.setContentsMargins(edge, 0, edge, 14)
            self.fold.addWidget(panel)

    def unplace_panel(self) -> None:
        """Give the room of a panel back."""
        self.fold.setContentsMargins(0, 0, 0, 0)


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
        self._panel: AsidePanel | None = None
        self._open, self._was_narrow = "", self._narrow
        self._shows_help = bool(first.help)
        for prompt in self.prompts:
            self._add(prompt, self.editors[prompt.id])
        if not isinstance(self.editors[self.prompts[-1].id], TextEditor):
            self.content.addStretch(1)
        self._links = self._build_links()
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
        editor.today, editor.roles = today(self.host.clock), self.host.roles
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
        pause = Act(say("path", "Pause here"), self.host.pause, "rest_text", icon="moon")
        skip = Act(say("path", "Skip for now"), self.host.skip, "quiet")
        acts = (pause, skip) if self.can_skip() else (pause,)
        return Footer(start, (*acts, *self._next_name(), self.next_act()) if path.next else acts)

    def _next_name(self) -> tuple[str, ...]:
        """Return what comes next in this part, where the rail has no room to say it."""
        path, guide = self.host.path(), self.host.book.guide
        if not self._narrow or path.next is None:
            return ()
        there = next(
            stage
            for stage in guide.stages()
            if path.next in {stage.id, *(one.id for one in stage.prompts)}
        )
        part = next(one for one in guide.parts if self.stage in one.stages)
        return (there.name,) if there is not self.stage and there in part.stages else ()

    def next_act(self) -> Act:
        """Return the one primary act."""
        return Act(next_words(self.host), self.host.turn_on, "primary", trailing="arrow-right")

    def can_skip(self) -> bool:
        """Tell whether there is something to leave for later."""
        book = self.host.book
        nothing = not any(one.id in book.answered() for one in self.prompts)
        return nothing and all(one.skippable for one in self.prompts)

    # beside the page

    def _build_links(self) -> AsideLinks | None:
        links = []
        if any(one.example for one in self.prompts):
            links.append(("example", say("aside", "See an example")))
        if self._earlier():
            links.append(("earlier", say("aside", "What you wrote earlier")))
        if not links:
            return None
        made = AsideLinks(tuple(links))
        made.asked.connect(self._toggle)
        self.add_link_place(made)
        return made

    def _earlier(self) -> tuple[Reading, ...]:
        book = self.host.book
        found = []
        for recalled in dict.fromkeys(one for prompt in self.prompts for one in prompt.recall):
            value = book.value(recalled)
            lines = readable(book.guide.prompt(recalled), value) if value is not None else ()
            if lines:
                found.append(Reading(book.guide.prompt(recalled).question, lines))
        return tuple(found)

    def _examples(self) -> tuple[Reading, ...]:
        several = len([one for one in self.prompts if one.example]) > 1
        return tuple(
            Reading(
                one.question if several else "",
                tuple(Line(part) for part in one.example.strip().split("\n") if part.strip()),
            )
            for one in self.prompts
            if one.example
        )

    def _toggle(self, which: object) -> None:
        opened = str(which)
        if self._open == opened:
            self.close_overlay()
            return
        self._drop_panel()
        self._open = opened
        example = opened == "example"
        title = say("aside", "An example") if example else say("aside", "What you wrote earlier")
        self._panel = AsidePanel(title, self._examples() if example else self._earlier())
        self._panel.closed.connect(self.close_overlay)
        self.place_panel(self._panel)
        if self._links is not None:
            self._links.show_open(opened)

    def open_earlier(self) -> None:
        """Show what this page is about, where something was written."""
        if self._earlier() and self._open != "earlier":
            self._toggle("earlier")

    def _drop_panel(self) -> None:
        if self._panel is not None:
            self._panel.hide()
            self._panel.setParent(None)
            self._panel.deleteLater()
        self._panel = None
        self.unplace_panel()

    def close_overlay(self) -> bool:
        """Close the panel, if one is open, and give the keyboard back to what opened it."""
        if self._panel is None:
            return False
        held = QApplication.focusWidget()
        inside = held is not None and self._panel.isAncestorOf(held)
        link = self._links.buttons[self._open] if self._links else None
        self._drop_panel()
        self._open = ""
        if self._links is not None:
            self._links.show_open("")
        if inside and link is not None:
            link.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    # size

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        """Measure the text once it has its width."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._show_help)

    def settled(self) -> None:
        """Move an open panel to where there is room now."""
        if self._panel is not None:
            self._panel.setParent(self)
            self.place_panel(self._panel)
            self._panel.show()
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


def next_words(host: Host) -> str:
    """Return "Next", or "Next: " and the part that begins with the next page."""
    path, guide = host.path(), host.book.guide
    if path.next is None:
        return say("path", "Next")
    parts = guide.parts
    here = next(n for n, part in enumerate(parts) if _asks(part.stages, path.here.stage))
    there = next(
        (
            n
            for n, part in enumerate(parts)
            if any(
                path.next in {stage.id, *(one.id for one in stage.prompts)} for stage in part.stages
            )
        ),
        here,
    )
    if there == here:
        return say("path", "Next")
    return say("path", "Next: {part}", part=parts[there].name)


def _asks(stages: "tuple[object, ...]", stage_id: str) -> bool:
    return any(getattr(stage, "id", "") == stage_id for stage in stages)
