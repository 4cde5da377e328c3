"""Preparing the conversation about expectations; its page is chosen apart from the group's."""

from PySide6.QtCore import Qt

from journal.guides.guide import Door
from journal.path import Page, may_share
from ui import routes
from ui.i18n.say import say
from ui.steps.host import Host
from ui.steps.prompt_step import PromptStep
from ui.widgets.button import Button


class ExpectationsStep(PromptStep):
    """One page of the preparation, with the way to the page that may leave."""

    def __init__(self, host: Host, page: Page) -> None:
        """Show ``page`` of the preparation."""
        super().__init__(host, page)
        self._button = Button(say("choose", "Choose what leaves…"), "link", trailing="arrow-right")
        self._button.clicked.connect(self._choose)
        self._margin_column.insertWidget(
            self._margin_column.count() - 1, self._button, 0, Qt.AlignmentFlag.AlignLeft
        )
        self._show_button()

    def _choose(self) -> None:
        self.host.go(routes.Choosing(self.host.book.reflection.id, Door.EXPECTATIONS))

    def answer_changed(self) -> None:
        """Offer the choice as soon as there is something to choose."""
        super().answer_changed()
        self._show_button()

    def _show_button(self) -> None:
        book = self.host.book
        may = may_share(book.guide, book.reflection, book.answered(), Door.EXPECTATIONS)
        self._button.setVisible(may and not book.read_only)
