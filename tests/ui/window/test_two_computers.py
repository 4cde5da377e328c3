"""Another computer writes into the journal's folder while the window is open: it is taken in."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from journal.repository import Repository
from journal.values import Row, RowsValue, TextValue, Value
from journal.vault import open_vault
from tests.ui.window.conftest import CHEAP, House
from ui import routes
from ui.pages.reflecting import ReflectingPage
from ui.session import vault_of
from ui.steps.apart_dialog import ApartDialog
from ui.steps.prompt_step import PromptStep
from ui.widgets.writing_edit import WritingEdit

PASSPHRASE = "lantern oat ferry seldom moss"
WAITS = "Waiting for changes from another computer."
APART = "This was written on two computers."


@pytest.fixture
def other(house: House, tmp_path: Path) -> Iterator[Repository]:
    """Return the same journal on another computer: another state, another device."""
    state = tmp_path / "other"
    vault = open_vault(house.desk.places.folder, PASSPHRASE, state=state, clock=house.clock)
    assert vault.device != house.window.desk.repository.vault.device  # type: ignore[attr-defined]  # a real vault
    yield Repository(vault, house.clock)
    vault.close()


def _reopen(house: House, other: Repository, prompt: str, here: Value, there: Value) -> str:
    """Write two versions of an answer, neither knowing of the other; return the reflection."""
    one = house.begin()
    house.on_worker(lambda: house.repository.entry(one.id))
    other.take_in()
    other.entry(one.id)
    house.on_worker(lambda: house.repository.save_answer(one.id, prompt, here))
    other.save_answer(one.id, prompt, there)
    house.on_worker(house.repository.take_in)
    return one.id


def _step(house: House) -> PromptStep:
    page = house.page
    assert isinstance(page, ReflectingPage)
    house.qtbot.waitUntil(lambda: page.view is not None)
    assert page.view is not None
    step = page.view.step
    assert isinstance(step, PromptStep)
    return step


def test_what_another_computer_begins_shows_on_today_by_itself(
    house: House, other: Repository
) -> None:
    house.go(routes.Today())
    house.begin("Begun here")
    other.take_in()
    entry = other.entry(other.headlines()[0].id)
    other.save_reflection(replace(entry.reflection, title="Named there"))
    house.qtbot.waitUntil(lambda: "Named there" in house.texts(), timeout=20_000)


def test_both_versions_are_shown_and_the_chosen_one_stays(house: House, other: Repository) -> None:
    one = _reopen(house, other, "sense", TextValue("As seen here."), TextValue("As seen there."))
    house.go(routes.Today())
    house.qtbot.waitUntil(lambda: "on two computers" in house.texts())
    house.press("Go there")
    step = _step(house)
    assert APART in house.texts()
    assert step.editors["sense"].value() == TextValue("As seen here."), "one's own is on the page"
    house.press("Compare them")
    dialog = house.window.findChild(ApartDialog)
    assert dialog is not None
    house.press("Keep both, one below the other")
    house.qtbot.waitUntil(lambda: APART not in house.texts())
    both = TextValue("As seen here.\n\nAs seen there.")
    assert step.editors["sense"].value() == both
    house.keep()
    other.take_in()
    assert other.entry(one).apart == {}
    assert other.entry(one).answers["sense"].value == both


def test_going_on_writing_before_choosing_loses_neither(house: House, other: Repository) -> None:
    one = _reopen(house, other, "sense", TextValue("As seen here."), TextValue("As seen there."))
    house.go(routes.Reflecting(one, "sense"))
    step = _step(house)
    step.editors["sense"].show_value(TextValue("As seen here, and more."))
    step._edited("sense")
    house.keep()
    house.press("Compare them")
    told = "".join(text.toPlainText() for text in house.window.findChildren(WritingEdit))
    assert "As seen here, and more." in told
    assert "As seen there." in told


def test_rows_of_both_can_be_kept_together(house: House, other: Repository) -> None:
    here = RowsValue((Row("r1", {"who": "Billing"}),))
    there = RowsValue((Row("r1", {"who": "Order Desk"}), Row("r2", {"who": "Customers"})))
    one = _reopen(house, other, "effects", here, there)
    house.go(routes.Reflecting(one, "effects"))
    _step(house)
    house.press("Compare them")
    house.press("Keep both, one below the other")
    house.keep()
    kept = house.on_worker(lambda: house.repository.entry(one)).answers["effects"].value
    assert isinstance(kept, RowsValue)
    assert [row.cells["who"] for row in kept.rows] == ["Billing", "Order Desk", "Customers"]
    assert len({row.id for row in kept.rows}) == 3


def test_what_another_computer_has_still_to_bring_is_waited_for_and_said_until_it_comes(
    house: House, other: Repository, tmp_path: Path
) -> None:
    folder = house.desk.places.folder
    house.begin("Begun here")
    other.take_in()
    one = other.entry(other.headlines()[0].id)
    other.save_answer(one.reflection.id, "sense", TextValue("First."))
    before = set(folder.iterdir())
    other.save_answer(one.reflection.id, "facts", TextValue("Second."))
    (late,) = [path for path in folder.iterdir() if path not in before]
    other.save_answer(one.reflection.id, "learn", TextValue("Third."))
    aside = late.rename(tmp_path / "late")
    house.on_worker(house.repository.take_in)
    house.go(routes.Today())
    house.qtbot.waitUntil(lambda: WAITS in house.texts(), timeout=20_000)
    assert "not as it was left" not in house.texts(), "it is no damage"
    assert not house.repository.read_only
    house.go(routes.Found())
    assert WAITS in house.texts()
    aside.rename(late)
    here = "All files of this journal are here"
    house.qtbot.waitUntil(lambda: here in house.texts(), timeout=20_000)
    assert WAITS not in house.texts()
    house.go(routes.Today())
    house.qtbot.waitUntil(lambda: "Begun" in house.texts(), timeout=20_000)
    assert WAITS not in house.texts()


def test_a_passphrase_changed_elsewhere_is_said_and_writing_goes_on(
    house: House, other: Repository
) -> None:
    one = house.begin()
    house.go(routes.Today())
    vault_of(other).change_passphrase("another phrase", kdf=CHEAP)
    other.take_in()
    entry = other.entry(other.headlines()[0].id)
    other.save_reflection(replace(entry.reflection, role="Named under the new key"))
    changed = "The passphrase was changed on another computer."
    house.qtbot.waitUntil(lambda: changed in house.texts(), timeout=20_000)
    assert "not as it was left" not in house.texts()
    assert house.button("Lock").isEnabled()
    house.on_worker(
        lambda: house.repository.save_answer(one.id, "sense", TextValue("Written meanwhile."))
    )
    other.take_in()
    assert other.entry(one.id).answers["sense"].value == TextValue("Written meanwhile.")


def test_a_computer_that_is_gone_is_not_waited_for_any_more(
    house: House, other: Repository
) -> None:
    vault = vault_of(other)
    vault.put("later/one", b"never brought")
    lost = next(path for path in vault.folder.iterdir() if vault._store.mark().name in path.name)  # type: ignore[union-attr]  # just written
    lost.unlink()
    vault.put("later/two", b"brought")
    house.on_worker(house.repository.take_in)
    house.go(routes.Reflections())
    house.go(routes.Today())
    assert WAITS in house.texts()
    house.press("That computer is gone…")
    assert "Is that computer gone for good?" in house.texts()
    assert house.held.text() == "Keep waiting"  # type: ignore[attr-defined]  # a button
    house.press("That computer is gone: carry on without it")
    house.keep()
    house.go(routes.Reflections())
    house.go(routes.Today())
    assert WAITS not in house.texts()
    assert not house.on_worker(lambda: vault_of(house.repository).report).waiting
