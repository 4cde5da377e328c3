"""The way a reply comes back: one key pair for each page that asks for replies.

The page carries the public half; the private half stays in the journal, with the row of the ledger.
HPKE of RFC 9180, base mode, DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM; this is the one
place that calls it. It knows nothing of what a reply says.
"""

import secrets
from dataclasses import dataclass, field

MAGIC = b"AWreply1"
PAGE_BYTES = 16
ENC_BYTES = 65  # an uncompressed point of P-256
TAG_BYTES = 16


class NotSealedForThis(Exception):
    """What came was not sealed to this key for this page, or was altered since."""


@dataclass(frozen=True)
class Letterbox:
    """What a page needs so that replies find back: its own id, and a key pair of P-256."""

    page: bytes  # 16 random bytes; say nothing of reflection or share
    public: bytes  # 65 bytes, uncompressed
    private: bytes = field(repr=False)  # the private number, 32 bytes


def new_letterbox() -> Letterbox:
    """Return a fresh one."""
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    key = ec.generate_private_key(ec.SECP256R1())
    public = key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    private = key.private_numbers().private_value.to_bytes(32, "big")
    return Letterbox(secrets.token_bytes(PAGE_BYTES), public, private)


def unseal(letterbox: Letterbox, sealed: bytes) -> bytes:
    """Return what was sealed to the letterbox: ``enc``, then the sealed text.

    ``NotSealedForThis`` if anything differs from what was sealed.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives import hpke
    from cryptography.hazmat.primitives.asymmetric import ec

    if len(sealed) < ENC_BYTES + TAG_BYTES:
        raise NotSealedForThis
    suite = hpke.Suite(hpke.KEM.P256, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
    key = ec.derive_private_key(int.from_bytes(letterbox.private, "big"), ec.SECP256R1())
    try:
        return suite.decrypt(sealed, key, MAGIC + letterbox.page)
    except (InvalidTag, ValueError):  # the second: a point that is not on the curve
        raise NotSealedForThis from None
