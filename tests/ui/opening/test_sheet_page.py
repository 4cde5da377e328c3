"""The recovery sheet: the code that opens is the code on it, and it can always be put off."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # it ships no types
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest

from journal.clock import SetClock
from journal.errors import ExportFailed
from journal.model import Profile
from journal.repository import Repository
from journal.vault import open_vault
from tests.ui.opening.conftest import MONDAY, Lobby
from ui import routes
from ui.opening.code_groups import CodeGroups, read_group
from ui.opening.sheet_state import asks_again, code_renewed, made, proved, put_off
from ui.pages.sheet import SheetPage, write_sheet
from ui.printing import draw_onto
from ui.session import vault_of
from ui.widgets.text_label import TextLabel


@dataclass
class Desk:
    """The page after the code was made."""

    page: SheetPage
    repository: Repository
    code: str


@pytest.fixture
def made_page(lobby: Lobby) -> Desk:
    repository = lobby.make_journal()
    lobby.opened.append((repository, None))
    lobby.desk.take(repository)
    page = SheetPage(lobby.desk, routes.Sheet(first=True))
    lobby.show(page)
    QTest.keyClick(page._next, Qt.Key.Key_Return)
    lobby.qtbot.waitUntil(lambda: bool(lobby.desk.recovery_code), timeout=10_000)
    return Desk(page, repository, lobby.desk.recovery_code)


def profile(lobby: Lobby, repository: Repository) -> Profile:
    lobby.desk.keeper.flush()
    return lobby.desk.worker.submit_and_wait(repository.profile, 10)


def sheet_bytes(lobby: Lobby, page: SheetPage) -> bytes:
    found: list[bytes] = []
    page._with_pdf(found.append)
    lobby.qtbot.waitUntil(lambda: bool(found), timeout=20_000)
    return found[0]


def test_the_code_on_the_sheet_opens_the_journal(lobby: Lobby, made_page: Desk) -> None:
    document = pypdfium2.PdfDocument(sheet_bytes(lobby, made_page.page))
    text = document[0].get_textpage().get_text_bounded()
    document.close()
    assert all(group in text for group in made_page.code.split("-"))
    made_page.repository.close()
    places = lobby.desk.places
    opened = open_vault(
        places.folder, made_page.code, state=places.state, clock=lobby.desk.clock, recovery=True
    )
    opened.close()


def test_the_code_is_on_screen_only_while_asked_for(made_page: Desk) -> None:
    groups = made_page.page.findChild(CodeGroups)
    assert groups is not None

    def shown() -> set[str]:
        labels = made_page.page.findChildren(TextLabel)
        return {label.text() for label in labels if label.isVisible()}

    assert not shown() & set(made_page.code.split("-"))
    groups.button.click()
    assert set(made_page.code.split("-")) <= shown()
    groups.button.click()
    assert not shown() & set(made_page.code.split("-"))


def test_two_groups_typed_back_prove_it(lobby: Lobby, made_page: Desk) -> None:
    proof = made_page.page._proof
    assert proof is not None
    for group, field in proof._asked:
        QTest.keyClicks(field.line, f" {group.lower()} ")
    QTest.keyClick(made_page.page._next, Qt.Key.Key_Return)
    assert lobby.went == [routes.Today()]
    assert profile(lobby, made_page.repository).sheet_proved
    assert lobby.desk.recovery_code == ""


def test_a_slip_is_named_beside_its_group_and_nothing_is_called_proved(
    lobby: Lobby, made_page: Desk
) -> None:
    proof = made_page.page._proof
    assert proof is not None
    (_, first), (group, second) = proof._asked
    QTest.keyClicks(first.line, "00000")
    QTest.keyClicks(second.line, group)
    QTest.keyClick(made_page.page._next, Qt.Key.Key_Return)
    assert first.line.accessibleDescription()
    assert not second.line.accessibleDescription()
    assert not lobby.went
    assert not profile(lobby, made_page.repository).sheet_proved


def test_later_is_always_there_and_is_remembered(lobby: Lobby, made_page: Desk) -> None:
    QTest.keyClick(made_page.page._later, Qt.Key.Key_Return)
    assert lobby.went == [routes.Today()]
    assert profile(lobby, made_page.repository).sheet_asked_at == MONDAY


def test_a_new_code_makes_the_old_one_worthless_and_says_so_first(
    lobby: Lobby, made_page: Desk
) -> None:
    lobby.desk.recovery_code = ""
    page = SheetPage(lobby.desk, routes.Sheet())
    lobby.show(page)
    said = {label.text() for label in page.findChildren(TextLabel)}
    assert any("earlier sheet stops working" in words for words in said)
    assert vault_of(made_page.repository).has_recovery


def test_the_printer_is_given_every_group(lobby: Lobby, made_page: Desk, tmp_path: Path) -> None:
    data = sheet_bytes(lobby, made_page.page)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    assert draw_onto(printer, data)
    document = pypdfium2.PdfDocument(tmp_path / "out.pdf")
    assert len(document) == 1
    image = document[0].render()
    assert len(set(bytes(image.buffer))) > 10  # ink, not an empty sheet
    document.close()


def test_a_file_that_is_there_is_replaced_only_if_the_person_says_so(
    lobby: Lobby, made_page: Desk, tmp_path: Path
) -> None:
    page, place = made_page.page, tmp_path / "sheet.pdf"
    place.write_text("mine")
    page._place_chosen(place, b"a sheet")
    assert page._problem.title() == "A file of that name is already there."
    assert place.read_text() == "mine"
    page._problem.buttons[0].click()
    lobby.qtbot.waitUntil(lambda: place.read_bytes() == b"a sheet")


def test_a_sheet_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    with pytest.raises(ExportFailed):
        write_sheet(tmp_path / "nowhere" / "sheet.pdf", b"x")
    write_sheet(tmp_path / "sheet.pdf", b"x")
    assert (tmp_path / "sheet.pdf").stat().st_mode & 0o077 == 0


def test_today_asks_again_only_after_some_days() -> None:
    clock = SetClock(MONDAY)
    nobody = Profile()
    assert not asks_again(nobody, clock, has_code=False, sat=False)
    assert asks_again(nobody, clock, has_code=False, sat=True)
    assert asks_again(nobody, clock, has_code=True)
    later = put_off(nobody, MONDAY)
    assert not asks_again(later, clock, has_code=True)
    clock.advance(timedelta(days=3))
    assert asks_again(later, clock, has_code=True)
    done = proved(made(nobody, MONDAY), MONDAY)
    assert not asks_again(done, clock, has_code=True)
    assert asks_again(code_renewed(done), clock, has_code=True)


@pytest.mark.parametrize(("typed", "read"), [("ab cd-e", "ABCDE"), ("oil12", "01112")])
def test_a_group_is_read_as_it_may_be_typed(typed: str, read: str) -> None:
    assert read_group(typed) == read
