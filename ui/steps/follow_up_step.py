"""A look back: the commitment it is about stands beside it from the start."""

from journal.guides.guide import PromptType
from journal.path import Page
from ui.i18n.say import day_month, say
from ui.steps.host import Host
from ui.steps.step import PromptStep
from ui.widgets.text_label import TextLabel


class FollowUpStep(PromptStep):
    """One page of a look back."""

    def __init__(self, host: Host, page: Page) -> None:
        """Show ``page``, with what was promised open beside it."""
        super().__init__(host, page)
        due = next(
            (one for one in host.book.reflection.follow_ups if one.stage == page.stage), None
        )
        if due is not None and due.answered is None:
            words = say(
                "follow", "Planned for {day}. Earlier or later is fine.", day=day_month(due.due)
            )
            self.content.insertWidget(0, TextLabel(words, "small"))
        if not any(one.type is PromptType.LOOKS for one in self.prompts):  # those show it by itself
            self.open_earlier()
