"""Said on Today: the passphrase is guarded by less work than it should be, and how that ends."""

from typing import TYPE_CHECKING

from ui import routes
from ui.i18n.say import say
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from journal.vault import OpenReport
    from ui.desk import Desk


def note_on_derivation(desk: "Desk", report: "OpenReport") -> Notice | None:
    """Return the notice where the journal's header asks for less than today's floor."""
    if not report.weak_kdf or desk.repository.read_only:
        return None
    notice = Notice(
        say("today", "Guessing this journal’s passphrase takes less work than it should."),
        say(
            "today",
            "It was set with weaker settings than Afterword uses. Nothing is lost or open. Setting "
            "a passphrase anew puts it right.",
        ),
        say("today", "Change the passphrase"),
    )
    notice.stepped.connect(lambda: desk.go(routes.NewPassphrase()))
    return notice
