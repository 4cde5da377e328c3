"""Who can open a journal: the header that counts, the keys it gave, and how both are changed.

Every change is a new header, whole before the one it follows goes; so one of them opens at any
moment. Knows nothing of records. docs/format.md, sections 2 and 7.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from journal.clock import Clock
from journal.errors import HeaderDamaged, HeaderOutdated, NotAJournal, WrongSecret
from journal.vault import header, header_files, recovery, which_header
from journal.vault.header import Header, Slot
from journal.vault.header_files import OpenedHeader
from journal.vault.kdf import KdfParams
from journal.vault.keys import Keyring
from journal.vault.report import milliseconds
from journal.vault.store import save_failed

Remember = Callable[[], None]


class Door:
    """The header in use and its keys. One thread uses it."""

    def __init__(self, folder: Path, opened: OpenedHeader, clock: Clock) -> None:
        """Take over what a secret opened."""
        self._folder, self._clock = folder, clock
        self.header, self.keys = opened.header, opened.keys

    @property
    def opened(self) -> OpenedHeader:
        """The header and its keys together."""
        return OpenedHeader(self.header, self.keys)

    @property
    def has_recovery(self) -> bool:
        """Whether a recovery code opens the journal."""
        return self.header.slot(header.RECOVERY) is not None

    def check(self, secret: str, *, recovery: bool) -> None:
        """Try a secret on the journal as it lies in the folder. Changes nothing.

        Raises:
            WrongSecret, RecoveryCodeMistyped, HeaderDamaged, NewerFormat, NotAJournal: as opening.
        """
        known = {self.keys.vault}
        opened = which_header.open_folder(self._folder, secret, recovery=recovery, known=known)
        if opened.keys.vault != self.keys.vault:
            raise WrongSecret

    def add_recovery(self, device: bytes, remember: Remember) -> str:
        """Make another recovery code. Raises ``SaveFailed``, ``HeaderOutdated``."""
        self._demand_newest()
        first = self.header.slots[0]
        slot, code = _recovery_slot(first.kdf, self.keys)
        self._change(device, self.keys, self.header.generation, (first, slot), remember)
        return code

    def change_key(
        self, passphrase: str, kdf: KdfParams | None, device: bytes, remember: Remember
    ) -> str:
        """Make a new vault key that ``passphrase`` opens, and a new code if there was one.

        Earlier keys stay in the header, sealed under the new one. Raises ``SaveFailed``,
        ``HeaderOutdated``; then the door is as it was.
        """
        self._demand_newest()
        keys = self.keys.with_new_key()
        cost = kdf or self.header.slots[0].kdf.raised()
        secret = header.passphrase_bytes(passphrase)
        slots: tuple[Slot, ...] = (header.make_slot(header.PASSPHRASE, secret, cost, keys),)
        code = ""
        if self.has_recovery:
            slot, code = _recovery_slot(cost, keys)
            slots = (*slots, slot)
        self._change(device, keys, keys.generation, slots, remember)
        return code

    def join(self, passphrase: str, device: bytes, remember: Remember) -> None:
        """Take in the keys of a header that another device made apart from the one in use.

        Raises ``WrongSecret`` where the passphrase opens none, ``SaveFailed``, ``HeaderOutdated``.
        """
        self._demand_newest()
        secret = header.passphrase_bytes(passphrase)
        other = header_files.open_apart(self._folder, self.keys, secret)
        keys = replace(self.keys, keys={**other.keys, **self.keys.keys})
        self._change(device, keys, self.header.generation, self.header.slots, remember)

    def _change(
        self,
        device: bytes,
        keys: Keyring,
        generation: int,
        slots: tuple[Slot, ...],
        remember: Remember,
    ) -> None:
        """Write the next header, both copies, and only then remove those it follows."""
        head = Header(
            vault=self.header.vault,
            generation=generation,
            version=self.header.version + 1,
            device=device,
            written=milliseconds(self._clock.now()),
            slots=slots,
            older=header.wrap_older(keys),
        ).signed(keys)
        try:
            header_files.write_header(self._folder, head)
        except OSError as problem:
            raise save_failed(problem, self._folder) from None
        self.header, self.keys = head, keys
        remember()
        header_files.remove_older(self._folder, self.opened)

    def _demand_newest(self) -> None:
        """Raise ``HeaderOutdated`` where another device has changed the header since."""
        try:
            newest = header_files.newest_rank(self._folder, self.header.vault)
        except OSError as problem:
            raise NotAJournal(
                folder=self._folder, reason="unreadable", errno=problem.errno
            ) from None
        except HeaderDamaged:
            return  # both copies were lost while the journal was open: a new one mends that
        if newest > self.header.rank():
            raise HeaderOutdated


def _recovery_slot(kdf: KdfParams, keys: Keyring) -> tuple[Slot, str]:
    secret = recovery.new_secret()
    slot = header.make_slot(header.RECOVERY, secret, kdf.raised(), keys)
    return slot, recovery.write_code(secret)
