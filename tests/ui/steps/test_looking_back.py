"""A look back asks for each commitment by itself, and keeps what was promised beside the answer."""

from datetime import date

from journal.values import Came, Fate, Look, LooksValue, Plan, PlansValue
from tests.ui.steps.desk_seat import Seat
from ui import routes
from ui.steps.looks import LooksEditor

FIRST = Plan("1" * 32, "a patch is due on Friday,", "I call Tomas.")
SECOND = Plan("2" * 32, "it touches orders,", "I restart one node.")


def begin(seat: Seat) -> str:
    one = seat.begin()
    seat.desk.repository.save_answer(one.id, "commitments", PlansValue((FIRST, SECOND)))
    return one.id


def editor_of(seat: Seat, prompt: str) -> LooksEditor:
    editor = seat.step.editors[prompt]
    assert isinstance(editor, LooksEditor)
    return editor


def choose(seat: Seat, prompt: str, card: int, *, came: int, fate: int) -> None:
    one = editor_of(seat, prompt).cards[card]
    one.came.items[came].click()
    one.fate.items[fate].click()
    seat.settle()


def test_each_commitment_is_answered_by_itself_with_its_day_and_its_words(seat: Seat) -> None:
    one = begin(seat)
    seat.open(routes.Reflecting(one, "look-2"))
    choose(seat, "look-2", 0, came=0, fate=0)
    seat.field("What I did, commitment 1").setFocus()
    seat.type("Rang him at two.")
    seat.keep()
    look = Look(
        FIRST.id,
        Came.DID,
        "Rang him at two.",
        Fate.KEEP,
        was_if=FIRST.if_,
        was_then=FIRST.then,
        on=date(2026, 3, 12),
    )
    assert seat.stored(one, "look-2") == LooksValue((look,))


def test_new_words_hold_at_the_next_look_and_what_was_dropped_is_not_asked_again(
    seat: Seat,
) -> None:
    one = begin(seat)
    seat.open(routes.Reflecting(one, "look-2"))
    assert not editor_of(seat, "look-2").cards[0].fields["if_"].isVisible()
    choose(seat, "look-2", 0, came=1, fate=1)
    for name, words in (("Now: if", "a ticket is opened,"), ("then", "I write to Tomas.")):
        seat.field(f"{name}, commitment 1").setFocus()
        seat.type(words)
    choose(seat, "look-2", 1, came=2, fate=2)
    seat.keep()
    seat.open(routes.Reflecting(one, "look-6"))
    assert [card.look.plan for card in editor_of(seat, "look-6").cards] == [FIRST.id]
    assert "If a ticket is opened, then I write to Tomas." in seat.texts()
    assert "Let go: If it touches orders, then I restart one node." in seat.texts()
    choose(seat, "look-6", 0, came=0, fate=0)
    seat.keep()
    stored = seat.stored(one, "look-6")
    assert isinstance(stored, LooksValue)
    assert stored.looks[0].was_if == "a ticket is opened,"


def test_what_was_told_of_a_commitment_that_is_gone_stays(seat: Seat) -> None:
    one = begin(seat)
    gone = Look("3" * 32, Came.DID, "It was there once.")
    seat.desk.repository.save_answer(one, "look-2", LooksValue((gone,)))
    seat.open(routes.Reflecting(one, "look-2"))
    choose(seat, "look-2", 0, came=0, fate=0)
    seat.keep()
    stored = seat.stored(one, "look-2")
    assert isinstance(stored, LooksValue)
    assert gone in stored.looks
    assert len(stored.looks) == 2
