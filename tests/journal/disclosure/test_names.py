"""A name that was given a role never stands in what leaves, however it is written."""

import time
import unicodedata
from collections.abc import Callable
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.disclosure.folding import clean
from journal.disclosure.names import Renamer, neutral_alias, replace
from journal.model import Alias
from tests.journal.disclosure.story import ALIASES


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("I called Tomas.", "I called the person on call."),
        ("i called tomas, then TOMAS", "i called the person on call, then the person on call"),
        ("Tomas was up. Tomas slept.", "The person on call was up. The person on call slept."),
        ("“Tomas knew,” she said.", "“The person on call knew,” she said."),
        ("e.g. Tomas", "e.g. the person on call"),
        ("our Tomas, the Tomas patch", "our person on call, the person on call patch"),
        ("I told her Tomas was out", "I told her the person on call was out"),
        # possessives and case endings
        ("in Tomas's room", "in the person on call's room"),
        ("in Tomas’s room", "in the person on call’s room"),
        ("in Tomas’ room", "in the person on call’s room"),
        ("in Tomas' room", "in the person on call's room"),
        ("said 'Tomas' and went", "said 'the person on call' and went"),
        ("'so did Tomas'", "'so did the person on call'"),
        ("Nadias report", "The Order Desk report"),
        ("with Weberem, to Weberovi", "with the Release Coordinator, to the Release Coordinator"),
        ("the Webers' desk", "the Release Coordinator's desk"),
        # accents
        ("asked Tomáš", "asked the person on call"),
        (unicodedata.normalize("NFD", "asked Tomáš twice"), "asked the person on call twice"),
        # parts of a full name
        ("Jonas Weber wrote", "The Release Coordinator wrote"),
        ("Weber, Jonas wrote", "The Release Coordinator wrote"),
        ("J. Weber and J.Weber", "The Release Coordinator and the Release Coordinator"),
        ("Jonas W. and Weber", "The Release Coordinator and the Release Coordinator"),
        ("Mr. Weber and Herr Weber", "The Release Coordinator and the Release Coordinator"),
        ("Jonas K. Weber", "The Release Coordinator"),
        ("jonas\u00a0weber’s", "The Release Coordinator’s"),
        ("WEBER", "The Release Coordinator"),
        ("Hallmark called; foods rot", "A customer called; foods rot"),
        # round about words
        ("Tomas/Nadia", "The person on call/the Order Desk"),
        ("_Tomas_ and *Nadia*", "_The person on call_ and *the Order Desk*"),
        ("Tomas.Then I", "The person on call.Then I"),
        ("To\u200bmas hid", "The person on call hid"),
        ("To\u00admas hid", "The person on call hid"),
        ("tomasek, thomas, Nadiam", "tomasek, thomas, Nadiam"),
        # addresses are for the person to decide
        ("tomas@example.org wrote", "tomas@example.org wrote"),
        ("see https://x.example/tomas", "see https://x.example/tomas"),
        ("ping @tomas", "ping @tomas"),
    ],
)
def test_what_is_written_becomes_a_role(written: str, expected: str) -> None:
    assert replace(written, ALIASES).text == expected


@pytest.mark.parametrize(
    ("name", "written", "expected"),
    [
        ("Mark", "I mark it. I asked Mark.", "I mark it. I asked the lead."),
        ("Will", "it will hold, says Will", "it will hold, says the lead"),
        ("Rose", "a rose for Rose’s desk", "a rose for the lead’s desk"),
        ("Mark Rose", "mark rose said mark it", "The lead said mark it"),
        ("May", "On 6 May and May 6 I asked May.", "On 6 May and May 6 I asked the lead."),
        ("Jo", "jo! asked Jo", "jo! asked the lead"),
        ("Müller", "Muller, Mueller, MÜLLER", "The lead, the lead, the lead"),
        ("Mueller", "asked Müller, not Muller", "asked the lead, not Muller"),
        ("Manuel", "a manul and Manuel", "a manul and the lead"),
        ("Søren Łukasz", "soren lukasz; Łukasz", "The lead; the lead"),
        ("Groß", "GROSS or Groß", "The lead or the lead"),
        ("Anne-Marie", "Anne Marie, Annemarie, Anne\u2011Marie", "The lead, the lead, the lead"),
        ("O'Brien", "O’Brien, OBrien", "The lead, the lead"),
        ("Anna van der Berg", "van der Berg, Berg, Anna Berg", "The lead, the lead, the lead"),
        ("Dr. Weber", "I asked Weber", "I asked the lead"),
        ("田中", "昨日田中さんに", "昨日the leadさんに"),
        ("Łucja", "z Łucją", "z the lead"),
        ("tomas@example.org", "to tomas@example.org", "to the lead"),
        ("db-prod-03", "on DB-prod-03, not db-prod-031", "on the lead, not db-prod-031"),
        ("", "Nothing here", "Nothing here"),
        (" ,. ", "Nothing, here.", "Nothing, here."),
    ],
)
def test_names_of_every_kind(name: str, written: str, expected: str) -> None:
    assert replace(written, [Alias(name, "the lead")]).text == expected


def test_the_longer_name_wins_and_the_first_of_two_that_share_a_part() -> None:
    aliases = [Alias("Jona", "the tester"), Alias("Jonas", "the writer"), Alias("Jonas Mann", "x")]
    assert replace("Jona, Jonas, Jonas Mann", aliases).text == "The tester, the writer, x"


def test_spans_and_counts_tell_where_roles_stand() -> None:
    replaced = replace("Tomas asked Nadia. Tomas left.", ALIASES)
    assert replaced.counts == {"Tomas": 2, "Nadia": 1}
    assert [(replaced.text[start:end], name) for start, end, name in replaced.spans] == [
        ("The person on call", "Tomas"),
        ("the Order Desk", "Nadia"),
        ("The person on call", "Tomas"),
    ]


def test_a_role_that_names_somebody_else_does_not_let_the_name_through() -> None:
    told = [Alias("Nadia", "the Order Desk"), Alias("Tomas", "Nadia's deputy")]
    assert replace("Tomas", told).text == "The Order Desk's deputy"
    circle = [Alias("Nadia", "friend of Tomas"), Alias("Tomas", "friend of Nadia")]
    assert Renamer(circle).roles == ("Person A", "Person B")


def test_a_name_without_a_role_gets_a_neutral_one() -> None:
    assert replace("Jo Weber", [Alias("Jo Weber", " ")]).text == "Person A"
    assert [neutral_alias(number) for number in (1, 2, 26, 27, 53)] == [
        "Person A", "Person B", "Person Z", "Person AA", "Person BA",
    ]  # fmt: skip


_NAMES = st.sampled_from(
    ["Tomas", "Nadia", "Jonas Weber", "Žofie Nováková", "Hallmark Foods", "Åsa"]
)
_AROUND = st.text(alphabet=" .,;:!?'’\"()[]{}*_-/\n0123456789abcé\u0301\u200b\u00ad“”", max_size=12)
_DRESS = st.sampled_from([str, str.upper, str.lower, str.title])
_FORM = st.sampled_from(["NFC", "NFD"])


@given(_NAMES, _AROUND, _AROUND, _DRESS, _FORM)
def test_no_name_survives_between_words_that_do_not_touch_it(
    name: str, before: str, after: str, dress: Callable[[str], str], form: Literal["NFC", "NFD"]
) -> None:
    """The check is made by hand: split at what is no letter, drop accents, look for the name."""
    text = unicodedata.normalize(form, f"{before} {dress(name)} {after}")
    left = _plain_words(replace(text, [Alias(name, "the lead")]).text)
    assert not left & _plain_words(name) - {"foods"}


def _plain_words(text: str) -> set[str]:
    apart = unicodedata.normalize("NFD", clean(text).lower())
    bare = "".join(char for char in apart if not unicodedata.combining(char))
    return set("".join(char if char.isalpha() else " " for char in bare).split())


@given(st.text(max_size=200))
def test_any_text_without_aliases_is_only_cleaned(text: str) -> None:
    assert replace(text, ()).text == clean(text)


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=20))
def test_any_alias_is_taken_without_breaking(text: str, name: str, role: str) -> None:
    replaced = replace(text, [Alias(name, role)])
    for start, end, _ in replaced.spans:
        assert 0 <= start < end <= len(replaced.text)


@pytest.mark.parametrize(
    "piece", ["a", "tomas", "Tomas ", "'", "a@", "weber, ", "\u0301", "é", "ß"]
)
def test_a_long_text_takes_time_in_proportion(piece: str) -> None:
    text = piece * (300_000 // len(piece))
    began = time.process_time()
    replace(text, ALIASES)
    assert time.process_time() - began < 6
