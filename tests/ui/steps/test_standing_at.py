"""From every page of a path, a lock leads back to just that page."""

from journal.guides.guide import Door
from journal.path import pages_of
from tests.ui.steps.desk_seat import Seat
from ui import routes
from ui.bookmark import Spot, bookmark_for, read_bookmark


def test_every_page_of_the_path_is_come_back_to(seat: Seat) -> None:
    one = seat.begin_sample()
    pages = [page.id for stage in seat.guide.stages() for page in pages_of(stage)]
    assert len(pages) > 20
    seat.open(routes.Reflecting(one.id))
    for page in pages:
        seat.view.turn(page)
        before = seat.view.step
        assert before is not None
        shown = (type(before), before.place)
        mark = bookmark_for(seat.page.stands_at(), Spot("Anything", 1, 2, 3))
        again = read_bookmark(mark.text())
        assert again == mark
        seat.open(again.route)
        assert seat.view.step is not None
        assert (type(seat.view.step), seat.view.step.place) == shown, page


def test_choosing_for_either_door_is_come_back_to() -> None:
    for door in Door:
        mark = bookmark_for(routes.Choosing("a" * 32, door), Spot())
        assert read_bookmark(mark.text()) == mark


def test_a_bookmark_of_another_version_leads_nowhere() -> None:
    whole = bookmark_for(routes.FollowThrough(), Spot()).text()
    assert read_bookmark(whole) is not None
    for other in (b"", b"[]", b"{}", whole.replace(b"FollowThrough", b"Unlock"), whole[:-2]):
        assert read_bookmark(other) is None
    assert read_bookmark(whole.replace(b'"scroll"', b'"height"')) is None


def test_nobody_comes_back_to_where_secrets_are_typed() -> None:
    spot = Spot("New passphrase")
    for one in (routes.NewPassphrase(by_code=True), routes.SheetDrill(), routes.Sheet()):
        mark = bookmark_for(one, spot)
        assert isinstance(mark.route, routes.SettingsRoute)
        assert mark.spot == Spot()
