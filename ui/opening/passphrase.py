"""Passphrases: some words to suggest, and an honest word for how hard one is to guess.

Knows nothing of fields or of the vault. Nothing here keeps or logs what it is given.
"""

import secrets
import unicodedata
from enum import IntEnum
from pathlib import Path

LEAST_LENGTH = 8  # characters; anything shorter is refused
WORDS = 5  # of 7,776: 64 bits
LOOKS_AT = 100  # characters; the time to judge grows with the square of the length

# Guesses an attacker with a copy of the folder would need, as powers of ten. One guess costs about
# a second of one core and 64 MiB or more: 10^10 are three centuries of a core, 10^14 of a hall.
GOOD_FROM, STRONG_FROM = 10, 14


class Strength(IntEnum):
    """How hard a passphrase is to guess; the number is how many bars are filled."""

    SHORT = 1
    WEAK = 2
    GOOD = 3
    STRONG = 4


def suggest(wordlist: Path, count: int = WORDS) -> str:
    """Return ``count`` random words of a word list (one on a line), divided by spaces."""
    words = wordlist.read_text("utf-8").split()
    return " ".join(secrets.choice(words) for _ in range(count))


def is_too_short(passphrase: str) -> bool:
    """Tell whether it may not be used at all."""
    return len(unicodedata.normalize("NFC", passphrase)) < LEAST_LENGTH


def measure(passphrase: str) -> Strength:
    """Judge a passphrase. Takes up to some tenths of a second: call it on the worker."""
    if is_too_short(passphrase):
        return Strength.SHORT
    # 60 ms of word lists that an unlock never needs
    from zxcvbn import zxcvbn  # type: ignore[import-untyped]  # it ships no types

    about = ["afterword", "journal", "reflection"]
    found = zxcvbn(passphrase[:LOOKS_AT], user_inputs=about, max_length=LOOKS_AT)
    power = float(found["guesses_log10"])
    if power < GOOD_FROM:
        return Strength.WEAK
    return Strength.GOOD if power < STRONG_FROM else Strength.STRONG
