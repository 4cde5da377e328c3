"""A reply written in a real browser, saved as a file, brought in and read in the program."""

import base64
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from journal.letterbox import MAGIC, Letterbox, NotSealedForThis, unseal
from journal.replies import parse
from tests.browser.drivers import Browser, wait_for
from tests.browser.pages import WORDS, opens_with, page_file, saved_reply, sees, text_of
from tests.journal.disclosure.story import RESOURCES
from tests.ui.sharing.test_choosing import choose_way, open_dialog, open_page, settle, switch_on
from tests.ui.sharing.test_shared_and_sample import open_shared, words

if TYPE_CHECKING:
    from tests.ui.sharing.conftest import Bench

pytestmark = pytest.mark.browser
VECTORS = Path(__file__).with_name("rfc9180.json")
HOSTILE = "We saw it at 17:04. </script><b>x</b> \u202e “ü”"


def _is_open(person: Browser) -> None:
    ready = "const set = document.querySelector('fieldset'); return set && !set.disabled;"
    wait_for(lambda: person.runs(ready))


def _inside(file: Path, box: Letterbox) -> dict[str, object]:
    """Return what the sealed text of a reply says."""
    text = unseal(box, parse(file.read_bytes()).sealed)
    assert len(text) % 1024 == 0, "its length tells little"
    said: dict[str, object] = json.loads(text)
    return said


def test_from_the_export_to_the_reply_in_the_journal(
    person: Browser, bench: "Bench", tmp_path: Path, downloads: Path
) -> None:
    page = open_page(bench)
    switch_on(bench, page, "role", "commitments")
    for question in ("saw", "do"):
        page.view.column.questions[question].click()
    settle(bench, page)
    dialog = open_dialog(bench, page, tmp_path / "out.html")
    choose_way(bench, dialog, "protected")
    passphrase = dialog.passphrase.text()
    dialog.see.click()
    dialog.go.click()
    bench.qtbot.waitUntil(lambda: page._standing.left is not None)

    opens_with(person, tmp_path / "out.html", passphrase.upper())
    sees(person, "#said", WORDS.told["wrong"])
    person.types("#passphrase", passphrase)
    person.clicks("#open")
    _is_open(person)
    assert "When to roll out was mine to decide." in text_of(person, "#page")
    person.types("#ask-1", "Call us first.")
    person.types("#from", "Order Desk")
    reply = saved_reply(person, downloads)
    sees(person, "#reply-said", WORDS.told["saved"])
    assert person.reports() == []
    assert person.runs("return performance.getEntriesByType('resource').length") == 0

    shared = open_shared(bench)
    shared.bringing.take((reply,))
    bench.qtbot.waitUntil(lambda: "Call us first." in words(shared))
    told = words(shared)
    assert "Order Desk" in told
    assert "What will you do, or stop doing?" in told
    assert "What did you see that I couldn’t?" not in told, "nobody answered it"


def test_a_reply_without_a_name_holds_nothing_that_names(
    person: Browser, tmp_path: Path, downloads: Path
) -> None:
    file, rendered = page_file(tmp_path, protected=False)
    box = rendered.letterbox
    assert box is not None
    person.opens(file)
    _is_open(person)
    person.runs("document.getElementById('ask-0').value = arguments[0];", HOSTILE)
    reply = saved_reply(person, downloads)
    assert reply.name == "reply.txt"
    first, second, third, rest = reply.read_text().split("\n")
    assert (first.encode(), rest, len(third)) == (MAGIC, "", 64)
    assert base64.b64decode(second, validate=True)[:16] == box.page
    said = _inside(reply, box)
    assert set(said) == {"id", "from", "answers"}
    assert (said["from"], said["answers"]) == ("", [[0, HOSTILE]])


def test_a_reply_saved_twice_is_one_and_opened_again_another(
    person: Browser, tmp_path: Path, downloads: Path
) -> None:
    file, rendered = page_file(tmp_path, protected=False)
    box = rendered.letterbox
    assert box is not None
    ids = []
    for times in (2, 1):
        person.opens(file)
        _is_open(person)
        person.types("#ask-0", "Yes.")
        ids += [_inside(saved_reply(person, downloads), box)["id"] for _ in range(times)]
    assert ids[0] == ids[1] != ids[2]


def test_an_empty_reply_is_not_saved(person: Browser, tmp_path: Path, downloads: Path) -> None:
    file, _ = page_file(tmp_path, protected=False)
    person.opens(file)
    _is_open(person)
    person.types("#from", "Order Desk")
    person.types("#ask-0", "   ")
    person.clicks("#reply button.first")
    sees(person, "#reply-said", WORDS.told["empty"])
    assert list(downloads.iterdir()) == []
    person.clicks("#copy")
    sees(person, "#reply-said", WORDS.told["empty"])


def test_the_browser_asks_before_a_reply_that_was_not_saved_is_gone(
    person: Browser, tmp_path: Path, downloads: Path
) -> None:
    leaves = (
        "const leaving = new Event('beforeunload', {cancelable: true});"
        "window.dispatchEvent(leaving); return leaving.defaultPrevented;"
    )
    file, _ = page_file(tmp_path, protected=False)
    person.opens(file)
    _is_open(person)
    assert not person.runs(leaves)
    person.types("#ask-0", "Yes.")
    assert person.runs(leaves)
    saved_reply(person, downloads)
    assert not person.runs(leaves)


def test_a_reply_can_be_copied_as_text(person: Browser, tmp_path: Path) -> None:
    """Where the browser lets it, at once; else it stands there to be copied by hand."""
    file, _ = page_file(tmp_path, protected=False)
    person.opens(file)
    _is_open(person)
    person.types("#ask-1", "An evening.")
    person.runs("navigator.clipboard.writeText = () => Promise.reject(new Error());")
    person.clicks("#copy")
    wait_for(lambda: text_of(person, "#reply-said") in _copied())
    if text_of(person, "#reply-said") == WORDS.told["copy-by-hand"]:
        shown = person.runs("return document.getElementById('as-text').value")
        assert shown == "What did it cost you?\nAn evening."


def _copied() -> set[str]:
    return {WORDS.told["copied"], WORDS.told["copy-by-hand"]}


def test_a_reply_to_one_page_opens_nowhere_else(
    person: Browser, tmp_path: Path, downloads: Path
) -> None:
    file, rendered = page_file(tmp_path, protected=False)
    _, other = page_file(tmp_path, protected=False)
    assert rendered.letterbox is not None
    assert other.letterbox is not None
    file.write_bytes(rendered.data)
    person.opens(file)
    _is_open(person)
    person.types("#ask-0", "Yes.")
    sealed = parse(saved_reply(person, downloads).read_bytes())
    mixed = Letterbox(other.letterbox.page, rendered.letterbox.public, rendered.letterbox.private)
    assert unseal(rendered.letterbox, sealed.sealed)
    for box in (mixed, other.letterbox):
        with pytest.raises(NotSealedForThis):
            unseal(box, sealed.sealed)


def test_the_page_seals_as_the_rfc_says(person: Browser, tmp_path: Path) -> None:
    """RFC 9180, base mode, with the vectors' ephemeral key in place of a fresh one."""
    source = (RESOURCES / "page" / "hpke.js").read_text()
    vectors = VECTORS.read_text()
    file = tmp_path / "vectors.html"
    file.write_text(f"""<!doctype html><meta charset="utf-8"><body><script>{source}
      const hex = (text) => Uint8Array.from(text.match(/../g) || [], (two) => parseInt(two, 16));
      const url = (bytes) => btoa(String.fromCharCode(...bytes)).replace(/\\+/g, "-")
        .replace(/\\//g, "_").replace(/=+$/, "");
      async function pair(one) {{
        const point = hex(one.pkEm);
        const jwk = {{ kty: "EC", crv: "P-256", d: url(hex(one.skEm)),
          x: url(point.slice(1, 33)), y: url(point.slice(33)) }};
        const curve = {{ name: "ECDH", namedCurve: "P-256" }};
        const {{ d, ...open }} = jwk;
        const key = (from, uses) => crypto.subtle.importKey("jwk", from, curve, true, uses);
        return {{ privateKey: await key(jwk, ["deriveBits"]), publicKey: await key(open, []) }};
      }}
      (async () => {{
        const made = [];
        for (const one of {vectors}) {{
          const sealed = await hpke.seal(hex(one.pkRm), hex(one.info), hex(one.aad), hex(one.pt),
            await pair(one), one.aead_id === 2 ? 32 : 16);
          made.push(Array.from(sealed, (byte) => byte.toString(16).padStart(2, "0")).join(""));
        }}
        document.body.dataset.made = JSON.stringify(made);
      }})();
    </script>""")
    person.opens(file)
    made = json.loads(wait_for(lambda: person.runs("return document.body.dataset.made")))
    assert made == [one["enc"] + one["ct"] for one in json.loads(vectors)]
