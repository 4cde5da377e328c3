"""The page for the group in real browsers, from the disk, offline: it opens, or says why not."""

from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # it ships no types
import pytest

from tests.browser.drivers import Browser, wait_for
from tests.browser.pages import WORDS, opens_with, page_file, sees, story, text_of
from tests.journal.disclosure.story import PASSPHRASE

pytestmark = pytest.mark.browser


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _reads_everything(person: Browser) -> None:
    shown = _squeezed(text_of(person, "#page"))
    for passage in story().passages(labelled=True):
        assert _squeezed(passage.text) in shown or passage.text == "Questions for you"


def test_the_passphrase_opens_it_and_a_wrong_one_says_so(person: Browser, tmp_path: Path) -> None:
    file, _ = page_file(tmp_path)
    opens_with(person, file, "harbour tulip eighteen")
    sees(person, "#said", WORDS.told["wrong"])
    assert text_of(person, "#page") == ""
    assert person.runs("return document.activeElement.id") == "passphrase"
    person.types("#passphrase", PASSPHRASE)  # what stands there is selected, and typed over
    person.clicks("#open")
    wait_for(lambda: person.runs("return document.title") == "The Friday patch")
    _reads_everything(person)
    assert text_of(person, "#notice") == ""
    assert person.runs("return document.getElementById('gate')") is None
    assert person.runs("return performance.getEntriesByType('resource').length") == 0
    assert person.reports() == []


def test_an_unprotected_page_is_there_at_once(person: Browser, tmp_path: Path) -> None:
    file, _ = page_file(tmp_path, protected=False)
    person.opens(file)
    wait_for(lambda: person.runs("return !document.querySelector('fieldset').disabled"))
    _reads_everything(person)
    assert text_of(person, "#notice") == ""
    assert person.reports() == []


@pytest.mark.parametrize("protected", [True, False])
def test_a_cut_file_says_so_wherever_it_was_cut(
    person: Browser, tmp_path: Path, protected: bool
) -> None:
    file, rendered = page_file(tmp_path, protected=protected)
    data = rendered.data
    body, script = data.index(b"<script>"), data.index(b"</script>")
    for at in (body - 5, body + 300, script + 20, script + 900, len(data) - 60):
        file.write_bytes(data[:at])
        person.opens(file)
        said = WORDS.notice if at < script else WORDS.told["cut"]
        sees(person, "#notice", said)
        assert text_of(person, "#gate") == ""


def test_an_altered_file_is_not_taken_for_a_wrong_passphrase(
    person: Browser, tmp_path: Path
) -> None:
    file, rendered = page_file(tmp_path)
    start = rendered.data.index(b">", rendered.data.index(b'<div id="sealed"')) + 100
    file.write_bytes(rendered.data[:start] + b"AAAA" + rendered.data[start + 4 :])
    person.opens(file)
    sees(person, "#notice", WORDS.told["damaged"])
    assert text_of(person, "#gate") == ""


def test_a_browser_without_web_crypto_says_so(person: Browser, tmp_path: Path) -> None:
    """The page is asked to begin once more where there is none, as on an old telephone."""
    for protected, said in ((True, WORDS.told["unable"]), (False, WORDS.told["no-replies"])):
        file, _ = page_file(tmp_path, protected=protected)
        person.opens(file)
        person.runs(
            "Object.defineProperty(document.defaultView.wrappedJSObject || window, 'crypto',"
            " {value: undefined});"
            "document.dispatchEvent(new Event('DOMContentLoaded'));"
        )
        sees(person, "#notice", said)


def test_the_report_notices_what_the_policy_forbids(person: Browser, tmp_path: Path) -> None:
    """The control: the same page with one line that is not its own."""
    file, rendered = page_file(tmp_path, protected=False)
    file.write_bytes(rendered.data.replace(b"</header>", b"</header><script>self.x=1</script>", 1))
    person.opens(file)
    wait_for(person.reports)
    assert person.runs("return self.x === undefined")


def test_it_fits_a_telephone_and_prints_without_its_form(person: Browser, tmp_path: Path) -> None:
    file, _ = page_file(tmp_path, protected=False)
    person.opens(file)
    person.is_as_wide_as(500)  # no desktop browser is narrower; the page is one column from 560
    fits = "return document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    assert person.runs(fits)
    assert person.runs("return getComputedStyle(document.querySelector('td')).display") == "block"
    person.is_as_wide_as(1200)
    document = pypdfium2.PdfDocument(person.prints())
    printed = "".join(sheet.get_textpage().get_text_range() for sheet in document)
    document.close()
    assert "I chose Friday and asked nobody." in printed
    assert WORDS.save not in printed
    assert WORDS.notice not in printed
