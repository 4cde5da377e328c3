"""A text that opens with a passphrase told by another way: PBKDF2-SHA256, then AES-256-GCM.

Both are what every browser has. It knows nothing of pages. The page's own script does the same
(``resources/page/opening.js``), and docs/replies.md tells it for anybody else.
"""

import secrets
import unicodedata
from dataclasses import dataclass, field

ITERATIONS = 1_000_000  # of PBKDF2: about a second on a telephone, a third of one at a desk
SALT_BYTES, NONCE_BYTES, KEY_BYTES = 16, 12, 32


class WrongPassphrase(Exception):
    """The text does not open: another passphrase, or bytes that were altered."""


@dataclass(frozen=True)
class Protection:
    """What a text is sealed with. Salt and nonce are random and serve one page alone."""

    passphrase: str = field(repr=False)
    salt: bytes
    nonce: bytes
    iterations: int = ITERATIONS


def protection(passphrase: str) -> Protection:
    """Return a fresh one."""
    salt, nonce = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES)
    return Protection(passphrase, salt, nonce)


def tidy(passphrase: str) -> str:
    """Return what counts of a passphrase: NFC, and one space between its words."""
    return " ".join(unicodedata.normalize("NFC", passphrase).split())


def seal(text: bytes, by: Protection) -> bytes:
    """Return the text sealed, 16 bytes longer."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(_key(by)).encrypt(by.nonce, text, None)


def unseal(sealed: bytes, by: Protection) -> bytes:
    """Return the text; ``WrongPassphrase``."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(_key(by)).decrypt(by.nonce, sealed, None)
    except InvalidTag:
        raise WrongPassphrase from None


def _key(by: Protection) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

    derivation = PBKDF2HMAC(SHA256(), KEY_BYTES, by.salt, by.iterations)
    return derivation.derive(tidy(by.passphrase).encode())
