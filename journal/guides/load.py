"""Guides and the gate, read from their folders or from the text that a reflection kept.

Every mistake in a file becomes a ``GuideError`` that names file, line, key and a reason code;
``docs/guides.md`` lists the codes. This module knows nothing of the screen or of storage.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from journal.errors import GuideError
from journal.guides.gate_file import read_gate
from journal.guides.guide import Gate, Guide, GuideSource
from journal.guides.stages import read_parts, read_threshold
from journal.guides.table import Table
from journal.guides.toml_text import parse, read_text

FORMAT = 1
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
_MINUTES_LIMIT = 10_000


@dataclass(frozen=True)
class Library:
    """All guides that can be used, and what is wrong with those that cannot."""

    guides: tuple[Guide, ...]
    broken: tuple[GuideError, ...] = ()

    def guide(self, guide_id: str) -> Guide:
        """Return the guide of that id; ``KeyError`` if there is none."""
        for guide in self.guides:
            if guide.id == guide_id:
                return guide
        raise KeyError(guide_id)


def load_guide(folder: Path, language: str) -> Guide:
    """Return the guide in ``folder`` in the nearest language it has; ``GuideError``."""
    file = folder / "guide.toml"
    structure = read_text(file)
    chosen = _nearest(language, _languages(_top(file, structure)))
    words = folder / f"{chosen}.toml"
    return _read(file, words, GuideSource(structure, read_text(words), chosen))


def guide_from_source(source: GuideSource) -> Guide:
    """Return the guide of a kept text, read just as it was from its folder; ``GuideError``."""
    return _read(Path("guide.toml"), Path(f"{source.language}.toml"), source)


def digest_of(source: GuideSource) -> str:
    """Return the SHA-256, in hex, of language, structure and words, each with its length."""
    whole = hashlib.sha256()
    for text in (source.language, source.structure, source.words):
        data = text.encode()
        whole.update(len(data).to_bytes(8, "big") + data)
    return whole.hexdigest()


def load_gate(folder: Path, language: str) -> Gate:
    """Return the gate in ``folder`` in the nearest language that is there; ``GuideError``."""
    file = folder / "gate.toml"
    structure = _top(file, read_text(file))
    chosen = _nearest(language, _languages(structure, "en"))
    words = folder / f"{chosen}.toml"
    return read_gate(structure, _words(words, read_text(words), chosen))


def find_guides(folders: Iterable[Path], language: str) -> Library:
    """Return all guides below ``folders``, the shipped folder first, a person's own after it.

    A valid guide replaces one of the same id in an earlier folder; two of one id in the same
    folder are a mistake. A folder that is not there holds no guides. A broken guide is named in
    ``broken`` and stops nothing.
    """
    guides: dict[str, Guide] = {}
    broken: list[GuideError] = []
    for folder in folders:
        here: set[str] = set()
        for found in _found(folder, language):
            if isinstance(found, GuideError):
                broken.append(found)
            elif found.guide.id in here:
                broken.append(_double(found.folder))
            else:
                here.add(found.guide.id)
                guides[found.guide.id] = found.guide
    return Library(tuple(guides.values()), tuple(broken))


@dataclass(frozen=True)
class _Found:
    folder: Path
    guide: Guide


def _found(folder: Path, language: str) -> Iterator[_Found | GuideError]:
    try:
        inner = sorted(one for one in folder.iterdir() if one.is_dir() and one.name[0] not in "._")
    except FileNotFoundError:
        return
    except OSError:
        yield GuideError(file=folder, line=0, key="", reason="unreadable")
        return
    for one in inner:
        try:
            yield _Found(one, load_guide(one, language))
        except GuideError as mistake:
            yield mistake


def _double(folder: Path) -> GuideError:
    return GuideError(file=folder / "guide.toml", line=0, key="id", reason="duplicate-id")


def _read(file: Path, words_file: Path, source: GuideSource) -> Guide:
    structure = _top(file, source.structure)
    structure.only("format", "id", "version", "minutes", "languages", "threshold", "part")
    if source.language not in _languages(structure):
        raise structure.mistake("language-unknown", "languages")
    words = _words(words_file, source.words, source.language)
    words.only("format", "language", "guide", "part", "stage", "prompt")
    own = words.table("guide")
    own.only("name", "good_for", "view")
    parts = read_parts(structure, words)
    return Guide(
        id=structure.identifier(),
        version=structure.text("version"),
        name=own.text("name", missing="missing-words"),
        good_for=own.text("good_for", missing="missing-words"),
        view=own.text("view", ""),
        minutes=structure.number("minutes", 1, _MINUTES_LIMIT),
        parts=parts,
        source=source,
        threshold=read_threshold(structure, parts),
    )


def _top(file: Path, text: str) -> Table:
    parsed = parse(file, text)
    table = Table(parsed, parsed.data)
    if table.number("format", 0, 2**31) != FORMAT:
        raise table.mistake("format-unknown", "format")
    return table


def _words(file: Path, text: str, language: str) -> Table:
    words = _top(file, text)
    if words.text("language") != language:
        raise words.mistake("language-unknown", "language")
    return words


def _languages(structure: Table, *default: str) -> tuple[str, ...]:
    languages = structure.texts("languages") or default
    if not languages:
        raise structure.mistake("missing-key", "languages")
    if not all(_LANGUAGE.fullmatch(language) for language in languages):
        raise structure.mistake("unknown-value", "languages")
    return languages


def _nearest(wanted: str, languages: tuple[str, ...]) -> str:
    """Return the wanted language, else the same tongue elsewhere, else the first."""
    tongue = wanted.partition("-")[0]
    same = (one for one in languages if one.partition("-")[0] == tongue)
    return wanted if wanted in languages else next(same, languages[0])
