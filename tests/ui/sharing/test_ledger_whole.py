"""The ledger tells what became of a page since it left; the copy itself never changes."""

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from journal.clock import SetClock
from journal.model import Share
from journal.values import TextValue
from tests.ui.sharing.test_choosing import choose_way, open_dialog, open_page, switch_on
from tests.ui.sharing.test_replies import press
from tests.ui.sharing.test_shared_and_sample import detail_of, open_shared, words
from ui import routes
from ui.sharing.sheet_view import SheetText

if TYPE_CHECKING:
    from tests.ui.sharing.conftest import Bench
    from ui.pages.shared import SharedPage


def share(bench: "Bench", target: Path, *, on: bool = True, way: str = "html") -> Share:
    page = open_page(bench)
    if on:
        switch_on(bench, page, "role")
    else:
        bench.qtbot.waitUntil(lambda: page.made is not None)
    dialog = open_dialog(bench, page, target)
    choose_way(bench, dialog, way)
    if way != "html":
        dialog.see.click()
    dialog.go.click()
    bench.qtbot.waitUntil(lambda: page._standing.left is not None)
    return bench.repository.share(bench.repository.shares()[0].id)


def later(bench: "Bench", **time: int) -> None:
    clock = bench.desk.clock
    assert isinstance(clock, SetClock)
    clock.advance(timedelta(**time))


def settled(bench: "Bench") -> "SharedPage":
    page = open_shared(bench)
    bench.qtbot.waitUntil(lambda: "Since it left" in words(page))
    return page


def test_it_says_whether_what_left_was_written_anew_since(bench: "Bench", tmp_path: Path) -> None:
    share(bench, tmp_path / "a.html")
    assert "What it was made of has not changed." in words(settled(bench))
    later(bench, days=1)
    repository, one = bench.repository, bench.sample.reflection.id
    repository.save_answer(one, "friend", TextValue("It did not leave."))
    assert "What it was made of has not changed." in words(settled(bench))
    before = repository.entry(one).answers["role"].value
    assert isinstance(before, TextValue)
    repository.save_answer(one, "role", TextValue(before.text + " And I would ask now."))
    page = settled(bench)
    assert "What it was made of has changed since." in words(page)
    press(page, "Open the reflection")
    assert bench.gone == [routes.Reflecting(one)]


def test_the_row_stays_when_the_reflection_is_gone(bench: "Bench", tmp_path: Path) -> None:
    share(bench, tmp_path / "a.html")
    bench.repository.delete(bench.sample.reflection.id)
    assert "is not in the journal any more." in words(settled(bench))


def test_that_it_was_asked_to_be_deleted_is_a_note_and_can_be_taken_back(
    bench: "Bench", tmp_path: Path
) -> None:
    left = share(bench, tmp_path / "a.html")
    later(bench, days=4)
    page = settled(bench)
    press(page, "I asked for it to be deleted")
    said = "I asked for it to be deleted on 24 March 2026."
    bench.qtbot.waitUntil(lambda: said in words(page))
    assert "Asked to be deleted" in page.entries[0].accessibleDescription()
    kept = bench.repository.share(left.id)
    assert kept.asked_away == bench.desk.clock.now()
    assert (kept.content, kept.sha256) == (left.content, left.sha256)
    assert said in words(settled(bench))
    page = settled(bench)
    press(page, "I did not ask")
    bench.qtbot.waitUntil(lambda: said not in words(page))
    assert bench.repository.share(left.id).asked_away is None


def test_a_later_page_can_correct_an_earlier_one(bench: "Bench", tmp_path: Path) -> None:
    first = share(bench, tmp_path / "a.html")
    later(bench, days=4)
    second = share(bench, tmp_path / "b.html", on=False)
    page = settled(bench)
    assert "It corrects this one" not in words(page)
    page.entries[1].click()
    bench.qtbot.waitUntil(lambda: "A page of Tue 24 March 2026, 14:12 left later." in words(page))
    press(page, "It corrects this one")
    told = "Corrected by the page of Tue 24 March 2026, 14:12."
    bench.qtbot.waitUntil(lambda: told in words(page))
    assert bench.repository.share(first.id).corrected_by == second.id
    assert "Corrected since" in page.entries[1].accessibleDescription()
    page.entries[0].click()
    corrects = "It corrects the page of Fri 20 March 2026, 14:12."
    bench.qtbot.waitUntil(lambda: corrects in words(page))


def test_a_protected_page_opens_as_it_left_and_shows_its_passphrase_when_asked(
    bench: "Bench", tmp_path: Path
) -> None:
    left = share(bench, tmp_path / "a.html", way="protected")
    page = settled(bench)
    assert left.passphrase not in words(page)
    detail_of(page).show_passphrase.click()
    bench.qtbot.waitUntil(lambda: left.passphrase in words(page))
    detail_of(page).see.click()
    bench.qtbot.waitUntil(lambda: page.copy.dialog is not None)
    assert page.copy.dialog is not None
    sheet = page.copy.dialog.findChild(SheetText)
    assert sheet is not None
    assert "When to roll out was mine to decide." in sheet.toPlainText()


def test_where_one_chooses_it_says_that_something_was_written_anew(
    bench: "Bench", tmp_path: Path
) -> None:
    share(bench, tmp_path / "a.html")
    told = "What the last one was made of has changed since."
    assert told not in open_page(bench).view.way_out.told.text()
    later(bench, days=1)
    one = bench.sample.reflection.id
    before = bench.repository.entry(one).answers["role"].value
    assert isinstance(before, TextValue)
    bench.repository.save_answer(one, "role", TextValue(f"{before.text} More."))
    assert told in open_page(bench).view.way_out.told.text()
