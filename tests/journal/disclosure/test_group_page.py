"""The page for the group: what is in the clear, what opens it, and what answers come back by."""

import hashlib
import json
import re
from base64 import b64decode, b64encode
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # it ships no types
import pytest
from cryptography.hazmat.bindings._rust import openssl
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric import ec

from journal.disclosure.formats.group import contents
from journal.disclosure.protection import ITERATIONS, WrongPassphrase, protection, tidy
from journal.disclosure.rendering import FOR_REPLIES, Format, read_back, render
from journal.guides.guide import Door
from journal.letterbox import MAGIC, NotSealedForThis, new_letterbox, unseal
from journal.model import Chosen
from tests.journal.disclosure.story import (
    EVERYTHING,
    PASSPHRASE,
    RESOURCES,
    choose,
    envelope_for,
    made,
    page_of,
    without_the_sealed_part,
)

VECTORS = Path(__file__).parents[2] / "browser" / "rfc9180.json"
QUESTIONS = ("saw", "cost")
ASKED = ("What did you see?", "What did it cost you?")
WEB: tuple[Format, ...] = ("protected", "replies")
PLAIN: tuple[Format, ...] = ("html", "pdf", "odt", "markdown", "text")


def _page() -> bytes:
    return made(page_of(choose(*EVERYTHING, questions=QUESTIONS)), "protected").data


def test_nothing_chosen_can_be_read_before_the_passphrase_is_given() -> None:
    page = page_of(choose(*EVERYTHING, questions=QUESTIONS))
    clear = without_the_sealed_part(made(page, "protected").data).decode()
    inside = contents(_page(), PASSPHRASE).decode()
    held = [passage.text for passage in page.passages() if len(passage.text) > 8]
    assert "The Friday patch" in held
    for text in (*held, PASSPHRASE, b64encode(bytes(range(16))).decode()):
        assert text not in clear
    for text in ("The Friday patch", *ASKED, b64encode(bytes(range(16))).decode()):
        assert text in inside
    assert "<title>A page for the group</title>" in clear


def test_another_passphrase_opens_nothing_and_spaces_do_not_count() -> None:
    for other in ("harbour tulip", "Harbour tulip nineteen", "", "nineteen tulip harbour"):
        with pytest.raises(WrongPassphrase):
            contents(_page(), other)
    opened = contents(_page(), PASSPHRASE)
    assert contents(_page(), f"  {PASSPHRASE.replace(' ', '   ')} ") == opened
    assert tidy("u\u0308ber  Bord") == "\u00fcber Bord"


def test_every_changed_letter_of_the_sealed_part_is_noticed() -> None:
    data = _page()
    start = data.index(b'id="sealed"')
    at = data.index(b">", start) + 10
    other = b"A" if data[at : at + 1] != b"A" else b"B"
    with pytest.raises(WrongPassphrase):
        contents(data[:at] + other + data[at + 1 :], PASSPHRASE)


@pytest.mark.parametrize("form", WEB)
def test_its_policy_allows_its_own_style_and_script_alone(form: Format) -> None:
    page = page_of(choose(Chosen("role", edited="<script>alert(1)</script>")))
    text = made(page, form).data.decode()
    (policy,) = re.findall(r'Security-Policy" content="([^"]*)"', text)
    (style,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    (script,) = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    hashes = [
        f"'sha256-{b64encode(hashlib.sha256(one.encode()).digest()).decode()}'"
        for one in (style, script)
    ]
    assert policy == (
        f"default-src 'none'; style-src {hashes[0]}; script-src {hashes[1]}; "
        "base-uri 'none'; form-action 'none'"
    )
    rest = text.replace(script, "").replace(style, "")
    assert not re.search(r"(\bsrc=|href|url\(|@import|https?:|\son\w+=|style=|<link)", rest)
    reached = r"\b(fetch|XMLHttpRequest|WebSocket|sendBeacon|localStorage|cookie|eval|innerHTML)\b"
    assert not re.search(reached, script)


def test_each_page_has_its_own_salt_nonce_and_letterbox() -> None:
    first, second = protection("a b"), protection("a b")
    assert first.salt != second.salt
    assert first.nonce != second.nonce
    assert first.iterations == ITERATIONS >= 600_000
    assert new_letterbox().private != new_letterbox().private
    assert PASSPHRASE not in repr(
        (protection(PASSPHRASE), made(page_of(choose("role")), "protected"))
    )


@pytest.mark.parametrize("form", [*WEB, *PLAIN])
def test_the_chosen_questions_stand_on_the_page_in_every_format(form: Format) -> None:
    asks = page_of(choose("role", questions=("cost",)))
    back = " ".join(read_back(made(asks, form)).split())
    assert ASKED[1] in back
    assert ASKED[0] not in back
    quiet = " ".join(read_back(made(page_of(choose("role")), form)).split())
    assert ASKED[1] not in quiet
    assert ("What would you like to say?" in quiet) == (form in FOR_REPLIES)


@pytest.mark.parametrize("form", [*WEB, *PLAIN])
def test_the_plan_for_the_hour_goes_with_it_where_it_was_switched_on(form: Format) -> None:
    asked = page_of(choose("role", questions=("cost",), with_hour=True))
    back = " ".join(read_back(made(asked, form)).split())
    order = [
        back.index(one) for one in ("I chose Friday", "The hour", "The author reads.", ASKED[1])
    ]
    assert order == sorted(order)
    quiet = " ".join(read_back(made(page_of(choose("role")), form)).split())
    assert "The author reads." not in quiet


def test_the_plan_for_the_hour_begins_a_page_of_the_pdf() -> None:
    data = made(page_of(choose("role", with_hour=True)), "pdf").data
    document = pypdfium2.PdfDocument(data)
    texts = [sheet.get_textpage().get_text_range() for sheet in document]
    document.close()
    assert [text.lstrip().startswith("The hour") for text in texts] == [False, True]


def test_questions_are_for_the_group_alone() -> None:
    page = page_of(choose("talk", door=Door.EXPECTATIONS, questions=QUESTIONS, with_hour=True))
    assert page.questions() == ()
    assert [section.kind for section in page.sections] == [""]


def test_a_page_is_never_protected_without_a_passphrase_nor_open_with_one() -> None:
    page = page_of(choose("role"))
    with pytest.raises(ValueError, match="protected"):
        render(page, "protected", RESOURCES, envelope_for("replies"))
    with pytest.raises(ValueError, match="replies"):
        render(page, "replies", RESOURCES, envelope_for("protected"))
    with pytest.raises(ValueError, match="protected"):
        render(page, "protected", RESOURCES)


def _public(point: bytes) -> ec.EllipticCurvePublicKey:
    return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)


def test_replies_open_by_the_rfc() -> None:
    """RFC 9180, base mode: its vectors, by the same library, suite and way to make a key."""
    aeads = {1: hpke.AEAD.AES_128_GCM, 2: hpke.AEAD.AES_256_GCM}
    vectors = json.loads(VECTORS.read_text())
    assert {one["aead_id"] for one in vectors} == {1, 2}
    for one in vectors:
        suite = hpke.Suite(hpke.KEM.P256, hpke.KDF.HKDF_SHA256, aeads[one["aead_id"]])
        parts = {name: bytes.fromhex(one[name]) for name in ("enc", "ct", "info", "aad", "pt")}
        key = ec.derive_private_key(int(one["skRm"], 16), ec.SECP256R1())
        # The vectors have associated data, which the library's public call leaves empty.
        opened = openssl.hpke._decrypt_with_aad(
            suite, parts["enc"] + parts["ct"], key, parts["info"], parts["aad"]
        )
        assert opened == parts["pt"]


def test_a_letterbox_opens_what_was_sealed_to_it_for_its_page_and_nothing_else() -> None:
    box, other = new_letterbox(), new_letterbox()
    suite = hpke.Suite(hpke.KEM.P256, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
    sealed = suite.encrypt(b"We stayed until nine.", _public(box.public), MAGIC + box.page)
    assert unseal(box, sealed) == b"We stayed until nine."
    elsewhere = suite.encrypt(b"x", _public(box.public), MAGIC + other.page)
    flipped = [
        sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :] for at in (0, 1, 64, 65, -1)
    ]
    flipped[-1] = sealed[:-1] + bytes([sealed[-1] ^ 1])
    for bad in (elsewhere, b"", sealed[:-1], sealed[:70], b"\x04" + bytes(100), *flipped):
        with pytest.raises(NotSealedForThis):
            unseal(box, bad)
    with pytest.raises(NotSealedForThis):
        unseal(other, sealed)


def test_the_clear_part_says_how_it_is_sealed() -> None:
    text = _page().decode()
    (about,) = re.findall(r'<div id="sealed" hidden ([^>]*)>', text)
    assert set(re.findall(r"data-(\w+)=", about)) == {"iterations", "salt", "nonce", "sum"}
    sealed = b64decode(re.findall(r'<div id="sealed"[^>]*>([^<]*)<', text)[0])
    assert hashlib.sha256(sealed).hexdigest() in about
