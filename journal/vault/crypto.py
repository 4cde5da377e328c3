"""The primitives, each called at one place, under the labels of docs/format.md.

Knows nothing of files, slots or records. ``cryptography`` is imported when a key is first needed:
it takes some 30 ms, and the unlock page is drawn before that.
"""

import hashlib
import hmac
import secrets

KEY_LENGTH = 32
TAG_LENGTH = 16
NAME_DIGITS = 32


class AuthenticationFailed(Exception):
    """A sealed text is not what was sealed under this key."""


def random_bytes(count: int) -> bytes:
    """Return ``count`` unpredictable bytes."""
    return secrets.token_bytes(count)


def derive_root(secret: bytes, salt: bytes, memory_kib: int, passes: int, lanes: int) -> bytes:
    """Return 32 bytes by Argon2id (RFC 9106). Releases the interpreter lock while it works."""
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    derivation = Argon2id(
        salt=salt, length=KEY_LENGTH, iterations=passes, lanes=lanes, memory_cost=memory_kib
    )
    return derivation.derive(secret)


def derive_key(key: bytes, salt: bytes, label: str) -> bytes:
    """Return 32 bytes by HKDF-SHA256 (RFC 5869) under ``"afterword 1 " + label``."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    info = b"afterword 1 " + label.encode("ascii")
    return HKDF(algorithm=SHA256(), length=KEY_LENGTH, salt=salt, info=info).derive(key)


def seal(key: bytes, nonce: int, text: bytes, associated: bytes) -> bytes:
    """Return ``text`` under AES-256-GCM, 16 bytes longer. A key sees each nonce once."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(key).encrypt(nonce.to_bytes(12, "big"), text, associated)


def unseal(key: bytes, nonce: int, sealed: bytes, associated: bytes) -> bytes:
    """Return the text; ``AuthenticationFailed`` if anything differs from what was sealed."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if len(sealed) < TAG_LENGTH:
        raise AuthenticationFailed
    try:
        return AESGCM(key).decrypt(nonce.to_bytes(12, "big"), sealed, associated)
    except InvalidTag:
        raise AuthenticationFailed from None


def authenticate(key: bytes, text: bytes) -> bytes:
    """Return HMAC-SHA256, 32 bytes."""
    return hmac.digest(key, text, "sha256")


def is_same(one: bytes, other: bytes) -> bool:
    """Compare in constant time."""
    return hmac.compare_digest(one, other)


def checksum(data: bytes) -> bytes:
    """Return SHA-256, 32 bytes."""
    return hashlib.sha256(data).digest()


def name_of(data: bytes) -> str:
    """Return a file's name without its suffix: the first 32 hex digits of its SHA-256."""
    return hashlib.sha256(data).hexdigest()[:NAME_DIGITS]
