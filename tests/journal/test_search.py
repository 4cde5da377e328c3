"""Words are found whatever their case and accents, whole or half, with what stands around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.search import SearchIndex, fold, hit_in, texts_of
from journal.values import (
    ChoiceValue,
    GateValue,
    Plan,
    PlansValue,
    Row,
    RowsValue,
    ScaleValue,
    TextValue,
)


def found(text: str, words: str) -> list[str]:
    index = SearchIndex()
    index.put("r", "p", text)
    return [hit_in(place, text, words).match for place in index.places(words)]


@pytest.mark.parametrize(
    ("text", "words", "match"),
    [
        ("The Canary was green", "canary", "Canary"),
        ("The Canary was green", "CANA", "Cana"),
        ("Café über Straße", "cafe", "Café"),
        ("Café über Straße", "STRASSE", "Straße"),
        ("Cafe\u0301 gross", "café", "Cafe\u0301"),
        ("ﬁle server", "file", "ﬁle"),
        ("Ελλάδα ΣΊΣΥΦΟΣ", "σισυφος", "ΣΊΣΥΦΟΣ"),
        ("İstanbul", "istanbul", "İstanbul"),
        ("a 🙂 smile", "🙂", "🙂"),
        ("Nadia asked Tomas", "tomas nadia", "Tomas"),
    ],
)
def test_words_are_found(text: str, words: str, match: str) -> None:
    assert found(text, words) == [match]


@pytest.mark.parametrize("words", ["", "   ", "\u0301", "absent", "canary absent"])
def test_what_is_not_there_is_not_found(words: str) -> None:
    assert found("The canary was green", words) == []


def test_a_hit_shows_one_line_around_the_match() -> None:
    text = "x" * 100 + " before\n\nthe ROLLBACK was\tfast " + "y" * 100
    hit = hit_in(("r", "p"), text, "rollback")
    assert hit.before.endswith("before the ")
    assert hit.after.startswith(" was fast ")
    assert len(hit.before) <= 60
    assert len(hit.after) <= 60


def test_an_answer_that_changed_is_found_as_it_is_now() -> None:
    index = SearchIndex()
    index.put("r", "p", "before")
    index.put("r", "p", "after")
    assert index.places("before") == []
    index.put("r", "p", "  ")
    assert index.places("after") == []
    index.put("r", "p", "again")
    index.drop("r")
    assert index.places("again") == []


def test_all_of_a_persons_own_words_are_searched() -> None:
    values = (
        TextValue("text"),
        RowsValue((Row("id", {"who": "cell"}),), "remark"),
        ChoiceValue(("option",), "beside"),
        PlansValue((Plan("id", "if", "then", "owner", "how"),)),
        ScaleValue(3),
        GateValue({"danger": "yes"}),
    )
    assert [word for value in values for word in texts_of(value)] == [
        *("text", "cell", "remark", "beside", "if", "then", "owner", "how")
    ]


@given(st.text(st.characters(), max_size=40), st.text(st.characters(), max_size=40))
def test_a_text_is_found_by_any_of_its_words_however_folded(front: str, back: str) -> None:
    text = f"{front} word {back}"
    for word in text.split():
        if fold(word):
            (match,) = found(text, word)
            assert fold(word) in fold(match)
            assert match in text
