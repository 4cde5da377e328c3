"""A guide that somebody writes by hand: read whole, or refused with file, line, key and reason."""

from pathlib import Path

import pytest

from journal.errors import GuideError
from journal.guides.guide import Door, Guide, PromptType, Share, StageKind
from journal.guides.load import digest_of, find_guides, guide_from_source, load_guide

SAMPLE = Path(__file__).parents[1] / "samples" / "small"
STRUCTURE = (SAMPLE / "guide.toml").read_text(encoding="utf-8")
WORDS = (SAMPLE / "en.toml").read_text(encoding="utf-8")


def put(folder: Path, structure: str = STRUCTURE, words: str = WORDS) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "guide.toml").write_text(structure, encoding="utf-8")
    (folder / "en.toml").write_text(words, encoding="utf-8")
    return folder


def line_of(text: str, part: str, occurrence: int = 1) -> int:
    lines = [n for n, line in enumerate(text.split("\n"), 1) if part in line]
    return lines[occurrence - 1]


def refused(folder: Path) -> GuideError:
    with pytest.raises(GuideError) as caught:
        load_guide(folder, "en")
    return caught.value


@pytest.fixture
def guide(tmp_path: Path) -> Guide:
    return load_guide(put(tmp_path / "small"), "en")


def test_every_part_of_a_guide_arrives(guide: Guide) -> None:
    assert (guide.id, guide.version, guide.name, guide.minutes) == ("small", "1.0.0", "Small", 10)
    assert [part.name for part in guide.parts] == ["Clear the way", "Write", "After"]
    assert guide.threshold == (("effect", 1),)
    assert guide.stage("gate").kind is StageKind.GATE
    assert guide.stage("gate").private
    assert not guide.stage("story").private
    assert not guide.stage("choose").private
    assert guide.stage("talk").door is Door.EXPECTATIONS
    assert guide.stage("week-two").weeks == 2


def test_every_prompt_type_arrives_with_what_is_its_own(guide: Guide) -> None:
    story, who, effects = guide.stage("story").prompts
    assert [column.id for column in story.columns] == ["time", "saw", "did", "believed", "source"]
    assert story.note_name == "Learned later"
    assert "this is text, not a table" in story.example
    assert [(column.id, column.name) for column in who.columns] == [
        ("name", "Name"),
        ("role", "Role"),
    ]
    assert not who.starts_page
    assert effects.share is Share.SUGGESTED
    assert effects.at_least == 4
    assert [column.kind for column in effects.columns] == ["short", "text", "date", "choice"]
    assert [option.name for option in effects.columns[3].options] == ["A", "B"]
    ready, feel, _, plans = guide.stage("rest").prompts
    assert ready.several
    assert [option.id for option in ready.options] == ["now", "later"]
    assert (feel.scale, feel.scale_names) == ((1, 7), ("faint", "strong"))
    assert plans.recall == ("effects", "story")
    levels = guide.prompt("u")
    assert [line.id for line in levels.lines] == ["events", "effect"]
    assert [level.name for level in levels.levels] == ["Not yet", "Yes"]
    assert guide.prompt("gate").type is PromptType.GATE
    assert not guide.prompt("gate").skippable
    assert not guide.prompt("look").skippable


def test_a_kept_guide_reads_the_same_after_its_folder_is_gone(guide: Guide) -> None:
    again = guide_from_source(guide.source)
    assert again == guide
    assert digest_of(again.source) == digest_of(guide.source)
    assert len(digest_of(guide.source)) == 64


def test_a_language_that_is_not_there_gives_the_nearest(tmp_path: Path) -> None:
    folder = put(tmp_path / "small")
    german = WORDS.replace('language = "en"', 'language = "de"').replace("Small", "Klein")
    (folder / "de.toml").write_text(german, encoding="utf-8")
    assert load_guide(folder, "de-AT").name == "Klein"
    assert load_guide(folder, "de").name == "Klein"
    assert load_guide(folder, "fi").name == "Small"


def test_windows_line_ends_and_a_byte_order_mark_are_fine(tmp_path: Path) -> None:
    folder = put(tmp_path / "small")
    (folder / "guide.toml").write_bytes(b"\xef\xbb\xbf" + STRUCTURE.replace("\n", "\r\n").encode())
    assert load_guide(folder, "en").name == "Small"


# (what is changed in guide.toml, into what, the part of the line that is named, key's end, reason)
STRUCTURE_MISTAKES = [
    ('id = "small"', 'id = "small', 'id = "small', "", "toml"),
    ("minutes = 10", "minutes = 10\ncolour = 1", "colour", "colour", "unknown-key"),
    ("minutes = 10", 'minutes = "ten"', "minutes", "minutes", "wrong-type"),
    ("minutes = 10", "minutes = true", "minutes", "minutes", "wrong-type"),
    ("minutes = 10", "minutes = 0", "minutes", "minutes", "out-of-range"),
    ("minutes = 10\n", "", "", "minutes", "missing-key"),
    ("format = 1", "format = 2", "format", "format", "format-unknown"),
    ('id = "small"', 'id = "Small Guide"', "Small Guide", "id", "bad-id"),
    ('version = "1.0.0"', "version = 1", "version", "version", "wrong-type"),
    ('"en", "de"', '"../en"', "languages", "languages", "unknown-value"),
    ('["en", "de"]', "[]", "languages", "languages", "missing-key"),
    ('["en", "de"]', '"en"', "languages", "languages", "wrong-type"),
    ("effect = 1", "courage = 1", "threshold", "threshold.courage", "unknown-value"),
    ("effect = 1", "effect = 2", "threshold", "threshold.effect", "out-of-range"),
    ('kind = "gate"', 'kind = "door"', 'kind = "door"', ".kind", "unknown-value"),
    ('kind = "gate"', 'kind = "writing"', 'kind = "writing"', ".kind", "gate-misplaced"),
    ('type = "scale"', 'type = "stars"', 'type = "stars"', ".type", "unknown-value"),
    ('type = "date"\nshare = "sealed"', 'type = "date"', 'id = "day"', ".share", "missing-key"),
    ('type = "date"\nshare = "sealed"', 'type = "date"\nshare = "open"', '"open"', ".share",
     "unknown-value"),
    ('type = "gate"\nshare = "sealed"', 'type = "gate"\nshare = "choosable"', "choosable",
     ".share", "must-be-sealed"),
    ('type = "levels"\nshare = "sealed"', 'type = "levels"\nshare = "suggested" # here', "# here",
     ".share", "must-be-sealed"),
    ('type = "gate"', 'type = "gate"\nskippable = true', "skippable = true", ".skippable",
     "does-not-fit"),
    ('id = "who"\ntype', 'id = "story" # twice\ntype', "# twice", ".id", "duplicate-id"),
    ('id = "rest"', 'id = "story" # twice', "# twice", ".id", "duplicate-id"),
    ('id = "after"', 'id = "write" # twice', "# twice", ".id", "duplicate-id"),
    ('id = "talk"\ntype', 'id = "choose"\ntype', 'id = "choose"', ".id", "duplicate-id"),
    ('"effects", "story"', '"nobody"', "recall", ".recall", "recall-unknown"),
    ('"effects", "story"', '"look"', "recall", ".recall", "recall-later"),
    ('"effects", "story"', '"plans"', "recall", ".recall", "recall-later"),
    ('"effects", "story"', "7", "recall", ".recall", "wrong-type"),
    ('page = "same"', 'page = "other"', "page", ".page", "unknown-value"),
    ('id = "story"\ntype', 'id = "story"\npage = "same"\ntype', "page", ".page", "does-not-fit"),
    ("several = true", "several = 1", "several", ".several", "wrong-type"),
    ("scale = [1, 7]", "scale = [7, 1]", "scale = ", ".scale", "out-of-range"),
    ("scale = [1, 7]", "scale = [1, 2, 3]", "scale = ", ".scale", "out-of-range"),
    ("scale = [1, 7]", "scale = [1.5, 7]", "scale = ", ".scale", "wrong-type"),
    ("scale = [1, 7]", 'options = ["a"]', 'options = ["a"]', ".options", "does-not-fit"),
    ("at_least = 4", "at_least = -1", "at_least = -1", ".at_least", "out-of-range"),
    ('id = "what" }', 'id = "who" }', "columns", ".columns", "duplicate-id"),
    ('kind = "date" }', 'kind = "day" }', "columns", ".kind", "unknown-value"),
    ('kind = "choice", options = ["a", "b"]', 'kind = "choice"', "columns", ".options",
     "missing-key"),
    ('type = "people"', 'type = "people"\ncolumns = [{ id = "name" }]', "columns = [{ id",
     ".columns", "column-needed"),
    ('options = ["now", "later"]\n', "", 'id = "ready"', ".options", "missing-key"),
    ('["now", "later"]', '["now", "now"]', 'options = ["now"', ".options", "duplicate-id"),
    ('lines = ["events", "effect"]\n', "", 'id = "u"', ".lines", "missing-key"),
    ("weeks = 2\n", "", 'id = "week-two"', ".weeks", "missing-key"),
    ('id = "rest"', 'id = "rest"\nweeks = 3', "weeks = 3", ".weeks", "does-not-fit"),
    ('kind = "understanding"', 'kind = "choose" # two', 'id = "understanding"', ".prompt",
     "does-not-fit"),
    ('door = "expectations"', 'door = "group"', "door", ".door", "private-spot"),
    ("at_least = 4", 'at_least = 4\ncounts = "stars"', "stars", ".counts", "unknown-value"),
    ("at_least = 4", 'at_least = 4\ncounts = "role"', 'counts = "role"', ".counts", "does-not-fit"),
    ('id = "look"\ntype = "text"', 'id = "look"\nrecall = ["story"]\ntype = "looks"',
     'recall = ["story"]', ".recall", "plans-needed"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "marker", "key", "reason"), STRUCTURE_MISTAKES)
def test_a_mistake_in_the_structure_is_named(
    tmp_path: Path, old: str, new: str, marker: str, key: str, reason: str
) -> None:
    assert STRUCTURE.count(old) >= 1
    broken = STRUCTURE.replace(old, new, 1)
    mistake = refused(put(tmp_path / "small", broken))
    assert (mistake.reason, mistake.file.name) == (reason, "guide.toml")
    assert mistake.key.endswith(key)
    if marker.startswith('id = "') and (reason == "missing-key" or key == ".prompt"):
        expected = line_of(broken, marker) - 1  # the table that lacks it
    else:
        expected = line_of(broken, marker) if marker else 1
    assert mistake.line == expected


# (what is changed in en.toml, into what, the part of the line that is named, whole key, reason)
WORDS_MISTAKES = [
    ('name = "Small"', 'name = ""', 'name = ""', "guide.name", "missing-words"),
    ('name = "Small"', "name = 3", "name = 3", "guide.name", "wrong-type"),
    ('question = "When?"', "", "[prompt.day]", "prompt.day.question", "missing-words"),
    ('[prompt.day]\nquestion = "When?"\n', "", "", "prompt.day.question", "missing-words"),
    ('help = "Start', 'hepl = "Start', "hepl", "prompt.story.hepl", "words-for-nothing"),
    ("[prompt.day]\n", '[prompt.night]\nquestion = "?"\n[prompt.day]\n', "[prompt.night]",
     "prompt.night", "words-for-nothing"),
    ("[stage.talk]\n", '[stage.walk]\nname = "?"\n[stage.talk]\n', "[stage.walk]", "stage.walk",
     "words-for-nothing"),
    ('role = "Role"\n', "", "[prompt.who.columns]", "prompt.who.columns.role", "missing-words"),
    ('role = "Role"', 'role = "Role"\nage = "Age"', '"Age"', "prompt.who.columns.age",
     "words-for-nothing"),
    ('[prompt.ready.options.later]\nname = "Later"\n', "", "[prompt.ready]",
     "prompt.ready.options.later.name", "missing-words"),
    ("[prompt.effects.options.kind.b]", "[prompt.effects.options.what.b]",
     "options.what.b", "prompt.effects.options.what.b", "words-for-nothing"),
    ('high = "strong"\n', "", "[prompt.feel.scale]", "prompt.feel.scale.high", "missing-words"),
    ("[prompt.u.levels.yes]", "[prompt.u.levels.no]", "", "prompt.u.levels.no",
     "words-for-nothing"),
    ('note = "A word on it"\n', "", "[prompt.ready]", "prompt.ready.note", "missing-words"),
    ('question = "When?"', 'question = "When?"\nnote = "x"', 'note = "x"', "prompt.day.note",
     "words-for-nothing"),
    ('language = "en"', 'language = "fr"', "language", "language", "language-unknown"),
    ('question = "When?"', f'question = "{"w" * 4001}"', "wwww", "prompt.day.question",
     "too-long"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "marker", "key", "reason"), WORDS_MISTAKES)
def test_a_mistake_in_the_words_is_named(
    tmp_path: Path, old: str, new: str, marker: str, key: str, reason: str
) -> None:
    assert WORDS.count(old) == 1
    broken = WORDS.replace(old, new)
    mistake = refused(put(tmp_path / "small", words=broken))
    assert (mistake.reason, mistake.file.name, mistake.key) == (reason, "en.toml", key)
    if marker:
        assert mistake.line == line_of(broken, marker)
    assert mistake.line >= 1


def test_a_file_that_cannot_be_text_is_named(tmp_path: Path) -> None:
    folder = put(tmp_path / "small")
    (folder / "en.toml").write_bytes(b'format = 1\nlanguage = "\xff"\n')
    mistake = refused(folder)
    assert (mistake.file.name, mistake.line, mistake.reason) == ("en.toml", 2, "not-utf-8")
    (folder / "en.toml").unlink()
    assert refused(folder).reason == "unreadable"
    (folder / "en.toml").mkdir()
    assert refused(folder).reason == "unreadable"


def test_a_file_beyond_the_limit_is_not_read(tmp_path: Path) -> None:
    put(tmp_path / "small", "#" * (256 * 1024 + 1))
    assert refused(tmp_path / "small").reason == "too-big"


@pytest.mark.parametrize(
    "hostile",
    ["a = " + "[" * 100_000, "a = " + "1" * 10_000, ".".join("a" * 120_000) + " = 1"],
    ids=["deep", "long-number", "long-key"],
)
def test_hostile_toml_is_refused_soon(tmp_path: Path, hostile: str) -> None:
    assert refused(put(tmp_path / "small", hostile)).reason == "toml"


def test_too_many_prompts_are_refused(tmp_path: Path) -> None:
    more = "".join(
        f'[[part.stage.prompt]]\nid = "more-{n}"\ntype = "text"\nshare = "sealed"\n'
        for n in range(200)
    )
    words = WORDS + "".join(f'[prompt.more-{n}]\nquestion = "?"\n' for n in range(200))
    assert refused(put(tmp_path / "small", STRUCTURE + more, words)).reason == "too-many"


def test_a_guide_without_a_gate_is_refused(tmp_path: Path) -> None:
    start, end = STRUCTURE.index('[[part]]\nid = "clear"'), STRUCTURE.index('[[part]]\nid = "wri')
    assert refused(put(tmp_path / "s", STRUCTURE[:start] + STRUCTURE[end:])).reason == (
        "gate-misplaced"
    )


def test_a_link_to_a_guide_elsewhere_is_followed(tmp_path: Path) -> None:
    put(tmp_path / "elsewhere")
    (tmp_path / "guides").mkdir()
    (tmp_path / "guides" / "small").symlink_to(tmp_path / "elsewhere")
    assert find_guides([tmp_path / "guides"], "en").guide("small").name == "Small"


def test_a_broken_guide_is_named_and_the_others_open(tmp_path: Path) -> None:
    put(tmp_path / "shipped" / "small")
    put(tmp_path / "own" / "mine", STRUCTURE.replace('"small"', '"mine"'))
    put(tmp_path / "own" / "slip", STRUCTURE.replace("minutes = 10", "minutes = []"))
    library = find_guides([tmp_path / "shipped", tmp_path / "own", tmp_path / "nowhere"], "en")
    assert [guide.id for guide in library.guides] == ["small", "mine"]
    (mistake,) = library.broken
    assert mistake.file == tmp_path / "own" / "slip" / "guide.toml"
    assert (mistake.line, mistake.key, mistake.reason) == (4, "minutes", "wrong-type")


def test_an_own_guide_replaces_a_shipped_one_only_if_it_is_sound(tmp_path: Path) -> None:
    put(tmp_path / "shipped" / "small")
    put(tmp_path / "own" / "small", words=WORDS.replace('"Small"', '"Ours"'))
    folders = [tmp_path / "shipped", tmp_path / "own"]
    assert [guide.name for guide in find_guides(folders, "en").guides] == ["Ours"]
    put(tmp_path / "own" / "small", words=WORDS.replace('name = "Small"', ""))
    library = find_guides(folders, "en")
    assert [guide.name for guide in library.guides] == ["Small"]
    assert len(library.broken) == 1


def test_two_own_guides_of_one_id_are_a_mistake(tmp_path: Path) -> None:
    put(tmp_path / "a")
    put(tmp_path / "b", words=WORDS.replace('"Small"', '"Other"'))
    library = find_guides([tmp_path], "en")
    assert [guide.name for guide in library.guides] == ["Small"]
    assert [mistake.reason for mistake in library.broken] == ["duplicate-id"]


def test_a_look_back_needs_the_plans_it_looks_at_and_says_what_it_means(tmp_path: Path) -> None:
    looks = STRUCTURE.replace('id = "look"\ntype = "text"', 'id = "look"\ntype = "looks"')
    looks = looks.replace('type = "looks"', 'type = "looks"\nrecall = ["plans"]')
    words = WORDS.replace("[stage.talk]\n", '[stage.talk]\nmeans = "Somebody asks you."\n')
    folder = put(tmp_path / "small", looks)
    (folder / "en.toml").write_text(words, encoding="utf-8")
    guide = load_guide(folder, "en")
    assert guide.prompt("look").type is PromptType.LOOKS
    assert guide.stage("talk").means == "Somebody asks you."
    elsewhere = WORDS.replace("[stage.rest]\n", '[stage.rest]\nmeans = "Nothing."\n')
    (folder / "en.toml").write_text(elsewhere, encoding="utf-8")
    assert refused(folder).reason == "unknown-key"
