"""What Today says of other computers: what they have still to bring, and a passphrase they changed.

Neither asks for anything at once, and both go by themselves, but for a computer that is gone.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.errors.words import ErrorText
from ui.i18n.say import say
from ui.opening.report_text import outdated_text, waiting_texts
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from journal.vault import OpenReport
    from ui.desk import Desk
    from ui.today.gone_dialog import Awaited


def notes_on_others(desk: "Desk", report: "OpenReport", anew: Callable[[], None]) -> list[Notice]:
    """Return a notice for each; most often none. ``anew`` shows the page anew."""
    notices = [_waiting(desk, report, text, anew) for text in waiting_texts(report)]
    if report.outdated:
        text = outdated_text()
        notice = Notice(text.title, f"{text.body} {text.next_step}", say("sidebar", "Lock"))
        notice.stepped.connect(lambda: desk.lock())  # noqa: PLW0108  what the signal carries stays
        notices.insert(0, notice)
    return notices


def _waiting(
    desk: "Desk", report: "OpenReport", text: ErrorText, anew: Callable[[], None]
) -> Notice:
    body = f"{text.body} {text.next_step}"
    if report.read_only is not None:
        return Notice(text.title, body)
    notice = Notice(text.title, body, say("today", "That computer is gone…"))

    def ask() -> None:
        from ui.today.gone_dialog import GoneDialog, ask_if_gone

        def carry_on(devices: tuple[str, ...]) -> None:
            _carry_on(desk, devices)
            anew()

        ask_if_gone(notice.window(), GoneDialog(_awaited(report), desk.clock, carry_on))

    notice.stepped.connect(ask)
    return notice


def _awaited(report: "OpenReport") -> list["Awaited"]:
    """Return one row for each computer, from the earliest to the latest of what is awaited."""
    from ui.today.gone_dialog import Awaited

    found: dict[str, Awaited] = {}
    for row in report.waiting:
        held = found.get(row.device, row)
        after = None if held.after is None or row.after is None else min(held.after, row.after)
        before = None if not (held.before and row.before) else max(held.before, row.before)
        found[row.device] = Awaited(row.device, after, before)
    return list(found.values())


def _carry_on(desk: "Desk", devices: tuple[str, ...]) -> None:
    """Keep it through the keeper: it is stored whatever page is shown by then."""
    from ui.session import vault_of

    vault = vault_of(desk.repository)
    desk.keeper.keep(f"gone {' '.join(devices)}", lambda: vault.carry_on_without(devices))
    desk.keeper.flush()
