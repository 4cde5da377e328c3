"""What Today says of other computers: what they have still to bring, and a passphrase they changed.

Neither asks for anything at once, and both go by themselves.
"""

from typing import TYPE_CHECKING

from ui.i18n.say import say
from ui.opening.report_text import outdated_text, waiting_texts
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from journal.vault import OpenReport
    from ui.desk import Desk


def notes_on_others(desk: "Desk", report: "OpenReport") -> list[Notice]:
    """Return a notice for each; most often none."""
    notices = [
        Notice(text.title, f"{text.body} {text.next_step}") for text in waiting_texts(report)
    ]
    if report.outdated:
        text = outdated_text()
        notice = Notice(text.title, f"{text.body} {text.next_step}", say("sidebar", "Lock"))
        notice.stepped.connect(lambda: desk.lock())  # noqa: PLW0108  what the signal carries stays
        notices.insert(0, notice)
    return notices
