"""What may still tell who it was: addresses, numbers and hosts, listed for the person to decide.

Every pattern starts at a boundary and runs over a bounded or possessive repeat, so that the time
grows with the length of the text and no faster, whatever the text is. Nothing here changes a text.
"""

import ipaddress
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias, cast

Kind: TypeAlias = Literal[
    "email",
    "phone",
    "ip",
    "mac",
    "host",
    "ticket",
    "number",
    "handle",
    "url",
    "name",
    "exact",
]


@dataclass(frozen=True)
class Finding:
    """Something of one kind, as it is written on the page, and how often."""

    kind: Kind
    text: str
    count: int


# In this order: what an earlier pattern takes is not offered to a later one.
_ADDRESSES = r"""
    (?P<url>(?<![\w])(?:[a-z]{2,10}://|www\.|mailto:)[^\s<>"]++)
  | (?P<email>(?<![\w.+%'-])[\w.+%'-]++@[\w-]++(?:\.[\w-]++)*+)
  | (?P<handle>(?<![\w@])@[\w.-]{1,64}+)
"""
_OTHERS = r"""
    (?P<mac>(?<![\w:-])[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}(?![\w:-]))
  | (?P<ip>(?<![\w.:])(?:(?:\d{1,3}\.){3}\d{1,3}|[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7})(?![\w:]))
  | (?P<date>(?<![\w./-])(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4})(?![\w/-]))
  | (?P<phone>(?<![\w.])(?:
        (?:\+|00)[1-9](?:[ ()/.-]{0,3}\d){6,14}
      | \(?0\d{1,5}\)?(?:[ /.-]{0,2}\d){5,12}
      | \(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}
    )(?!\w))
  | (?P<number>(?<![\w.,-])(?:
        [0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}
      | [a-z]{2}\d{2}(?:[ ]?[0-9a-z]{4}){3,7}(?:[ ]?[0-9a-z]{1,3})?
      | \d{4}(?:[ -]\d{4}){2,4}
      | \d{5,64}
      | (?=[0-9a-f]{0,63}\d)(?=\d{0,63}[a-f])[0-9a-f]{7,64}
    )(?![\w-]))
  | (?P<ticket>(?<![\w-])(?:
        [a-z][a-z0-9]{1,9}-\d{1,10}(?:-\d{1,10})?
      | [a-z]{2,5}\d{4,12}
      | \#\d{2,12}
    )(?!\w))
  | (?P<host>(?<![\w.@/-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}(?![\w-]))
"""
_ADDRESS = re.compile(_ADDRESSES, re.VERBOSE | re.IGNORECASE)
_ANY = re.compile(f"{_ADDRESSES}|{_OTHERS}", re.VERBOSE | re.IGNORECASE)

# Standards written like tickets.
_STANDARDS = {"utf", "iso", "sha", "md", "aes", "rsa", "tls", "ssl", "http", "ipv", "rfc", "din"}
_HOST_ENDS = re.compile(
    "com|org|net|edu|gov|int|io|dev|app|cloud|info|biz|eu|uk|us|de|at|ch|cz|pl|sk|fr|it|es|nl|be|dk|se"
    "|no|fi|ie|pt|ca|au|in|jp|cn|local|lan|internal|intern|corp|home|intra|svc|test|example"
)
_NUMBERED = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*-?\d+[a-z]?\Z")
# One word that counts machines: web01 by its leading zero, appsrv3 by what it ends in.
_COUNTED = re.compile(r"(?:[a-z]{2,12}0\d{1,3}|[a-z]{0,8}(?:srv|server|host|db|vm)\d{1,4})\Z")
TRAILING = ".,;:!?…)]}’'\""


def findings(page_text: str) -> tuple[Finding, ...]:
    """Return what may still identify somebody, in the order in which it first stands."""
    counts = Counter(_each(page_text))
    return tuple(Finding(cast("Kind", kind), text, count) for (kind, text), count in counts.items())


def addresses(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of web addresses, e-mail addresses and handles, from left to right."""
    if "@" not in text and ":" not in text and "www." not in text.lower():
        return ()
    return tuple(match.span() for match in _ADDRESS.finditer(text))


def _each(text: str) -> Iterator[tuple[str, str]]:
    for match in _ANY.finditer(text):
        kind, found = match.lastgroup or "", match.group().rstrip(TRAILING)
        found = match.group() if kind == "phone" else found
        if kind == "ticket" and not _is_ticket(found):
            kind = "host"
        if found and _holds(kind, found):
            yield kind, found


def _holds(kind: str, found: str) -> bool:
    """Tell whether what a pattern took is what it is named for."""
    match kind:
        case "ip":
            return _is_ip(found)
        case "date":
            return False
        case "host":
            return _is_host(found)
        case _:
            return True


def _is_ip(found: str) -> bool:
    try:
        ipaddress.ip_address(found)
    except ValueError:
        return False
    return True


def _is_ticket(found: str) -> bool:
    """A ticket is written in capitals (CHG-1042, INC0012345) or with a hash (#4711)."""
    key = found.partition("-")[0]
    return found.startswith("#") or (found.isupper() and key.lower() not in _STANDARDS)


def _is_host(found: str) -> bool:
    """A host has a known ending, three labels with a letter, or counts: app-3, web01, db2."""
    labels = found.lower().split(".")
    if len(labels) == 1:
        return bool(_COUNTED.match(labels[0])) or ("-" in found and bool(_NUMBERED.match(found)))
    if not all(labels) or not any(char.isalpha() for char in labels[-1]):
        return False
    if labels in (["e", "g"], ["i", "e"], ["z", "b"]):
        return False
    return bool(_HOST_ENDS.fullmatch(labels[-1])) or (
        len(labels) > 2 and all(len(one) > 1 for one in labels)
    )
