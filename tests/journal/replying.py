"""Writes a reply as the page would, with the library's HPKE instead of the page's own."""

import base64
import hashlib
import json
from collections.abc import Sequence

from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric import ec

from journal.letterbox import MAGIC, Letterbox

ID = "00112233445566778899aabbccddeeff"


def reply_file(
    box: Letterbox,
    answers: Sequence[tuple[int, str]] = ((0, "We stayed until nine."),),
    from_: str = "",
    reply_id: str = ID,
) -> bytes:
    """Return a reply file to the page of a letterbox."""
    said = {"id": reply_id, "from": from_, "answers": [list(one) for one in answers]}
    return sealed_file(box, json.dumps(said).encode())


def sealed_file(box: Letterbox, text: bytes, page: bytes | None = None) -> bytes:
    """Return a file with any text sealed in it; ``page`` is another page it pretends to answer."""
    suite = hpke.Suite(hpke.KEM.P256, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), box.public)
    return packed(page or box.page, suite.encrypt(text, key, MAGIC + box.page))


def packed(page: bytes, sealed: bytes) -> bytes:
    """Return the three lines of a file."""
    whole = page + sealed
    digest = hashlib.sha256(whole).hexdigest().encode()
    return b"\n".join((MAGIC, base64.b64encode(whole), digest)) + b"\n"
