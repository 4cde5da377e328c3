"""Everything goes out after a plain word, can be read, and comes back in, in the window."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QAbstractButton, QWidget

from journal.guides.load import load_guide
from journal.model import GateOutcome, GateRecord
from journal.repository import Repository
from journal.sample import load_sample
from journal.values import TextValue
from tests.journal.takeout.outside import whole
from tests.ui.opening.conftest import RESOURCES, Lobby
from ui import routes
from ui.leaving import Leaving
from ui.pages.settings import SettingsPage
from ui.session import vault_of
from ui.settings_sections.takeout import TakeoutSection
from ui.takeout.bringer import Bringer
from ui.takeout.take_out_dialog import TakeOutDialog


@pytest.fixture
def story(lobby: Lobby) -> Iterator[Lobby]:
    """An open journal with the whole sample in it, and an earlier version of one answer."""
    repository = lobby.make_journal()
    lobby.opened.append((repository, None))
    lobby.desk.take(repository)
    guide = load_guide(RESOURCES / "guides" / "xoit", "en")
    sample = load_sample(RESOURCES / "sample" / "friday-patch.toml", guide)
    clear = GateRecord(outcome=GateOutcome.CLEAR)

    def keep() -> None:
        new = repository.begin(guide, sample.reflection.title)
        saved = repository.save_reflection(
            type(new)(
                id=new.id, created=new.created, guide=new.guide, title="A #1 *patch*", gate=clear
            )
        )
        first = next(iter(sample.answers))
        repository.save_answer(saved.id, first, TextValue("before"))
        repository.begin_sitting()
        for prompt, answer in sample.answers.items():
            repository.save_answer(saved.id, prompt, answer.value)

    lobby.desk.worker.submit_and_wait(keep, 30)
    yield lobby
    lobby.desk.worker.files.drain(10)


def _said(within: QWidget) -> str:
    labels = [one for one in within.findChildren(QWidget) if one.property("text")]
    return "\n".join(str(one.property("text")) for one in labels)


def _section(lobby: Lobby) -> TakeoutSection:
    page = SettingsPage(lobby.desk, routes.SettingsRoute("takeout"))
    lobby.show(page)
    section = page.findChild(TakeoutSection)
    assert section is not None
    return section


def _another_journal(lobby: Lobby, tmp_path: Path) -> Repository:
    """Return an empty one, on the desk in place of the first."""
    places = lobby.desk.places
    lobby.desk.places = replace(places, folder=tmp_path / "other" / "journal.afterword")
    other = lobby.make_journal()
    lobby.opened.append((other, None))
    lobby.desk.take(other)
    return other


def _press(within: QWidget, words: str) -> None:
    found = [one for one in within.findChildren(QAbstractButton) if one.text() == words]
    assert found, words
    found[0].click()


def _take_out(lobby: Lobby, section: TakeoutSection, folder: Path) -> None:
    _press(section, "Take everything out…")
    dialog = section.window().findChild(TakeOutDialog)
    assert dialog is not None
    assert "They are plain text. Nothing encrypts them." in _said(dialog)
    assert list(folder.iterdir()) == []
    dialog.take_out_to(folder)
    done = "Everything is in these two files."
    lobby.qtbot.waitUntil(lambda: done in _said(dialog), timeout=20_000)
    dialog.close_()


def test_everything_goes_out_and_comes_back_into_another_journal(
    story: Lobby, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    section = _section(story)
    _take_out(story, section, folder)
    json_file, markdown = folder / "afterword-2026-03-09.json", folder / "afterword-2026-03-09.md"
    assert sorted(folder.iterdir()) == [json_file, markdown]
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}

    there = story.desk.worker.submit_and_wait(lambda: whole(vault_of(story.desk.repository)), 10)
    section.bring_in(json_file)
    story.qtbot.waitUntil(lambda: "All of it was here already." in _said(section))

    other = _another_journal(story, tmp_path)
    assert story.desk.worker.submit_and_wait(other.headlines, 10) == ()
    section = _section(story)
    section.bring_in(json_file)
    story.qtbot.waitUntil(lambda: "entries are new" in _said(section), timeout=10_000)
    back = story.desk.worker.submit_and_wait(lambda: whole(vault_of(other)), 10)
    assert back == there
    titles = [line.title for line in story.desk.worker.submit_and_wait(other.headlines, 10)]
    assert titles == ["A #1 *patch*"]


def test_what_is_brought_in_goes_on_when_the_page_is_left(story: Lobby, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    _take_out(story, _section(story), folder)
    other = _another_journal(story, tmp_path)
    assert story.desk.worker.submit_and_wait(other.headlines, 10) == ()
    left = TakeoutSection(story.desk)
    left.bring_in(folder / "afterword-2026-03-09.json")
    shiboken6.delete(left)
    section = _section(story)
    assert "Reading and checking…" in _said(section)
    story.qtbot.waitUntil(lambda: "entries are new" in _said(section), timeout=10_000)
    titles = [line.title for line in story.desk.worker.submit_and_wait(other.headlines, 10)]
    assert titles == ["A #1 *patch*"]
    assert Bringer.under_way(story.desk) is None


def test_the_readable_file_holds_every_word_and_no_markup_of_its_own_making(
    story: Lobby, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    _take_out(story, _section(story), folder)
    text = next(folder.glob("*.md")).read_text(encoding="utf-8")
    assert "## A #1 \\*patch\\*" in text
    guide = load_guide(RESOURCES / "guides" / "xoit", "en")
    sample = load_sample(RESOURCES / "sample" / "friday-patch.toml", guide)
    plain = text.replace("\\", "")
    answers = [one.value for one in sample.answers.values() if isinstance(one.value, TextValue)]
    assert len(answers) > 3
    for value in answers:
        for line in value.text.splitlines():
            assert " ".join(line.split()) in plain
    for prompt in sample.answers:
        assert " ".join(guide.prompt(prompt).question.split()) in plain
    assert "Tomas" in plain  # for the person alone: names stand as they are
    assert "Anybody who has this file can read it." in plain


def test_leaving_the_dialog_writes_nothing(story: Lobby, tmp_path: Path) -> None:
    section = _section(story)
    _press(section, "Take everything out…")
    dialog = section.window().findChild(TakeOutDialog)
    assert dialog is not None
    focused = dialog.window().focusWidget()
    assert isinstance(focused, QAbstractButton)
    assert focused.text() == "Leave it in"
    folder = tmp_path / "out"
    folder.mkdir()
    dialog.take_out_to(folder)
    dialog.close_()
    story.qtbot.waitUntil(lambda: story.desk.worker.drain(0))
    story.qtbot.waitUntil(lambda: list(folder.iterdir()) == [])


def test_locking_half_way_leaves_no_plain_text(story: Lobby, tmp_path: Path) -> None:
    section = _section(story)
    _press(section, "Take everything out…")
    dialog = section.window().findChild(TakeOutDialog)
    assert dialog is not None
    folder = tmp_path / "out"
    folder.mkdir()
    dialog.take_out_to(folder)
    leaving = Leaving(QWidget(), story.desk)
    (page,) = story.pages
    leaving.take_last_words(page)
    assert leaving.close_journal()  # and then the process is replaced: nothing runs after this
    assert list(folder.iterdir()) == []


def test_a_place_that_takes_nothing_is_told(story: Lobby, tmp_path: Path) -> None:
    dialog = TakeOutDialog(story.desk)
    dialog.begin_on(_section(story).window())
    dialog.take_out_to(tmp_path / "nowhere")
    problem = "The files could not be written there."
    story.qtbot.waitUntil(lambda: problem in _said(dialog))
    dialog.close_()


def test_a_file_that_is_something_else_changes_nothing(story: Lobby, tmp_path: Path) -> None:
    letter = tmp_path / "letter.json"
    letter.write_text("[]")
    before = story.desk.worker.submit_and_wait(lambda: whole(vault_of(story.desk.repository)), 10)
    section = _section(story)
    section.bring_in(letter)
    problem = "This file is not one that was taken out of a journal, or it was changed."
    story.qtbot.waitUntil(lambda: problem in _said(section))
    after = story.desk.worker.submit_and_wait(lambda: whole(vault_of(story.desk.repository)), 10)
    assert after == before
