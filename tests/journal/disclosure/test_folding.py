"""Nothing hidden gets onto a page, and folding remembers where each letter came from."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.disclosure.folding import clean, fold


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("e\u0301", "é"),
        ("zero\u200bwidth\ufeff and \u202eturned\u202c", "zerowidth and turned"),
        ("tag\U000e0061\U000e0062", "tag"),
        ("selector\U000e0100", "selector"),
        ("bell\x07 nul\x00 \ud800", "bell nul "),
        ("\uffff\ufdd0", ""),
        ("\ufb01ne", "fine"),
        ("👩\u200d💻", "👩\u200d💻"),
        ("tab\tline\n", "tab\tline\n"),
    ],
)
def test_what_nobody_can_see_is_taken_out(text: str, expected: str) -> None:
    assert clean(text) == expected


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text())
def test_every_folded_letter_knows_its_origin(text: str) -> None:
    text = clean(text)
    folded = fold(text)
    assert len(folded.origins) == len(folded.text) + 1
    assert list(folded.origins) == sorted(folded.origins)
    assert folded.origins[-1] == len(text)
    assert fold(folded.text).text == folded.text


@given(st.text(alphabet=st.characters(whitelist_categories=["Ll", "Lu"], max_codepoint=0x17F)))
def test_folding_knows_no_case_and_no_form(text: str) -> None:
    assert fold(text).text == fold(unicodedata.normalize("NFD", text)).text
    assert fold(text.lower()).text == fold(text).text
