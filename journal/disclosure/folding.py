"""Text made plain: characters that hide are taken out, and letters compare without their dress.

``clean`` is what every text goes through on its way to a page. ``fold`` is for looking things up:
it drops case, accents and joiners, and remembers where each folded character came from.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# Letters that Unicode does not take apart, and the letter people type instead.
_SIMPLER = str.maketrans({
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h",
    "\u0131": "i",
})  # fmt: skip
_APOSTROPHES = "'’‘ʼʹ´`′＇"  # noqa: RUF001 - look-alikes are the point
_HYPHENS = "-‐‑‒–−"  # noqa: RUF001 - look-alikes are the point
_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_JOINERS = "\u200c\u200d"  # scripts and emoji need them; everything else unseen goes
_KEPT_CONTROLS = "\n\t"
_HIDDEN_SELECTORS = range(0xE0100, 0xE01F0)  # variation selectors that can carry bytes unseen


def clean(text: str) -> str:
    """Return ``text`` in NFC, with one kind of line end and without characters nobody can see.

    Zero-width and direction characters, tags, controls and lone surrogates could carry something
    out, or split a name so that it is not found.
    """
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\u2028", "\n").replace("\u2029", "\n").translate(_LIGATURES)
    return unicodedata.normalize("NFC", "".join(char for char in text if _is_seen(char)))


@lru_cache(maxsize=4096)
def _is_seen(char: str) -> bool:
    if char in _KEPT_CONTROLS or char in _JOINERS:
        return True
    code = ord(char)
    if code in _HIDDEN_SELECTORS or code & 0xFFFE == 0xFFFE:
        return False
    return unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Cn"}


@dataclass(frozen=True)
class Folded:
    """Folded text; ``origins[i]`` is where character ``i`` begins in the text it was made from.

    ``origins`` has one more entry than ``text``: the end.
    """

    text: str
    origins: tuple[int, ...] | range


def fold(text: str) -> Folded:
    """Return ``text`` without case, accents and joiners, in a single pass."""
    if text.isascii():
        return Folded(text.lower().translate(_ASCII), range(len(text) + 1))
    plain: list[str] = []
    origins: list[int] = []
    for at, char in enumerate(text):
        folded = _fold_char(char)
        plain.append(folded)
        origins.extend([at] * len(folded))
    return Folded("".join(plain), (*origins, len(text)))


@lru_cache(maxsize=8192)
def _fold_char(char: str) -> str:
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold())
    return "".join(map(_simpler, apart))


def _simpler(char: str) -> str:
    if char in _JOINERS or unicodedata.combining(char):
        return ""
    if char in _APOSTROPHES:
        return "'"
    if char in _HYPHENS:
        return "-"
    return " " if char.isspace() else char.translate(_SIMPLER)


_ASCII = {ord("`"): "'"} | {ord(char): " " for char in "\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f"}
