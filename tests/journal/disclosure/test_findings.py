"""What may still tell who it was is listed, what does not is left in peace, in linear time."""

import time

import pytest

from journal.disclosure.findings import addresses, findings
from journal.disclosure.people import (
    aliases_in_force,
    all_findings,
    likely_names,
    remaining,
    suggest_names,
)
from journal.model import Alias
from journal.values import Row, RowsValue
from tests.journal.disclosure.story import ALIASES, GUIDE, answers_with, choose


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("write to tomas.k@example.org.", "email", "tomas.k@example.org"),
        ("mail root@db01 now", "email", "root@db01"),
        ("see https://wiki.example/x?y=1).", "url", "https://wiki.example/x?y=1"),
        ("see www.example.org/x, please", "url", "www.example.org/x"),
        ("ask @tomas_k, he", "handle", "@tomas_k"),
        ("from 10.0.12.7.", "ip", "10.0.12.7"),
        ("from 2001:db8::1 on", "ip", "2001:db8::1"),
        ("on db01.prod.example.com,", "host", "db01.prod.example.com"),
        ("on mail.example.org", "host", "mail.example.org"),
        ("on order-db-03 first", "host", "order-db-03"),
        ("on web-01 first", "host", "web-01"),
        ("on web01 first", "host", "web01"),
        ("on APPSRV3 first", "host", "APPSRV3"),
        ("in CHG-10422 we", "ticket", "CHG-10422"),
        ("in INC0012345 we", "ticket", "INC0012345"),
        ("in #4711 we", "ticket", "#4711"),
        ("CVE-2026-1234 is out", "ticket", "CVE-2026-1234"),
        ("call +49 170 1234567 now", "phone", "+49 170 1234567"),
        ("call 0170/1234567 now", "phone", "0170/1234567"),
        ("call (555) 867-5309 now", "phone", "(555) 867-5309"),
        ("customer 1004711 rang", "number", "1004711"),
        ("account DE89 3704 0044 0532 0130 00", "number", "DE89 3704 0044 0532 0130 00"),
        ("id 123e4567-e89b-12d3-a456-426614174000", "number",
         "123e4567-e89b-12d3-a456-426614174000"),
        ("commit 9fceb02 broke", "number", "9fceb02"),
        ("card 3c:22:fb:0a:11:9e", "mac", "3c:22:fb:0a:11:9e"),
        ("commit 9fceb02d0ae598e95dc970b74767f19372d61af8", "number",
         "9fceb02d0ae598e95dc970b74767f19372d61af8"),
    ],
)  # fmt: skip
def test_what_may_identify_is_found(text: str, kind: str, found: str) -> None:
    assert [(one.kind, one.text, one.count) for one in findings(text)] == [(kind, found, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "At 16:04 it stopped; at 19:05:10 it ran.",
        "On 2026-03-24, 24.03.2026 and 3/24/2026.",
        "The score was 9.8 and 140 orders waited, 31 in the end.",
        "Two-node, roll-out, TLS 1.3, UTF-8, SHA-256, ISO-8601.",
        "e.g. this, i.e. that. z.B. dies",
        "An if-then plan; what holds on a Friday?",
        "I stopped.Then I went.",
        "",
    ],
)
def test_ordinary_words_and_times_are_left_in_peace(text: str) -> None:
    assert findings(text) == ()


def test_each_is_listed_once_with_its_count_in_order() -> None:
    told = findings("CHG-1 then a@b.org then CHG-1")
    assert [(one.kind, one.count) for one in told] == [("ticket", 2), ("email", 1)]


def test_addresses_are_spans() -> None:
    text = "a@b.org, @c and https://d.e"
    assert [text[start:end] for start, end in addresses(text)] == ["a@b.org", "@c", "https://d.e"]


PIECES = (
    "a", "1", "a.", "1.", "a-", "-1", "@", "a@", "@a", ":", "a:", "::", "0 ", "(0", "+1 ", "#1",
    "www.", "http://", "f", "0-", "Ab-1.", "DE12 ", "1 2-3/", "é", "\u0301", " ",
)  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_time_grows_with_the_length_alone(piece: str) -> None:
    """Quadratic time would need minutes for this much."""
    text = piece * (150_000 // len(piece))
    began = time.process_time()
    findings(text)
    addresses(text)
    assert time.process_time() - began < 5


def test_a_megabyte_of_all_of_it_takes_seconds() -> None:
    text = "".join(piece * (1_000_000 // len(PIECES) // len(piece)) for piece in PIECES)
    began = time.process_time()
    findings(text)
    assert time.process_time() - began < 20


def test_names_of_the_people_list_are_suggested_with_their_roles() -> None:
    people = RowsValue(
        (
            Row("1", {"name": " Tomas (on call) ", "role": "the person on call"}),
            Row("2", {"name": "tomas", "role": "somebody else"}),
            Row("3", {"name": "Petra Kranz"}),
            Row("4", {"name": "Order Desk", "role": "order desk"}),
            Row("5", {"name": "", "role": "a role"}),
        )
    )
    assert suggest_names(answers_with(people=people), GUIDE) == (
        Alias("Tomas", "the person on call"),
        Alias("Petra Kranz", "Person B"),
    )


def test_what_the_person_said_of_a_name_goes_before_the_suggestion() -> None:
    mine = (Alias("tomas", "a colleague"),)
    assert aliases_in_force(GUIDE, answers_with(), choose("role", aliases=mine)) == mine
    assert (
        aliases_in_force(GUIDE, answers_with(), choose("role", aliases=(), kept=("Tomas",))) == ()
    )
    (suggested,) = aliases_in_force(GUIDE, answers_with(), choose("role", aliases=()))
    assert suggested == Alias("Tomas", "the person on call")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("mail tomas.k@example.org", {"tomas.k@example.org"}),
        ("Webera and Nadii", {"Webera", "Nadii"}),
        ("Tom knew", {"Tom"}),
        ("JW signed it", {"JW"}),
        ("the person on call and the Release Coordinator", set()),
        ("A customer rang the Order Desk", set()),
        ("nothing", set()),
    ],
)
def test_what_may_still_be_a_name_is_listed(text: str, names: set[str]) -> None:
    assert {one.text for one in remaining(text, ALIASES)} == names


@pytest.mark.parametrize(
    "text", ["Tomas.K@example.org.", "to tomas.k@example.org.", "https://example.org/Tomas."]
)
def test_a_name_in_an_address_is_listed_once_and_without_the_full_stop(text: str) -> None:
    address = text.rsplit(maxsplit=1)[-1].removesuffix(".")
    aliases = (Alias("Tomas", "the person on call"),)
    assert [one.text for one in all_findings(text, aliases, (), ())] == [address]
    assert [one.text for one in remaining(text, aliases)] == [address]


def test_capitals_inside_a_sentence_may_be_names() -> None:
    text = "On Friday I asked Petra. Later the Billing role called, and Petra of Acme, in English."
    assert [(one.text, one.count) for one in likely_names(text, ["Billing"])] == [
        ("Petra", 2),
        ("Acme", 1),
    ]


def test_where_every_noun_has_a_capital_nothing_is_guessed() -> None:
    text = (
        "Am Freitag hat das Team die Server neu gestartet, und der Kunde hat im Lager gefragt. " * 3
    )
    assert likely_names(text) == ()


def test_everything_to_decide_is_listed_once_and_not_what_was_decided() -> None:
    text = "I asked Petra at petra@example.org about CHG-7. Petra knew Weberi."
    told = all_findings(text, ALIASES, ["The Friday patch"], ("CHG-7",))
    assert [(one.kind, one.text) for one in told] == [
        ("email", "petra@example.org"), ("name", "Weberi"), ("name", "Petra"),
    ]  # fmt: skip
