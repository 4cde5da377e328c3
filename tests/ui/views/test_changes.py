"""What came and went between two answers, as a person would say it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.views.changes import came_words, changed

TEXTS = st.lists(
    st.sampled_from(["I", "saw", "the", "gap,", "and", "nobody", "did.", "me"]), max_size=12
)


@pytest.mark.parametrize(
    ("before", "after", "came", "went"),
    [
        ("It was me.", "It was me.", (), ()),
        ("It was me.", "It was me, and a gap.", ("and a gap.",), ()),
        ("It was me alone.", "It was me.", (), ("alone.",)),
        ("I broke it on a Friday.", "We let it break on a Friday.", ("We let it break",),
         ("I broke it",)),
        ("", "Everything.", ("Everything.",), ()),
        ("Everything.", "", (), ("Everything.",)),
        ("i was late", "I was late!", (), ()),
        ("one two three four five six", "six two three four five one", ("six", "one"),
         ("one", "six")),
    ],
)  # fmt: skip
def test_what_came_and_what_went(
    before: str, after: str, came: tuple[str, ...], went: tuple[str, ...]
) -> None:
    change = changed(before, after)
    assert came_words(after, change) == came
    assert change.went == went


@given(TEXTS, TEXTS)
def test_nothing_is_marked_that_is_not_there_and_nothing_twice(
    before: list[str], after: list[str]
) -> None:
    old, new = "  ".join(before), "\n".join(after)
    change = changed(old, new)
    ends = [start + length for start, length in change.came]
    assert all(end <= start for end, (start, _) in zip(ends, change.came[1:], strict=False))
    assert all(words and words in new for words in came_words(new, change))
    assert all(words and words in old for words in change.went)
    if before == after:
        assert (change.came, change.went) == ((), ())


@given(TEXTS, TEXTS)
def test_what_is_not_marked_stood_there_before(before: list[str], after: list[str]) -> None:
    old, new = " ".join(before), " ".join(after)
    rest = list(new)
    for start, length in changed(old, new).came:
        rest[start : start + length] = " " * length
    kept = "".join(rest).split()
    bare = [word.strip(".,").casefold() for word in before]
    assert all(word.strip(".,").casefold() in bare for word in kept)
