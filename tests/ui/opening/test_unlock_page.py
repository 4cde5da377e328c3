"""Opening a journal: the right words for each way it can go, and nothing shown while locked."""

import shutil
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from journal.errors import HeaderDamaged
from journal.vault import Damaged, Missing, OpenReport, kdf, open_vault
from tests.journal.vault.rekeyed import rekey
from tests.ui.opening.conftest import CHEAP, MONDAY, PASSPHRASE, Lobby
from ui import routes
from ui.banner import read_only_words
from ui.opening.join_form import JoinForm
from ui.opening.report_text import report_texts
from ui.pages.found import FoundPage
from ui.pages.unlock import UnlockPage
from ui.session import vault_of


@dataclass
class Door:
    """The lock screen of a journal that is there."""

    page: UnlockPage
    code: str


@pytest.fixture
def door(lobby: Lobby) -> Door:
    repository = lobby.make_journal()
    code = vault_of(repository).add_recovery()
    repository.close()
    page = UnlockPage(lobby.desk, routes.Unlock())
    lobby.show(page)
    return Door(page, code)


def enter(page: UnlockPage, secret: str) -> None:
    line = page._field().line
    line.selectAll()
    QTest.keyClicks(line, secret)
    QTest.keyClick(line, Qt.Key.Key_Return)


def wait_idle(lobby: Lobby, page: UnlockPage) -> None:
    lobby.qtbot.waitUntil(page._button.isEnabled, timeout=10_000)


def test_the_passphrase_opens_and_leaves_the_field(lobby: Lobby, door: Door) -> None:
    enter(door.page, PASSPHRASE)
    lobby.qtbot.waitUntil(lambda: bool(lobby.opened), timeout=10_000)
    assert lobby.opened[0][1] is None
    assert door.page._phrase.text() == ""


def test_a_wrong_one_is_told_and_stays_to_be_mended(lobby: Lobby, door: Door) -> None:
    for _ in range(3):
        enter(door.page, "not this one")
        wait_idle(lobby, door.page)
    said = door.page._phrase.line.accessibleDescription()
    assert said.startswith("That passphrase does not open this journal.")
    assert said.endswith("Take your time. You can also use the recovery sheet.")
    assert door.page._phrase.text() == "not this one"
    assert not lobby.opened


def test_the_recovery_code_opens_in_small_letters_and_spaces(lobby: Lobby, door: Door) -> None:
    QTest.mouseClick(door.page._other_way, Qt.MouseButton.LeftButton)
    enter(door.page, door.code.lower().replace("-", " "))
    lobby.qtbot.waitUntil(lambda: bool(lobby.opened), timeout=10_000)
    assert door.page._code.text() == ""


def test_a_slip_in_the_code_names_its_group(lobby: Lobby, door: Door) -> None:
    QTest.mouseClick(door.page._other_way, Qt.MouseButton.LeftButton)
    groups = door.code.split("-")
    groups[2] = groups[2][:-1] + ("0" if groups[2][-1] != "0" else "1")
    enter(door.page, "-".join(groups))
    wait_idle(lobby, door.page)
    said = door.page._code.line.accessibleDescription()
    assert said == "Group 3 of the code has a slip in it."


def test_a_passphrase_that_another_computer_changed_is_refused_with_the_reason(
    lobby: Lobby, door: Door, tmp_path: Path
) -> None:
    places, clock = lobby.desk.places, lobby.desk.clock
    other = open_vault(places.folder, PASSPHRASE, state=tmp_path / "other", clock=clock)
    other.change_passphrase("another phrase", kdf=CHEAP)
    other.close()
    enter(door.page, PASSPHRASE)
    wait_idle(lobby, door.page)
    said = door.page._phrase.line.accessibleDescription()
    assert said == (
        "That passphrase does not open this journal.\n"
        "It was changed on another computer on 9 March. Use the new one."
    )
    enter(door.page, "another phrase")
    lobby.qtbot.waitUntil(lambda: bool(lobby.opened), timeout=10_000)


def test_a_sheet_that_another_computer_replaced_is_refused_with_the_reason(
    lobby: Lobby, door: Door, tmp_path: Path
) -> None:
    places, clock = lobby.desk.places, lobby.desk.clock
    other = open_vault(places.folder, PASSPHRASE, state=tmp_path / "other", clock=clock)
    other.add_recovery()
    other.close()
    enter(door.page, "not this one")
    wait_idle(lobby, door.page)
    said = door.page._phrase.line.accessibleDescription()
    assert said == "That passphrase does not open this journal.", (
        "a new sheet changes no passphrase"
    )
    QTest.mouseClick(door.page._other_way, Qt.MouseButton.LeftButton)
    enter(door.page, door.code)
    wait_idle(lobby, door.page)
    assert door.page._code.line.accessibleDescription() == (
        "That code does not open this journal.\n"
        "A new sheet was made on another computer on 9 March."
    )


def test_a_second_computer_opens_the_folder_with_the_passphrase_alone(
    lobby: Lobby, tmp_path: Path
) -> None:
    first = lobby.make_journal()
    vault_of(first).put("answer/1", b"words")
    first.close()
    folder = shutil.copytree(lobby.desk.places.folder, tmp_path / "carried")
    (folder / ".stfolder").mkdir()
    (folder / f"._{'0' * 32}.afterword").write_bytes(b"of a system")
    places = replace(lobby.desk.places, folder=folder, state=tmp_path / "new state")
    lobby.desk.places = places
    page = UnlockPage(lobby.desk, routes.Unlock())
    lobby.show(page)
    enter(page, PASSPHRASE)
    lobby.qtbot.waitUntil(lambda: bool(lobby.opened), timeout=10_000)
    vault = vault_of(lobby.opened[0][0])
    assert vault.read("answer/1") == b"words"
    assert vault.report.is_sound()
    assert vault.read_only is None


def test_a_first_file_that_has_not_come_yet_has_words_of_its_own(lobby: Lobby, door: Door) -> None:
    folder = lobby.desk.places.folder
    vault = open_vault(folder, PASSPHRASE, state=lobby.desk.places.state, clock=lobby.desk.clock)
    vault.put("answer/1", b"words")
    vault.close()
    held = {file: file.read_bytes() for file in folder.glob("*.afterword")}
    headers = {file: data for file, data in held.items() if data.startswith(b"AWheader")}
    for file in headers:
        file.unlink()
    enter(door.page, PASSPHRASE)
    wait_idle(lobby, door.page)
    assert door.page._problem is not None
    assert door.page._problem.title() == "The journal’s first file is not here yet."
    for file, data in headers.items():
        file.write_bytes(data)
    enter(door.page, PASSPHRASE)
    lobby.qtbot.waitUntil(lambda: bool(lobby.opened), timeout=10_000)


def test_damage_is_never_called_a_wrong_passphrase(lobby: Lobby, door: Door) -> None:
    for file in lobby.desk.places.folder.glob("*.afterword"):
        file.write_bytes(b"\0" * 64)
    enter(door.page, PASSPHRASE)
    wait_idle(lobby, door.page)
    assert door.page._problem is not None
    assert door.page._problem.title() == "The journal’s first file cannot be read."
    assert door.page._phrase.line.accessibleDescription() == ""
    assert door.page._phrase.text() == PASSPHRASE


def test_every_other_problem_has_a_next_step_beside_it(door: Door) -> None:
    door.page._failed(HeaderDamaged(name="x", reason="y"))
    assert door.page._problem is not None
    assert [button.text() for button in door.page._problem.buttons] == [
        "Try again",
        "Open another journal…",
        "Open a saved copy…",
    ]


def test_caps_lock_is_seen_from_a_letter_typed(door: Door) -> None:
    line = door.page._phrase.line
    QTest.keyClicks(line, "A", Qt.KeyboardModifier.NoModifier)
    assert line.accessibleDescription() == "Caps Lock is on"
    QTest.keyClicks(line, "b", Qt.KeyboardModifier.NoModifier)
    assert line.accessibleDescription() == ""


def test_after_a_lock_it_says_that_the_words_are_saved(lobby: Lobby, door: Door) -> None:
    lobby.desk.locked_at, lobby.desk.locked_itself = "18:42", True
    page = UnlockPage(lobby.desk, routes.Unlock())
    lobby.show(page)
    assert page._lead.text() == "Locked. Your last words are saved."
    assert page._place.text() == "journal.afterword · locked itself at 18:42"


def test_a_missing_file_is_named_at_the_next_opening(lobby: Lobby, door: Door) -> None:
    enter(door.page, PASSPHRASE)
    lobby.qtbot.waitUntil(lambda: bool(lobby.opened), timeout=10_000)
    repository, _ = lobby.opened[0]
    kept = lobby.desk.worker.submit_and_wait(
        lambda: repository.save_profile(repository.profile().__class__(role="Patch Steward")), 10
    )
    assert kept is None
    lobby.desk.worker.submit_and_wait(repository.close, 10)
    before = set(lobby.desk.places.folder.glob("*.afterword"))
    smallest = sorted(before, key=lambda file: file.stat().st_mtime_ns)
    smallest[-1].unlink()
    page = UnlockPage(lobby.desk, routes.Unlock())
    lobby.show(page)
    enter(page, PASSPHRASE)
    lobby.qtbot.waitUntil(lambda: len(lobby.opened) == 2, timeout=10_000)
    report = vault_of(lobby.opened[1][0]).report
    assert report.asks()
    (text,) = report_texts(report, lobby.desk.clock)
    assert text.title == "This journal is older than the one last opened here."


def test_two_passphrases_set_apart_are_brought_together_by_the_other_one(
    lobby: Lobby, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kdf, "FLOOR", CHEAP)
    winner, loser = _set_apart(lobby)
    page = UnlockPage(lobby.desk, routes.Unlock())
    lobby.show(page)
    enter(page, winner)
    lobby.qtbot.waitUntil(lambda: bool(lobby.opened), timeout=10_000)
    lobby.desk.take(lobby.opened[0][0])
    found = FoundPage(lobby.desk, routes.Found(first=True))
    lobby.show(found)
    form = found.findChild(JoinForm)
    assert form is not None
    form.field.set_text("not this one")
    form.button.click()
    lobby.qtbot.waitUntil(lambda: form.field.line.bad, timeout=10_000)
    assert not lobby.went
    form.field.set_text(loser)
    form.button.click()
    lobby.qtbot.waitUntil(lambda: lobby.went == [routes.Today()], timeout=10_000)
    vault = vault_of(lobby.opened[0][0])
    assert vault.report.is_sound()
    assert {one.thing for one in vault.things()} >= {"here", "there"}
    assert form.field.text() == ""


def _set_apart(lobby: Lobby) -> tuple[str, str]:
    """Change the passphrase on two computers that don't see each other; join their folders."""
    places, clock = lobby.desk.places, lobby.desk.clock
    other = places.folder.with_name("on the other computer")
    lobby.make_journal().close()
    shutil.copytree(places.folder, other)
    ranks = {}
    for folder, state, name in ((places.folder, places.state, "here"), (other, other, "there")):
        vault = open_vault(folder, PASSPHRASE, state=state, clock=clock)
        rekey(vault, f"{name} {PASSPHRASE}")
        vault.put(name, b"said")
        ranks[name] = vault._door.header.rank()
        vault.close()
    for file in other.glob("*.afterword"):
        shutil.copy(file, places.folder / file.name)
    winner, loser = sorted(ranks, key=lambda name: ranks[name], reverse=True)
    return f"{winner} {PASSPHRASE}", f"{loser} {PASSPHRASE}"


def test_the_words_for_what_is_missing_say_when_and_what_next(lobby: Lobby) -> None:
    report = OpenReport(missing=(Missing(2, MONDAY, MONDAY + timedelta(hours=1), 2),))
    (text,) = report_texts(report, lobby.desk.clock)
    assert text.title == "Two changes of 9 March are missing."
    assert text.body == "Everything else is here."
    assert text.next_step


YEAR, DAY = timedelta(days=365), timedelta(days=1)


@pytest.mark.parametrize(
    ("found", "title"),
    [
        (Missing(1, MONDAY, MONDAY, 1), "One change of 9 March is missing."),
        (
            Missing(1, MONDAY - DAY, MONDAY, 14),
            "14 changes written between 8 March and 9 March are missing.",
        ),
        (Missing(1, None, MONDAY), "One change written on 9 March or before is missing."),
        (Missing(1, MONDAY, None), "One change written on 9 March or later is missing."),
        (Missing(1), "One change is missing."),
        (Missing(1, MONDAY - YEAR, MONDAY - YEAR), "One change of 9 March 2025 is missing."),
        (
            Damaged("f", changes=3, after=MONDAY, before=MONDAY),
            "Three changes of 9 March cannot be read: their file was damaged.",
        ),
        (
            Damaged("f", ("a",), whole=False, changes=1, after=MONDAY, before=MONDAY),
            "One change of 9 March cannot be read: its file was damaged.",
        ),
        (Damaged("f"), "One stored file cannot be read. It may hold many changes."),
        (Damaged("f", (), whole=False, changes=0), "A stored file was changed from outside."),
    ],
)
def test_each_loss_is_told_in_changes_and_days(
    lobby: Lobby, found: Missing | Damaged, title: str
) -> None:
    missing = (found,) if isinstance(found, Missing) else ()
    damaged = (found,) if isinstance(found, Damaged) else ()
    (text,) = report_texts(OpenReport(missing=missing, damaged=damaged), lobby.desk.clock)
    assert text.title == title


def test_many_losses_are_told_as_one(lobby: Lobby) -> None:
    rows = tuple(Missing(1, MONDAY - n * DAY, MONDAY - n * DAY, 2) for n in range(5))
    (text,) = report_texts(OpenReport(missing=rows), lobby.desk.clock)
    assert text.title == "Ten changes written between 5 March and 9 March are missing."


@pytest.mark.parametrize("reason", ["busy", "folder", "state", "rolled-back", "newer", "chosen"])
def test_each_reason_for_reading_only_has_its_own_line(reason: str) -> None:
    words = read_only_words(OpenReport(read_only=reason))
    others = {
        read_only_words(OpenReport(read_only=other))
        for other in ("busy", "folder", "state", "rolled-back", "newer", "chosen")
        if other != reason
    }
    assert words is not None
    assert words not in others
    assert words.body == "Nothing can be overwritten."


def test_a_journal_that_can_be_written_has_no_banner() -> None:
    assert read_only_words(OpenReport()) is None


def test_a_passphrase_half_typed_goes_when_nobody_is_there(lobby: Lobby, door: Door) -> None:
    line = door.page._phrase.line
    door.page._phrase.show_words()
    QTest.keyClicks(line, PASSPHRASE[:9])
    door.page.away()
    assert line.text() == ""
    assert line.echoMode() == QLineEdit.EchoMode.Password
    door.page._phrase.show_words()
    line.undo()  # whoever comes next brings nothing back
    assert line.text() == ""
    enter(door.page, PASSPHRASE)
    lobby.qtbot.waitUntil(lambda: bool(lobby.opened), timeout=10_000)
    assert not lobby.locks


def test_so_does_a_code_half_typed_and_what_was_said_of_it(lobby: Lobby, door: Door) -> None:
    page = door.page
    page._change_way()
    enter(page, "AAAAA")
    wait_idle(lobby, page)
    assert page._code.line.bad
    page.away()
    assert page._code.text() == ""
    assert not page._code.line.bad


def test_a_journal_that_opens_while_the_screen_is_locked_locks_at_once(
    lobby: Lobby, door: Door
) -> None:
    enter(door.page, PASSPHRASE)
    door.page.away()
    lobby.qtbot.waitUntil(lambda: bool(lobby.opened), timeout=10_000)
    assert lobby.locks == [True]
