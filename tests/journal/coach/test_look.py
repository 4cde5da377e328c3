"""What the coach reads, what it leaves out, and that no text can keep it busy."""

import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.coach import Lists, Place, load_lists, look
from journal.coach.look import READS
from journal.coach.patterns import BadPatternError, Finder, Goal, _Node, read_pattern, word_set
from journal.coach.words import Word, words_of
from journal.errors import GuideError

RESOURCES = Path(__file__).parents[3] / "resources"
LISTS = load_lists(RESOURCES / "coach", "en")
SAID = "I should have known that it was month-end."


def found(text: str, *names: str) -> list[str]:
    """Return the words that are marked beside a page."""
    return [mark.words for mark in look(LISTS, text, names)]


def test_a_mark_is_the_words_where_they_stand() -> None:
    text = f"Line one.\n\n{SAID}"
    (mark,) = look(LISTS, text)
    assert mark.category == "known"
    assert text[mark.start : mark.start + mark.length] == mark.words == "I should have known"


def test_marks_stand_in_the_order_of_the_text_and_never_over_each_other() -> None:
    marks = look(LISTS, "Obviously I should have known better. It was my fault, of course.")
    ends = [mark.start + mark.length for mark in marks]
    assert [mark.category for mark in marks] == ["hindsight", "known", "blame", "hindsight"]
    assert all(end <= mark.start for end, mark in zip(ends, marks[1:], strict=False))


@pytest.mark.parametrize(
    "text",
    [
        "She said “I should have known” twice.",
        'She said "I should have known" twice.',
        "Er sagte „I should have known“ dazu.",
        "> I should have known",
        "```\nI should have known\n```\nThat is the code.",
        "The flag is `I should have known`.",
        "i/should/have/known and I.should.have.known",
        "I should. Have known? No.",
        "I should, have known",
    ],
)
def test_what_is_quoted_or_code_is_somebody_elses(text: str) -> None:
    assert found(text) == []


def test_a_quotation_mark_that_is_never_closed_quotes_nothing() -> None:
    assert found(f'The 19" rack was full. {SAID}') == ["I should have known"]
    assert found(f"She said “go on.\n{SAID}") == ["I should have known"]


def test_words_after_a_quotation_are_the_persons_own() -> None:
    assert found(f"“It is fine”, she said. {SAID}") == ["I should have known"]


def test_contractions_and_their_apostrophes_are_the_same_words() -> None:
    for said in ("I should've known it", "I should’ve known it", "I SHOULD HAVE KNOWN it"):
        assert len(found(said)) == 1, said


def test_a_name_is_a_person_only_where_it_is_known_and_has_its_capital() -> None:
    assert found("Mark should have called the desk.") == []
    assert found("Mark should have called the desk.", "Mark Weber") == ["Mark should have called"]
    assert found("The mark should have called for it.", "Mark Weber") == []


def test_the_copy_for_the_group_is_read_for_vagueness_and_for_nothing_else() -> None:
    text = f"{SAID} Mistakes were made."
    assert [mark.category for mark in look(LISTS, text, place=Place.COPY)] == ["passive"]
    assert "passive" not in {mark.category for mark in look(LISTS, text)}


@pytest.mark.parametrize(
    "piece",
    ["a", "“", '"', "` ", "\n", "> ", "n't", "a-", "I should have ", "i just so very too also ",
     "had i only ", "```\n", "\u0301", "’", "if only it "],
)  # fmt: skip
def test_a_million_hostile_characters_are_read_up_to_a_limit(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    assert all(mark.start + mark.length <= READS for mark in look(LISTS, text))


def test_reading_takes_time_in_proportion_to_what_is_read() -> None:
    steps: list[int] = []

    class Counting(Finder):
        def _next(self, node: _Node, word: Word) -> Iterator[_Node]:
            steps[-1] += 1
            return super()._next(node, word)

    soft = " ".join(["i", "just", "so", "very"] * 50)
    sets = {"SOFT": word_set(["just", "so", "very", "i"])}
    ways = [
        (way, Goal("any")) for way in read_pattern("SOFT? SOFT? SOFT? (SOFT|i)? SOFT? known", sets)
    ]
    for times in (1, 2, 4):
        steps.append(0)
        finder = Counting(ways, sets)
        assert list(finder.find(words_of(soft * times, frozenset(), {}))) == []
    assert steps[2] < 4.2 * steps[0]
    assert steps[1] < 2.1 * steps[0]


@given(st.text(max_size=400))
def test_every_text_can_be_read(text: str) -> None:
    for mark in look(LISTS, text, ("Mara",)):
        assert text[mark.start : mark.start + mark.length] == mark.words


@pytest.mark.parametrize(
    "pattern", ["", "(a|)", "(a", "a)", "UNKNOWN b", "_ b", " ".join("a" * 40)]
)
def test_a_pattern_that_cannot_be_read_is_refused(pattern: str) -> None:
    with pytest.raises(BadPatternError):
        read_pattern(pattern, {"PERS": word_set(["i"])})


def test_a_pattern_of_too_many_ways_is_refused() -> None:
    with pytest.raises(BadPatternError):
        read_pattern(" ".join(["(a|b|c|d)"] * 8), {})


def test_a_mistake_in_a_file_names_its_line(tmp_path: Path) -> None:
    whole = (RESOURCES / "coach" / "en.toml").read_text(encoding="utf-8")
    broken = whole.replace('"(his|her|their|your|my|our) own? fault"', '"(his|her own? fault"')
    assert broken != whole
    (tmp_path / "en.toml").write_text(broken, encoding="utf-8")
    with pytest.raises(GuideError) as caught:
        load_lists(tmp_path, "en")
    line = caught.value.fields["line"]
    assert isinstance(line, int)
    assert broken.splitlines()[line - 1].startswith("patterns")


def test_another_tongue_falls_back_to_english(tmp_path: Path) -> None:
    assert load_lists(RESOURCES / "coach", "de-AT").language == "en"
    assert load_lists(RESOURCES / "coach", "en-GB").language == "en"


def test_what_is_said_about_words_judges_nobody() -> None:
    hard = ("error", "failure", "fault", "guilt", "violation", "compliance", "root cause", "!")
    for one in LISTS.categories:
        for words in (one.kind, one.nudge, *one.others):
            assert not any(word in words.lower() for word in hard), words
        assert 2 <= len(one.others) <= 3
        assert one.nudge.format(words="x")


def test_there_is_nothing_in_the_lists_to_remember_a_text_by() -> None:
    before = pickle.dumps(LISTS)
    look(LISTS, SAID * 50)
    assert pickle.dumps(LISTS) == before
    assert isinstance(LISTS, Lists)
