"""Said once on Today: the last copy could not be made. It asks for nothing at once."""

from typing import TYPE_CHECKING

from ui import routes
from ui.i18n.say import say
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from journal.backup import Memory
    from ui.desk import Desk


def copies_notice(desk: "Desk", memory: "Memory") -> Notice | None:
    """Return what is to be said of copies, if anything is that was not said before."""
    if not memory.problem or memory.told or not desk.now_settings.copies:
        return None
    from ui.copies.copier import problem_of
    from ui.error_text import error_text

    problem = problem_of(memory, desk.copier.place()[0])
    if problem is None:
        return None
    text = error_text(problem)
    body = f"{text.body} {text.next_step}"
    notice = Notice(text.title, body, say("today", "Look at the copies"))
    notice.stepped.connect(lambda: desk.go(routes.SettingsRoute("backup")))
    desk.copier.told()
    return notice
