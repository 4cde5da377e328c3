"""Making a journal and opening one: from a folder and a secret to a ``Vault``.

Every way in which that can't be done has its own error; damage is never a wrong secret.
"""

from datetime import datetime
from pathlib import Path

from journal.clock import Clock
from journal.errors import AfterwordError, JournalExists, NotAJournal, WrongSecret
from journal.vault import crypto, header, header_files, which_header
from journal.vault.folder import all_pieces, is_stray, stored_files
from journal.vault.header import Header
from journal.vault.header_files import OpenedHeader
from journal.vault.kdf import KdfParams, calibrate
from journal.vault.keys import VAULT_ID_LENGTH, Keyring
from journal.vault.report import READ_ONLY_ASKED, milliseconds, moment
from journal.vault.state import known_vaults, place_of, unproven
from journal.vault.store import save_failed
from journal.vault.vault import Vault
from journal.vault.whereabouts import note_where
from journal.vault.writing import Place, Writing, ask_to_write, make_private


def is_journal(folder: Path) -> bool:
    """Tell whether the folder holds files of a journal, sound or not. Opens none."""
    try:
        return bool(stored_files(folder))
    except OSError:
        return False


def why_none(folder: Path) -> str:
    """Return why a folder holds no journal: ``no-folder``, ``no-files`` in it, or ``none-here``."""
    try:
        return (
            "none-here" if any(not is_stray(one.name) for one in folder.iterdir()) else "no-files"
        )
    except FileNotFoundError:
        return "no-folder"
    except OSError:
        return "none-here"


def create(
    folder: Path, passphrase: str, *, state: Path, clock: Clock, kdf: KdfParams | None = None
) -> Vault:
    """Make a journal and open it. ``kdf`` is for tests; left out, this machine is measured.

    Raises:
        JournalExists: one is there already.
        NotAJournal: the folder holds other things (``reason`` is ``not-empty``) or is a file.
        SaveFailed: it could not be written; nothing of it is left.
    """
    _demand_free(folder)
    key, vault = crypto.random_bytes(crypto.KEY_LENGTH), crypto.random_bytes(VAULT_ID_LENGTH)
    keys = Keyring(vault, 1, {1: key})
    secret = header.passphrase_bytes(passphrase)
    slot = header.make_slot(header.PASSPHRASE, secret, kdf or calibrate(), keys)
    written = milliseconds(clock.now())
    head = Header(vault, 1, 1, bytes(16), written, (slot,)).signed(keys)
    try:
        make_private(folder)
        header_files.write_header(folder, head)
    except OSError as problem:
        raise save_failed(problem, folder) from None
    return _open(folder, state, OpenedHeader(head, keys), clock)


def open_vault(
    folder: Path, secret: str, *, state: Path, clock: Clock, recovery: bool = False
) -> Vault:
    """Open a journal by its passphrase, or by its recovery code.

    Opens for reading only, with a reason in the report, where writing is not possible or not
    right. Takes one derivation, wrong secret or not; more where other journals' files lie there.

    Raises:
        NotAJournal: ``reason`` is as ``why_none`` says, or ``unreadable`` with ``errno``.
        HeaderDamaged, NewerFormat: before any derivation, an altered header after it.
        RecoveryCodeMistyped: before any derivation.
        WrongSecret: one answer for a wrong passphrase, a wrong code and an altered slot;
            with ``changed``, if another device changed it since it was open here; with ``others``,
            if files of another journal lie there, too.
    """
    try:
        opened = unlock(folder, secret, recovery=recovery, state=state)
    except WrongSecret as problem:
        changed = _changed_elsewhere(folder, state, recovery=recovery)
        if changed is None:
            raise
        raise WrongSecret(**problem.fields, changed=changed) from None
    return _open(folder, state, opened, clock)


def open_for_reading(
    folder: Path, secret: str, *, state: Path, clock: Clock, recovery: bool = False
) -> Vault:
    """Open a journal and change nothing, in its folder or in the state. Errors as above."""
    opened = unlock(folder, secret, recovery=recovery, state=state)
    place = _place(folder, state, opened)
    return _made(place, opened, clock, Writing(None, READ_ONLY_ASKED))


def unlock(
    folder: Path, secret: str, *, recovery: bool = False, state: Path | None = None
) -> OpenedHeader:
    """Return a journal's keys and open nothing else. Errors as in ``open_vault``.

    ``state`` tells which journals were open here before: they go before others in the folder.
    """
    if not is_journal(folder):
        raise NotAJournal(folder=folder, reason=why_none(folder))
    known = known_vaults(state) if state else which_header.NOBODY
    return which_header.open_folder(folder, secret, recovery=recovery, known=known)


def _changed_elsewhere(folder: Path, state: Path, *, recovery: bool) -> datetime | None:
    """Return when another device changed the secret after the journal was last open here.

    What is remembered can't be proven without a key, so this is for words alone. A new code leaves
    the passphrase as it is, and its generation; a new passphrase changes both.
    """
    try:
        pieces = all_pieces(folder, header.MAX_LENGTH + 1)
        head = which_header.find_headers(pieces, known_vaults(state)).first
    except (OSError, AfterwordError):
        return None
    seen = unproven(place_of(state, head.vault, folder))
    if seen is None or seen.header is None or seen.device == head.device:
        return None
    found, known = (head.generation, head.version), (seen.header.generation, seen.header.version)
    is_newer = found > known if recovery else found[0] > known[0]
    return moment(head.written) if is_newer else None


def _open(folder: Path, state: Path, opened: OpenedHeader, clock: Clock) -> Vault:
    """Take the lock if it is free, and load. Raises ``NotAJournal`` (``unreadable``)."""
    place = _place(folder, state, opened)
    vault = _made(place, opened, clock, ask_to_write(place.state, clock.now()))
    note_where(vault.remembered, folder, clock.now())
    return vault


def _place(folder: Path, state: Path, opened: OpenedHeader) -> Place:
    """Return where it is and where it is remembered. Raises ``NotAJournal`` (``unreadable``)."""
    try:
        return Place(folder, place_of(state, opened.keys.vault, folder))
    except OSError as problem:
        raise NotAJournal(folder=folder, reason="unreadable", errno=problem.errno) from None


def _made(place: Place, opened: OpenedHeader, clock: Clock, writing: Writing) -> Vault:
    """Load. Raises ``NotAJournal`` (``unreadable``); the lock is free again, then."""
    try:
        return Vault(place, opened, clock, writing)
    except BaseException as problem:
        if writing.lock is not None:
            writing.lock.release()
        if isinstance(problem, OSError):
            where = place.folder
            raise NotAJournal(folder=where, reason="unreadable", errno=problem.errno) from None
        raise


def _demand_free(folder: Path) -> None:
    """Raise unless a journal can be made there: nothing is, or an empty folder."""
    if is_journal(folder):
        raise JournalExists(folder=folder)
    try:
        taken = any(not is_stray(entry.name) for entry in folder.iterdir())
    except FileNotFoundError:
        return
    except OSError as problem:
        raise NotAJournal(folder=folder, reason="unreadable", errno=problem.errno) from None
    if taken:
        raise NotAJournal(folder=folder, reason="not-empty")
