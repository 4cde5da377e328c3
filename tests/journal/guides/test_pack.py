"""A pack: whole or refused at its line, kept as it was looked at, gone when removed."""

from pathlib import Path

import pytest

from journal.errors import PackError, PackNotKept
from journal.guides.guide import Gate
from journal.guides.load import load_gate
from journal.guides.pack import Pack, gate_changes, read_pack
from journal.guides.pack_file import FILE_NAME, keep_pack, kept_pack, read_pack_file, remove_pack

ROOT = Path(__file__).parents[3]
SHIPPED = load_gate(ROOT / "resources" / "gate", "en")
HEAD = 'format = 1\nname = "North"\nfrom = "The learning circle"\nversion = "3"\n'
ROLES = HEAD + 'roles = ["Patch Steward", "Order Desk"]\n'
CONTACT = '[[contact]]\nid = "legal"\nname = "House counsel"\nhow = "ext. 12"\n'
CATEGORY = """[[category]]
id = "claim"
question = "Could there be a claim?"
yes = "hold"
unsure = "ask"
advice = "Speak to counsel first."
contacts = ["legal", "trusted"]
clock = "Three days run."
"""
CLOCK = '[[clock]]\ncategory = "data"\nwords = "Within 24 hours."\n'


def read(text: str) -> Pack:
    return read_pack(Path("north.toml"), text, SHIPPED)


def names(gate: Gate) -> dict[str, str]:
    return {one.id: one.name for one in gate.contacts}


def test_a_pack_of_contacts_and_clocks_keeps_the_questions_that_ship() -> None:
    pack = read(HEAD + CONTACT + CLOCK)
    gate = pack.gate(SHIPPED)
    assert [one.question for one in gate.categories] == [one.question for one in SHIPPED.categories]
    assert names(gate)["legal"] == "House counsel"
    assert names(gate)["helpline"] == names(SHIPPED)["helpline"]
    data = next(one for one in gate.categories if one.id == "data")
    assert data.clock == "Within 24 hours."
    assert gate.version != SHIPPED.version


def test_a_pack_with_categories_asks_these_alone_and_knows_who_ships() -> None:
    gate = read(HEAD + CONTACT + CATEGORY).gate(SHIPPED)
    assert [one.id for one in gate.categories] == ["claim"]
    assert names(gate) == {"legal": "House counsel", "trusted": names(SHIPPED)["trusted"]}


def test_a_pack_without_a_gate_leaves_it_as_it_is() -> None:
    pack = read(ROLES)
    assert pack.roles == ("Patch Steward", "Order Desk")
    assert not pack.changes_gate
    assert pack.gate(SHIPPED) == SHIPPED


def test_what_changes_is_named_before_it_does() -> None:
    changes = gate_changes(read(HEAD + CONTACT + CLOCK), SHIPPED)
    assert [one.name for one in changes.contacts] == ["House counsel"]
    assert [one.id for one in changes.clocks] == ["data"]
    assert changes.asked_no_more == changes.asked_anew == changes.led_anew == ()
    replaced = gate_changes(read(HEAD + CONTACT + CATEGORY), SHIPPED)
    assert [one.id for one in replaced.asked_no_more] == [one.id for one in SHIPPED.categories]
    assert [one.id for one in replaced.asked_anew] == ["claim"]


def test_an_answer_that_leads_elsewhere_is_named() -> None:
    softer = CATEGORY.replace('"claim"', '"legal"').replace('"hold"', '"ask"')
    changes = gate_changes(read(HEAD + softer), SHIPPED)
    assert [(one.id, one.yes) for one in changes.led_anew] == [("legal", "ask")]
    assert [one.id for one in changes.worded_anew] == ["legal"]


@pytest.mark.parametrize(
    ("text", "line", "key", "reason"),
    [
        ("format = ", 1, "", "toml"),
        ('format = 2\nname = "N"', 1, "format", "format-unknown"),
        (HEAD, 1, "", "empty-pack"),
        (HEAD + 'script = "rm"\nroles = ["a"]', 5, "script", "unknown-key"),
        (ROLES.replace('name = "North"\n', ""), 1, "name", "missing-key"),
        (HEAD + 'roles = ["Patch", 3]', 5, "roles", "wrong-type"),
        (HEAD + 'roles = ["Patch", " "]', 5, "roles[2]", "missing-key"),
        (HEAD + "roles = [" + '"a",' * 61 + "]", 5, "roles", "too-many"),
        (HEAD + 'questions = ["' + "q" * 301 + '"]', 5, "questions[1]", "too-long"),
        (HEAD + 'roles = ["Patch\\u202eydruts"]', 5, "roles[1]", "hidden-character"),
        (HEAD + 'roles = ["a\\u0007"]', 5, "roles[1]", "hidden-character"),
        (HEAD + 'roles = ["a\\nb"]', 5, "roles[1]", "hidden-character"),
        (HEAD + CONTACT + CONTACT, 10, "contact[2].id", "duplicate-id"),
        (HEAD + CONTACT.replace('"legal"', '"lawyer"'), 6, "contact[1].id", "words-for-nothing"),
        (HEAD + CATEGORY.replace('"legal", ', '"nobody", '), 11, "category[1].contacts",
         "unknown-value"),
        (HEAD + CATEGORY.replace('yes = "hold"', 'yes = "go on"'), 8, "category[1].yes",
         "unknown-value"),
        (HEAD + CLOCK.replace('"data"', '"tea"'), 6, "clock[1].category", "unknown-value"),
        (HEAD + CLOCK + CATEGORY, 5, "clock[1]", "does-not-fit"),
    ],
)  # fmt: skip
def test_a_broken_pack_is_refused_at_its_line(text: str, line: int, key: str, reason: str) -> None:
    with pytest.raises(PackError) as caught:
        read(text)
    told = caught.value
    assert (told.file.name, told.line, told.key, told.reason) == ("north.toml", line, key, reason)


def test_what_is_kept_is_what_was_looked_at_and_can_be_replaced_and_removed(tmp_path: Path) -> None:
    outside, config = tmp_path / "north.toml", tmp_path / "config"
    outside.write_text(ROLES, encoding="utf-8")
    looked_at = read_pack_file(outside, SHIPPED)
    outside.write_text(HEAD + 'roles = ["Another"]', encoding="utf-8")  # while it is looked at
    assert kept_pack(config, SHIPPED) is None
    keep_pack(config, looked_at)
    assert kept_pack(config, SHIPPED) == looked_at.pack
    keep_pack(config, read_pack_file(outside, SHIPPED))
    again = kept_pack(config, SHIPPED)
    assert again is not None
    assert again.roles == ("Another",)
    remove_pack(config)
    remove_pack(config)
    assert kept_pack(config, SHIPPED) is None
    assert list(config.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "reason"), [(b"#" * (256 * 1024 + 1), "too-big"), (b"x = '\xff'", "not-utf-8")]
)
def test_a_huge_or_garbled_file_is_refused_unread(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    file = tmp_path / "north.toml"
    file.write_bytes(content)
    with pytest.raises(PackError) as caught:
        read_pack_file(file, SHIPPED)
    assert caught.value.reason == reason


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "missing.toml", Path("/dev/zero")):
        with pytest.raises(PackError) as caught:
            read_pack_file(place, SHIPPED)
        assert caught.value.reason == "unreadable"


def test_a_pack_that_cannot_be_kept_leaves_the_one_from_before(tmp_path: Path) -> None:
    outside, config = tmp_path / "north.toml", tmp_path / "config"
    outside.write_text(ROLES, encoding="utf-8")
    config.write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(PackNotKept):
        keep_pack(config, read_pack_file(outside, SHIPPED))


def test_a_kept_pack_that_was_damaged_is_named_and_can_be_removed(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text("format = ", encoding="utf-8")
    with pytest.raises(PackError):
        kept_pack(tmp_path, SHIPPED)
    remove_pack(tmp_path)
    assert kept_pack(tmp_path, SHIPPED) is None
