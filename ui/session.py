"""Making and opening a journal: jobs for the worker, so that the window never waits for them."""

import logging
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from journal.clock import Clock
from journal.errors import (
    AfterwordError,
    FolderUnreachable,
    RecoveryCodeMistyped,
    SaveFailed,
)
from ui.desk import Places
from ui.frozen import Frozen

if TYPE_CHECKING:
    from journal.repository import Repository
    from journal.vault import Vault
    from ui.bookmark import Bookmark

log = logging.getLogger(__name__)

SUFFIX = ".afterword"  # of every file of a journal


class Opened(Frozen):
    """An open journal, and its recovery code where one was just made."""

    repository: "Repository"
    recovery_code: str = ""
    bookmark: "Bookmark | None" = None


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


def take_bookmark(repository: "Repository") -> "Bookmark | None":
    """Return where the person was when the journal locked, and let the bookmark go.

    Where that reflection is gone meanwhile, it leads to Today.
    """
    from journal.errors import ReflectionUnknown
    from ui.bookmark import read_bookmark
    from ui.routes import Today

    text = b"" if repository.read_only else vault_of(repository).bookmark.take()
    mark = read_bookmark(text) if text else None
    reflection = getattr(mark.route, "reflection", "") if mark is not None else ""
    if mark is not None and reflection:
        try:
            repository.headline(reflection)
        except ReflectionUnknown:
            return mark.but(route=Today())
    return mark


def close_journal(repository: "Repository", bookmark: bytes = b"") -> None:
    """Close the journal; the bookmark is sealed first, where there is one."""
    if bookmark and not repository.read_only:
        try:
            vault_of(repository).bookmark.lay(bookmark)
        except OSError as problem:  # a full disk: every word is safe, and Today comes first
            log.warning("no bookmark: %s", type(problem).__name__)
    repository.close()


def vault_of(repository: "Repository") -> "Vault":
    """Return the vault below the open journal, for its report and its recovery code."""
    return cast("Vault", repository.vault)


class Rekey(Frozen):
    """What a changed passphrase brought: a new recovery code or "", and bytes to encrypt anew."""

    code: str
    left: int


def change_passphrase(repository: "Repository", present: str | None, new: str) -> Rekey:
    """Let ``new`` open the journal from now on, if ``present`` does (not asked where ``None``).

    Where a new recovery code comes with it, no sheet carries it yet, and the profile says so:
    the old sheet is of no use any more, wherever the person goes meanwhile. Raises
    ``WrongSecret``, and what ``Vault.change_passphrase`` does; nothing is changed, then.
    """
    vault = vault_of(repository)
    if present is not None:
        vault.check_secret(present)
    code = vault.change_passphrase(new)
    if code:
        _note_no_sheet(repository)
    return Rekey(code, vault.rekey_left())


def _note_no_sheet(repository: "Repository") -> None:
    """Note it; where there is no room for it, the passphrase is changed all the same."""
    from ui.opening.sheet_state import code_renewed  # no start needs it

    try:
        repository.save_profile(code_renewed(repository.profile()))
    except AfterwordError as problem:
        log.warning("the sheet's state was not kept: %s", problem.code)


def try_secret(repository: "Repository", secret: str, *, recovery: bool) -> None:
    """Raise unless the secret opens the journal as it lies in the folder. Changes nothing."""
    vault_of(repository).check_secret(secret, recovery=recovery)


def check_code(code: str) -> RecoveryCodeMistyped | None:
    """Return where a recovery code was mistyped, if it was. Derives nothing."""
    from journal.vault import check_recovery_code

    try:
        check_recovery_code(code)
    except RecoveryCodeMistyped as slip:
        return slip
    return None


def save_aside(repository: "Repository", saves: Iterable[Callable[[], object]]) -> None:
    """Save what can be saved; seal elsewhere what the journal's folder has no room for.

    Raises ``SaveFailed`` if no folder at all takes it. A change that can never be kept, because
    what it belongs to is gone, is noted by its code and left.
    """
    with vault_of(repository).holding_back():
        again = [save for save in saves if _refusal(save)]  # an answer before its reflection
        for code in filter(None, map(_refusal, again)):
            log.warning("left a change that cannot be kept: %s", code)


def _refusal(save: Callable[[], object]) -> str:
    """Save, and return the code of why it cannot be kept, or nothing. Raises ``SaveFailed``."""
    try:
        save()
    except (SaveFailed, FolderUnreachable):
        raise
    except AfterwordError as problem:
        return problem.code
    return ""


def holds_journal(folder: Path) -> bool:
    """Tell whether ``folder`` looks like a journal: a file of its kind is in it.

    Asked before the first picture, so it imports nothing of the vault; opening says the rest.
    """
    try:
        with os.scandir(folder) as entries:
            names = (one.name for one in entries if one.is_file())
            return any(name.endswith(SUFFIX) and name[0] not in ".~" for name in names)
    except OSError:
        return False


def is_empty(folder: Path) -> bool:
    """Tell whether ``folder`` is missing, or holds nothing but traces of systems and engines."""
    from journal.vault import is_stray

    try:
        return all(is_stray(one.name) for one in folder.iterdir())
    except FileNotFoundError:
        return True
    except OSError:
        return False


def warm_up() -> None:
    """Load what opening will need, while the person types the passphrase."""
    import journal.repository
    import journal.vault

    _ = (journal.repository, journal.vault)
