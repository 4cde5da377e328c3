"""Every problem has its own words: what happened, what is safe, what next; never a raw code."""

import re

import pytest

from journal import errors
from journal.errors import AfterwordError
from ui.error_text import ErrorText, error_text
from ui.tasks.worker import Unexpected

ABSTRACT = {"unknown", "vault", "disclosure", "copy", "reply"}  # bases that are never raised


def _all_kinds() -> list[type[AfterwordError]]:
    return [
        thing
        for thing in vars(errors).values()
        if isinstance(thing, type)
        and issubclass(thing, AfterwordError)
        and thing.code not in ABSTRACT
    ]


def _make(kind: type[AfterwordError]) -> AfterwordError:
    made = kind.__new__(kind)
    made.fields = {"file": "guide.toml", "line": 3, "key": "part", "group": 2, "no_space": True}
    return made


@pytest.mark.parametrize("kind", _all_kinds(), ids=lambda kind: kind.code)
def test_each_problem_says_what_happened_what_is_safe_and_what_next(
    kind: type[AfterwordError],
) -> None:
    words = error_text(_make(kind))
    assert words != error_text(Unexpected()), "it has no words of its own"
    assert words.title
    assert words.body
    assert words.next_step
    assert kind.code not in f"{words.title} {words.body} {words.next_step}"


@pytest.mark.parametrize("kind", [*_all_kinds(), Unexpected], ids=lambda kind: kind.code)
def test_no_words_blame_or_shout(kind: type[AfterwordError]) -> None:
    words: ErrorText = error_text(_make(kind))
    text = f"{words.title} {words.body} {words.next_step}"
    assert "!" not in text
    assert not re.search(r"\b(error|fail\w*|fault|invalid|illegal|wrong)\b", text, re.IGNORECASE)


def test_damage_is_never_called_a_wrong_passphrase() -> None:
    words = error_text(errors.HeaderDamaged(name="x", reason="checksum"))
    assert "It is not your passphrase." in words.body
