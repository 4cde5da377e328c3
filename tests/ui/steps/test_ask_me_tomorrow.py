"""A look back that was put off stays put off, also beside a change that had no room."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from journal.model import FollowUp
from tests.ui.steps.desk_seat import Seat
from ui.today.card_views import CardViews
from ui.today.cards import CardKind, TodayCard


def test_a_change_that_waits_for_room_does_not_undo_it(seat: Seat) -> None:
    stage = next(one.id for one in seat.guide.stages() if one.weeks)
    one = seat.begin(shared_at=seat.clock.now(), follow_ups=(FollowUp(stage, date(2026, 3, 12)),))
    repository, keeper = seat.desk.repository, seat.desk.keeper
    renamed = replace(one, title="A name that had no room")
    seat.vault.full = True
    keeper.keep(f"reflection/{one.id}", lambda: repository.save_reflection(renamed), renamed)
    keeper.flush()
    seat.qtbot.waitUntil(lambda: seat.vault.refused > 0 and keeper.state.problem is not None)
    seat.vault.full = False
    again: list[bool] = []
    holder = QWidget(seat.window)
    views = CardViews(seat.desk, lambda: again.append(True), holder)
    views.stored.know([one])
    views._ask_tomorrow(TodayCard(CardKind.LOOK_BACK, one.id, ""))
    seat.qtbot.waitUntil(lambda: bool(again) and not keeper.unsaved())
    kept = repository.entry(one.id).reflection
    assert kept.title == "A name that had no room"
    assert [look.due for look in kept.follow_ups] == [date(2026, 3, 13)]
