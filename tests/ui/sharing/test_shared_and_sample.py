"""The ledger tells what left and knows its files again; the example needs no journal."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QLabel

from journal.disclosure.ledger import share_row
from journal.guides.guide import Guide
from journal.sample import Sample
from ui import routes
from ui.pages.sample import SamplePage, read_example
from ui.pages.shared import SharedPage
from ui.sharing.share_detail import ShareDetail
from ui.sharing.sheet_view import SheetText

if TYPE_CHECKING:
    from tests.ui.sharing.conftest import Bench


def words(page: SharedPage | SamplePage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def share_sample(bench: "Bench") -> bytes:
    example = read_example(bench.desk.places.resources)
    row = share_row(
        bench.sample.reflection,
        example.made.page,
        example.made.rendered,
        at=bench.desk.clock.now(),
        for_whom="Platform Reliability",
        why="Before Tuesday",
        file_name="reflection-summary.html",
    )
    bench.repository.add_share(row)
    return row.content


def open_shared(bench: "Bench") -> SharedPage:
    page = bench.show(routes.Shared())
    assert isinstance(page, SharedPage)
    # Qt shows a new label of a visible page a turn of the loop after it was added.
    bench.qtbot.waitUntil(lambda: page._place.count() > 0 and words(page) != "")
    return page


def detail_of(page: SharedPage) -> ShareDetail:
    assert page.detail is not None
    return page.detail


def answered(page: SharedPage) -> str:
    """Return what stands where a file is asked for."""
    assert page.check.line is not None
    return page.check.line.words.text()


def test_with_nothing_shared_it_says_so(bench: "Bench") -> None:
    assert "Nothing has left this computer." in words(open_shared(bench))


def test_a_row_tells_what_left_for_whom_and_why(bench: "Bench") -> None:
    share_sample(bench)
    told = words(open_shared(bench))
    for part in ("Platform Reliability", "Before Tuesday", "Web page", "Fri 20 March 2026, 14:12"):
        assert part in told


def test_the_exact_copy_is_drawn_from_the_stored_bytes(bench: "Bench") -> None:
    share_sample(bench)
    page = open_shared(bench)
    detail_of(page).see.click()
    bench.qtbot.waitUntil(lambda: page.copy.dialog is not None)
    copy = page.copy.dialog
    assert copy is not None
    sheet = copy.findChild(SheetText)
    assert sheet is not None
    assert "When to roll out was mine to decide." in sheet.toPlainText()
    assert page.escape()


def test_it_knows_the_file_that_was_shared_and_no_other(bench: "Bench", tmp_path: Path) -> None:
    data = share_sample(bench)
    same, other = tmp_path / "same.html", tmp_path / "other.html"
    same.write_bytes(data)
    other.write_bytes(data + b" ")
    page = open_shared(bench)
    page.check.compare(same)
    bench.qtbot.waitUntil(lambda: answered(page).startswith("Yes, byte for byte"))
    page.check.compare(other)
    bench.qtbot.waitUntil(lambda: answered(page).startswith("No."))
    page.check.compare(tmp_path / "gone")
    bench.qtbot.waitUntil(lambda: "could not be read" in answered(page))


def test_the_example_opens_without_a_journal(bench: "Bench", guide: Guide, sample: Sample) -> None:
    bench.desk._repository = None
    page = bench.show(routes.Sample(locked=True))
    assert isinstance(page, SamplePage)
    bench.qtbot.waitUntil(lambda: page.preview.drawing() is not None)
    bench.qtbot.waitUntil(lambda: "I slept badly until Sunday." in words(page))
    told = words(page)
    for stage in guide.stages():
        assert stage.name in told or not stage.prompts
    assert page.preview.text is not None
    shared = page.preview.text.toPlainText()
    assert "I slept badly" not in shared
    assert "Tomas" not in shared
    editable = [one for one in page.findChildren(QAbstractButton) if one.isCheckable()]
    assert all(one.parent() is page.switch for one in editable)
    page.go_back.click()
    assert bench.gone == [routes.Welcome()]


def test_in_a_narrow_window_one_side_is_shown_at_a_time(bench: "Bench") -> None:
    page = bench.show(routes.Sample(), (960, 640))
    assert isinstance(page, SamplePage)
    bench.qtbot.waitUntil(lambda: page.preview.drawing() is not None)
    assert page._written.isVisible()
    assert not page._shared.isVisible()
    page.switch.items[1].click()
    assert page._shared.isVisible()
    assert not page._written.isVisible()
