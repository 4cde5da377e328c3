"""The understanding check: first alone, each answer kept with its day, never added up."""

from dataclasses import replace
from datetime import date, timedelta

from journal.values import Checked, LevelsValue
from tests.ui.steps.desk_seat import Seat
from ui import routes
from ui.steps.comparing import Comparing
from ui.steps.levels import LevelsEditor

LINES = ("part", "effect", "expected", "shared", "changes")
FIRST = LevelsValue(dict.fromkeys(LINES, 1), date(2026, 3, 12))


def editor_of(seat: Seat) -> LevelsEditor:
    editor = seat.step.editors["understanding"]
    assert isinstance(editor, LevelsEditor)
    return editor


def begin(seat: Seat, value: LevelsValue | None = None) -> str:
    one = seat.begin()
    if value is not None:
        seat.desk.repository.save_answer(one.id, "understanding", value)
    seat.open(routes.Reflecting(one.id, "understanding"))
    return one.id


def choose(seat: Seat, levels: dict[str, int]) -> None:
    for line, level in levels.items():
        editor_of(seat).rows.segments[line].items[level].click()
    seat.settle()


def note(seat: Seat, who: str, level: int) -> None:
    seat.press("Note how somebody else sees it")
    seat.type(who)
    editor_of(seat).other.rows.segments["effect"].items[level].click()
    seat.settle()


def beside(seat: Seat) -> bool:
    seat.settle()
    return any(one.isVisible() for one in seat.window.findChildren(Comparing))


def test_the_first_answer_stands_alone(seat: Seat) -> None:
    one = begin(seat)
    choose(seat, dict.fromkeys(LINES, 2))
    assert not beside(seat)
    assert "still open" not in seat.texts()
    seat.keep()
    assert seat.stored(one, "understanding") == LevelsValue(
        dict.fromkeys(LINES, 2), date(2026, 3, 12)
    )


def test_an_answer_of_another_day_is_kept_beside_the_new_one(seat: Seat) -> None:
    one = begin(seat, FIRST)
    seat.clock.advance(timedelta(days=20))
    seat.open(routes.Reflecting(one, "understanding"))
    choose(seat, {"part": 2})
    seat.keep()
    assert seat.stored(one, "understanding") == LevelsValue(
        {**FIRST.levels, "part": 2}, date(2026, 4, 1), (Checked(FIRST.levels, FIRST.on),)
    )
    assert beside(seat)
    said = seat.texts()
    assert "You, 12 March" in said
    assert "You, 1 April" in said


def test_one_answers_again_without_seeing_the_answer_before(seat: Seat) -> None:
    one = begin(seat, FIRST)
    seat.clock.advance(timedelta(days=20))
    seat.open(routes.Reflecting(one, "understanding"))
    seat.press("Answer again today")
    assert editor_of(seat).rows.levels() == {}
    assert not beside(seat), "first alone"
    seat.keep()
    kept = seat.stored(one, "understanding")
    assert isinstance(kept, LevelsValue)
    assert kept.others == (Checked(FIRST.levels, FIRST.on),), "what was answered is not lost"
    choose(seat, dict.fromkeys(LINES, 2))
    assert beside(seat)


def test_somebody_elses_view_stands_beside_and_changes_nothing_of_mine(seat: Seat) -> None:
    one = begin(seat, LevelsValue(dict.fromkeys(LINES, 2), date(2026, 3, 12)))
    note(seat, "the Circle Lead", 0)
    assert "still open" not in seat.texts(), "a difference is talked about, never counted"
    assert "the Circle Lead, 12 March" in seat.texts()
    seat.keep()
    stored = seat.stored(one, "understanding")
    assert isinstance(stored, LevelsValue)
    assert stored.levels == dict.fromkeys(LINES, 2)
    assert stored.others == (Checked({"effect": 0}, date(2026, 3, 12), "the Circle Lead", False),)


def test_a_view_that_was_noted_can_be_removed_and_had_back(seat: Seat) -> None:
    seen = Checked({"effect": 0}, date(2026, 3, 11), "the Circle Lead", alone=False)
    mine = LevelsValue(dict.fromkeys(LINES, 2), date(2026, 3, 12))
    one = begin(seat, replace(mine, others=(Checked(FIRST.levels, date(2026, 3, 1)), seen)))
    seat.desk.repository.begin_sitting()  # so that it is in an earlier version
    seat.press("Remove")
    seat.keep()
    stored = seat.stored(one, "understanding")
    assert isinstance(stored, LevelsValue)
    assert stored.others == (Checked(FIRST.levels, date(2026, 3, 1)),), "one's own answer stays"
    earlier = [each.value for each in seat.desk.repository.history(one, "understanding")]
    assert all(seen not in each.others for each in earlier if isinstance(each, LevelsValue))
    assert "the Circle Lead" not in seat.texts()
    seat.press("Undo")
    seat.keep()
    assert "the Circle Lead, 11 March" in seat.texts()
    stored = seat.stored(one, "understanding")
    assert isinstance(stored, LevelsValue)
    assert stored.others[-1] == seen


def test_a_view_noted_after_another_was_removed_takes_its_place(seat: Seat) -> None:
    one = begin(seat, LevelsValue(dict.fromkeys(LINES, 2), date(2026, 3, 12)))
    note(seat, "the Circle Lead", 0)
    seat.press("Remove")
    note(seat, "the Order Desk", 1)
    seat.keep()
    stored = seat.stored(one, "understanding")
    assert isinstance(stored, LevelsValue)
    assert stored.others == (Checked({"effect": 1}, date(2026, 3, 12), "the Order Desk", False),)


def test_below_the_level_its_owner_is_told_what_it_means_and_nothing_is_done(seat: Seat) -> None:
    one = begin(seat)
    before = seat.desk.repository.entry(one).reflection
    choose(seat, {"effect": 1})
    said = seat.texts()
    assert "One thing is still open." in said
    assert "somebody begins a conversation" in said
    assert "Afterword tells nobody. Nothing begins by itself." in said
    assert seat.button("We agree already").isEnabled()
    seat.keep()
    after = seat.desk.repository.entry(one).reflection
    assert (after.marks, after.follow_ups, after.shared_at) == (
        before.marks,
        before.follow_ups,
        before.shared_at,
    )
    assert seat.desk.repository.shares() == ()
