"""Changing the passphrase in one go, as the settings do it step by step."""

from collections.abc import Callable

from journal.vault import KdfParams, Vault


def rekey(
    vault: Vault,
    passphrase: str,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
    *,
    kdf: KdfParams | None = None,
) -> str:
    """Change the passphrase, put every file under the new key, return the new recovery code.

    ``progress`` is told the bytes done and their total.
    """
    code = vault.change_passphrase(passphrase, kdf=kdf)
    total = left = vault.rekey_left()
    while left:
        left = vault.rekey_step()
        progress(total - left, total)
    return code
