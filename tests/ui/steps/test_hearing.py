"""What was heard: replies stand below the person's own words and can be put among them."""

from dataclasses import replace

from journal.guides.guide import Door
from journal.model import Reply, Share
from journal.values import Row, RowsValue
from tests.ui.steps.desk_seat import Seat
from ui.routes import Reflecting, Shared

HEARD = "We saw it at 17:04 & didn’t want to <b>bother</b> you."


def _came_back(seat: Seat) -> tuple[str, Reply]:
    one = seat.begin_sample()
    now = seat.clock.now()
    share = Share(
        "a" * 32, one.id, Door.GROUP, now, "The Friday patch", "", "", "protected", 1, "0" * 64,
        ("My role",), 10, questions=("What did you see that I couldn’t?",),
    )  # fmt: skip
    reply = Reply("b" * 32, share.id, one.id, now, "Order Desk", ((0, HEARD),))
    ledger = seat.desk.repository.ledger
    ledger.save_share(share)
    ledger.save_reply(reply)
    own = RowsValue((Row("r1", {"from": "Billing", "heard": "Call us."}),))
    seat.desk.repository.save_answer(one.id, "hear", own)
    return one.id, reply


def test_replies_stand_below_ones_own_words_as_they_were_written(seat: Seat) -> None:
    one, _ = _came_back(seat)
    seat.open(Reflecting(one, "hear"))
    for part in (
        "Replies that came back",
        "What did you see that I couldn’t?",
        "Order Desk",
        HEARD,
    ):
        assert part in seat.texts()
    assert "Make it a commitment" not in seat.texts()


def test_a_reply_is_put_among_them_and_both_are_kept(seat: Seat) -> None:
    one, reply = _came_back(seat)
    seat.open(Reflecting(one, "hear"))
    seat.press("Keep as a note")
    assert "Under what you heard" in seat.texts()
    seat.keep()
    rows = seat.rows(one, "hear").rows
    assert [row.cells.get("heard") for row in rows] == ["Call us.", HEARD]
    assert rows[1].cells["from"] == "Order Desk"
    assert seat.desk.repository.ledger.replies(one) == (replace(reply, noted=(0,)),)


def test_the_way_to_more_replies_leads_to_their_page(seat: Seat) -> None:
    one, reply = _came_back(seat)
    seat.open(Reflecting(one, "hear"))
    seat.press("Bring replies back…")
    assert seat.went[-1] == Shared(reply.share)


def test_without_a_page_that_asks_nothing_is_said_of_replies(seat: Seat) -> None:
    one = seat.begin_sample()
    seat.open(Reflecting(one.id, "hear"))
    assert "Replies that came back" not in seat.texts()
