"""Whatever bytes lie in a guide's folder: a guide, or a ``GuideError``; never anything else."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from journal.errors import GuideError
from journal.guides.guide import Gate, Guide
from journal.guides.load import load_gate, load_guide

SAMPLE = Path(__file__).parents[1] / "samples" / "small"
TOP = b'format = 1\nid = "a"\nversion = "1"\nminutes = 1\nlanguages = ["en"]\n'
PIECES = st.sampled_from(
    [
        *(b"[[part]]\n", b"[[part.stage]]\n", b"[[part.stage.prompt]]\n", b"[part]\n", b"[["),
        *(b'id = "a"\n', b'id = "b"\n', b'type = "gate"\n', b'kind = "gate"\n', b'type = "rows"\n'),
        *(b'share = "sealed"\n', b"columns = [{id = 1}]\n", b"columns = [1]\n", b"recall = [[]]\n"),
        *(b"threshold = {a = 1}\n", b"part = 1\n", b"stage = [1]\n", b'"""', b"'", b"\xff", b"\0"),
        *(b"[prompt.a]\n", b'question = "q"\n', b'prompt.a = "x"\n', b"[category.a]\n", b"= 1\n"),
        *(b"[[category]]\n", b'yes = "stop"\n', b'unsure = "ask"\n', b'contacts = ["a"]\n'),
    ]
)
CONTENT = st.one_of(
    st.binary(max_size=200),
    st.lists(PIECES, max_size=25).map(b"".join),
    st.lists(PIECES, max_size=25).map(lambda pieces: TOP + b"".join(pieces)),
)


def outcome(read: Callable[[], object]) -> object:
    try:
        return read()
    except GuideError as mistake:
        return mistake


@given(structure=CONTENT, words=CONTENT)
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_a_guide_or_a_guide_error(structure: bytes, words: bytes) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        for file in ("guide.toml", "gate.toml"):
            (folder / file).write_bytes(structure)
        (folder / "en.toml").write_bytes(words)
        assert isinstance(outcome(lambda: load_guide(folder, "en")), Guide | GuideError)
        assert isinstance(outcome(lambda: load_gate(folder, "en")), Gate | GuideError)


@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_a_sound_guide_with_bytes_changed_is_a_guide_or_a_guide_error(data: st.DataObject) -> None:
    structure = bytearray((SAMPLE / "guide.toml").read_bytes())
    words = bytearray((SAMPLE / "en.toml").read_bytes())
    for text in (structure, words):
        for _ in range(data.draw(st.integers(0, 3))):
            text[data.draw(st.integers(0, len(text) - 1))] = data.draw(st.integers(0, 255))
    with TemporaryDirectory() as name:
        (Path(name) / "guide.toml").write_bytes(structure)
        (Path(name) / "en.toml").write_bytes(words)
        assert isinstance(outcome(lambda: load_guide(Path(name), "en")), Guide | GuideError)
