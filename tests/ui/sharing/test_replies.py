"""Replies come back to the page they answer, and become what their author makes of them."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractButton

from journal.letterbox import Letterbox, new_letterbox
from journal.model import Hold, Share
from journal.values import PlansValue, RowsValue
from tests.journal.replying import reply_file
from tests.ui.sharing.test_choosing import choose_way, open_dialog, open_page, settle, switch_on
from tests.ui.sharing.test_shared_and_sample import detail_of, open_shared, words
from ui import routes
from ui.pages.shared import SharedPage
from ui.sharing import bringing_in

if TYPE_CHECKING:
    from tests.ui.sharing.conftest import Bench

OTHER = "ffeeddccbbaa99887766554433221100"
ASKS = ("What did you see that I couldn’t?", "What will you do, or stop doing?")
HEARD = "We saw it at 17:04 and didn’t want to bother you."


def share_for_replies(bench: "Bench", tmp_path: Path) -> Share:
    page = open_page(bench)
    switch_on(bench, page, "role")
    for question in ("saw", "do"):
        page.view.column.questions[question].click()
    settle(bench, page)
    dialog = open_dialog(bench, page, tmp_path / "page.html")
    choose_way(bench, dialog, "replies")
    dialog.see.click()
    dialog.go.click()
    bench.qtbot.waitUntil(lambda: page._standing.left is not None)
    return bench.repository.share(bench.repository.shares()[0].id)


def box_of(share: Share) -> Letterbox:
    assert share.letterbox is not None
    return share.letterbox


def drop(page: SharedPage, *files: Path) -> None:
    """Drop files as a file manager does."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    event = QDropEvent(
        QPointF(QPoint(20, 20)),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    detail_of(page).drop.dropEvent(event)


def put(folder: Path, name: str, data: bytes) -> Path:
    (folder / name).write_bytes(data)
    return folder / name


def press(page: SharedPage, name: str) -> None:
    shown = [one for one in page.findChildren(QAbstractButton) if one.isVisible()]
    next(one for one in shown if one.text() == name).click()


def arrive(bench: "Bench", tmp_path: Path) -> SharedPage:
    """Share, and bring two replies in, one of them named."""
    box = box_of(share_for_replies(bench, tmp_path))
    page = open_shared(bench)
    bench.qtbot.waitUntil(lambda: "No reply yet." in detail_of(page).drop.words.text())
    named = put(tmp_path, "a.txt", reply_file(box, [(0, HEARD)], "Order Desk"))
    unnamed = put(tmp_path, "b.txt", reply_file(box, [(1, "Call us first.")], "", OTHER))
    drop(page, named, unnamed)
    bench.qtbot.waitUntil(lambda: "Two replies so far." in detail_of(page).drop.words.text())
    return page


def test_replies_stand_under_their_questions(bench: "Bench", tmp_path: Path) -> None:
    page = arrive(bench, tmp_path)
    assert detail_of(page).refused.title() == "Two replies came in."
    bench.qtbot.waitUntil(lambda: HEARD in words(page))
    told = words(page)
    for part in (*ASKS, "Order Desk", "Without a name", "Call us first."):
        assert part in told
    assert page.entries[0].accessibleDescription().startswith("Web page with replies · two replies")
    # They are for the author: nothing of them can be chosen.
    assert HEARD not in "".join(choosing_labels(bench))


def choosing_labels(bench: "Bench") -> list[str]:
    page = open_page(bench)
    return [row.accessibleName() for row in page.view.column.rows.values()]


def test_what_comes_twice_or_is_none_is_told_and_changes_nothing(
    bench: "Bench", tmp_path: Path
) -> None:
    page = arrive(bench, tmp_path)
    before = bench.repository.ledger.replies(bench.sample.reflection.id)
    drop(
        page,
        tmp_path / "a.txt",
        put(tmp_path, "picture.png", b"\x89PNG"),
        put(tmp_path, "other.txt", reply_file(new_letterbox())),
        put(tmp_path, "cut.txt", (tmp_path / "b.txt").read_bytes()[:-70]),
    )
    bench.qtbot.waitUntil(lambda: detail_of(page).refused.title() == "One was here already.")
    told = words(page)
    assert "picture.png: This file is not a reply." in told
    assert "other.txt: This reply answers a page that is not in this journal." in told
    assert "cut.txt: This reply did not arrive whole." in told
    assert bench.repository.ledger.replies(bench.sample.reflection.id) == before


def test_an_answer_becomes_a_note_under_what_was_heard(bench: "Bench", tmp_path: Path) -> None:
    page = arrive(bench, tmp_path)
    bench.qtbot.waitUntil(lambda: HEARD in words(page))
    press(page, "Keep as a note")
    bench.qtbot.waitUntil(lambda: "Under what you heard" in words(page))
    value = bench.repository.entry(bench.sample.reflection.id).answers["hear"].value
    assert isinstance(value, RowsValue)
    assert value.rows[-1].cells == {"from": "Order Desk", "heard": HEARD}


def test_an_answer_becomes_a_commitment_whose_moment_is_still_to_write(
    bench: "Bench", tmp_path: Path
) -> None:
    page = arrive(bench, tmp_path)
    bench.qtbot.waitUntil(lambda: HEARD in words(page))
    press(page, "Make it a commitment")
    bench.qtbot.waitUntil(lambda: bench.gone != [])
    assert bench.gone == [routes.Reflecting(bench.sample.reflection.id, "commitments")]
    value = bench.repository.entry(bench.sample.reflection.id).answers["commitments"].value
    assert isinstance(value, PlansValue)
    assert (value.plans[-1].if_, value.plans[-1].then) == ("", HEARD)


def test_a_reply_is_removed_at_the_second_press_and_stays_away(
    bench: "Bench", tmp_path: Path
) -> None:
    page = arrive(bench, tmp_path)
    bench.qtbot.waitUntil(lambda: HEARD in words(page))
    press(page, "Remove")
    assert HEARD in words(page)
    press(page, "Remove it for good")
    bench.qtbot.waitUntil(lambda: "One reply so far." in detail_of(page).drop.words.text())
    assert len(bench.repository.ledger.replies(bench.sample.reflection.id)) == 1
    drop(page, tmp_path / "a.txt", tmp_path / "b.txt")
    said = "One was here already. One that you removed before stays away."
    bench.qtbot.waitUntil(lambda: detail_of(page).refused.title() == said)


def test_while_a_hold_is_set_a_reply_cannot_be_removed_and_that_is_said(
    bench: "Bench", tmp_path: Path
) -> None:
    page = arrive(bench, tmp_path)
    bench.qtbot.waitUntil(lambda: HEARD in words(page))
    hold = Hold(bench.desk.clock.now(), "legal")
    entry = bench.repository.entry(bench.sample.reflection.id)
    bench.repository.save_reflection(replace(entry.reflection, holds=(hold,)))
    press(page, "Remove")
    press(page, "Remove it for good")  # on a page that did not know yet
    bench.qtbot.waitUntil(lambda: "A hold is set, so nothing of this reflection" in words(page))
    assert len(bench.repository.ledger.replies(bench.sample.reflection.id)) == 2
    again = open_shared(bench)
    bench.qtbot.waitUntil(lambda: "so no reply can be removed" in words(again))
    assert HEARD in words(again)
    assert not [one for one in again.findChildren(QAbstractButton) if one.text() == "Remove"]


def test_replies_go_with_their_reflection(bench: "Bench", tmp_path: Path) -> None:
    arrive(bench, tmp_path)
    bench.repository.delete(bench.sample.reflection.id)
    assert bench.repository.ledger.replies(bench.sample.reflection.id) == ()
    assert bench.repository.ledger.reply_counts() == {}
    assert len(bench.repository.shares()) == 1


def test_a_page_that_asks_nothing_has_no_place_for_replies(bench: "Bench", tmp_path: Path) -> None:
    page = open_page(bench)
    switch_on(bench, page, "role")
    open_dialog(bench, page, tmp_path / "page.html").go.click()
    bench.qtbot.waitUntil(lambda: page._standing.left is not None)
    shared = open_shared(bench)
    assert not detail_of(shared).drop.isVisible()


def test_what_became_of_files_is_told_on_the_page_also_at_another_row(
    bench: "Bench", tmp_path: Path
) -> None:
    share_for_replies(bench, tmp_path)
    page = open_page(bench)
    settle(bench, page)
    open_dialog(bench, page, tmp_path / "other.html").go.click()
    bench.qtbot.waitUntil(lambda: len(bench.repository.shares()) == 2)
    shared = open_shared(bench)
    asks = next(one for one in shared.entries if one.share.questions)
    other = next(one for one in shared.entries if not one.share.questions)
    asks.click()
    drop(shared, put(tmp_path, "picture.png", b"PNG"))
    other.click()
    bench.qtbot.waitUntil(lambda: detail_of(shared).refused.title() == "No reply came in.")
    assert detail_of(shared).share == other.share
    assert detail_of(shared).refused.window() is bench.window


def three_replies(bench: "Bench", tmp_path: Path) -> tuple[Share, list[Path]]:
    share = share_for_replies(bench, tmp_path)
    ids = (f"{n:032x}" for n in (1, 2, 3))
    data = (reply_file(box_of(share), [(0, HEARD)], "", one) for one in ids)
    return share, [put(tmp_path, f"{n}.txt", one) for n, one in enumerate(data)]


def test_many_files_at_once_are_all_brought_in(
    bench: "Bench", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bringing_in, "MOST_FILES", 2)
    share, files = three_replies(bench, tmp_path)
    page = open_shared(bench)
    drop(page, put(tmp_path, "none.txt", b"none"), *files)
    bench.qtbot.waitUntil(lambda: detail_of(page).refused.title() == "Three replies came in.")
    assert len(bench.repository.ledger.replies(share.reflection, share.id)) == 3
    assert "none.txt" in words(page)


def test_many_files_are_all_brought_in_where_the_page_is_left(
    bench: "Bench", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bringing_in, "MOST_FILES", 1)
    share, files = three_replies(bench, tmp_path)
    drop(open_shared(bench), *files)
    bench.show(routes.Today())
    ledger = bench.repository.ledger
    bench.qtbot.waitUntil(lambda: len(ledger.replies(share.reflection, share.id)) == 3)
