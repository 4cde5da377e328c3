"""Making and opening a journal: jobs for the worker, so that the window never waits for them."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from journal.clock import Clock
from ui.desk import Places

if TYPE_CHECKING:
    from journal.repository import Repository


@dataclass(frozen=True)
class Opened:
    """An open journal, and its recovery code where one was just made."""

    repository: "Repository"
    recovery_code: str = ""


def create_journal(
    places: Places,
    clock: Clock,
    passphrase: str,
    *,
    with_recovery: bool,
) -> Opened:
    """Make a journal in ``places.folder``. Takes about two seconds: the cost is calibrated."""
    from journal.repository import Repository

    from journal.vault import create

    vault = create(places.folder, passphrase, state=places.state, clock=clock)
    code = vault.add_recovery() if with_recovery else ""
    return Opened(Repository(vault, clock), code)


def open_journal(places: Places, clock: Clock, secret: str, *, recovery: bool) -> Opened:
    """Open the journal in ``places.folder`` with its passphrase or its recovery code."""
    from journal.repository import Repository

    from journal.vault import open_vault

    vault = open_vault(places.folder, secret, state=places.state, clock=clock, recovery=recovery)
    return Opened(Repository(vault, clock))


def holds_journal(folder: Path) -> bool:
    """Tell whether ``folder`` looks like a journal, without reading keys."""
    from journal.vault.folder import is_journal

    return is_journal(folder)


def is_empty(folder: Path) -> bool:
    """Tell whether ``folder`` is missing or holds nothing."""
    try:
        return not any(folder.iterdir())
    except FileNotFoundError:
        return True
    except OSError:
        return False


def warm_up() -> None:
    """Load what opening will need, while the person types the passphrase."""
    import journal.repository

    import journal.vault

    _ = (journal.repository, journal.vault)
