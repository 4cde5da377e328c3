"""What was heard: the person's own words, and below them the replies that came back, as written."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from journal.path import Page, may_write
from ui import routes
from ui.i18n.say import say
from ui.sharing import taking_up
from ui.sharing.replies_view import Answered, CanDo, RepliesView
from ui.steps.host import Host
from ui.steps.prompt_step import PromptStep
from ui.theme.tokens import Space
from ui.widgets.button import Button
from ui.widgets.text_label import TextLabel


class HearStep(PromptStep):
    """The page of the prompt that asks what was heard."""

    def __init__(self, host: Host, page: Page) -> None:
        """Show its rows, then the replies to each page that left."""
        super().__init__(host, page)
        self.views: list[RepliesView] = []
        self._below = QVBoxLayout()
        self._below.setSpacing(Space.S)
        self.content.insertLayout(self.content.count() - 1, self._below)
        if host.book.heard:
            self._add_replies()

    def _add_replies(self) -> None:
        book = self.host.book
        self._below.addSpacing(Space.S)
        self._below.addWidget(TextLabel(say("hear", "Replies that came back"), "subtitle"))
        lead = say("hear", "Only you see them here. None of them leaves with a page.")
        self._below.addWidget(TextLabel(lead, "small"))
        self._below.addSpacing(Space.S)
        for heard in book.heard:
            view = RepliesView()
            view.noted.connect(self._note)
            self.views.append(view)
            self._below.addWidget(view)
            bring = Button(say("replies", "Bring replies back…"), "link")
            share = heard.share
            bring.clicked.connect(lambda _on=False, share=share: self._go_to(share))
            if book.read_only:
                bring.hide()
            self._below.addWidget(bring, 0, Qt.AlignmentFlag.AlignLeft)
        self._show_replies()

    def _show_replies(self) -> None:
        book = self.host.book
        can = CanDo(note=not book.read_only and may_write(book.reflection))
        for view, heard in zip(self.views, book.heard, strict=True):
            view.show_replies(heard.questions, heard.replies, can, self.host.clock)

    def show_reply(self, reply: str) -> bool:
        """Lead to a reply, given as "share/reply"; False if it is not here."""
        share, _, one = reply.partition("/")
        for view, heard in zip(self.views, self.host.book.heard, strict=True):
            if heard.share == share and view.lead_to(one):
                return True
        return False

    def _go_to(self, share: str) -> None:
        self.host.go(routes.Shared(share))

    def _note(self, answer: object) -> None:
        """Put an answer among the rows, where it can be gone on with at once."""
        if not isinstance(answer, Answered):
            raise TypeError(answer)
        prompt = taking_up.hearing(self.host.book.guide)
        if prompt is None or prompt.id not in self.editors:
            return
        self.flush()
        book, reply = self.host.book, answer.reply
        value = taking_up.noted(book.value(prompt.id), reply.from_, answer.text)
        self.editors[prompt.id].show_value(value)
        book.write(prompt.id, value)
        book.put_reply(replace(reply, noted=(*reply.noted, answer.place)))
        self.answer_changed()
        self._show_replies()
