"""The recovery code: 144 random bits in groups that can be typed and that check themselves.

Knows nothing of keys. docs/format.md, section 3.
"""

import re

from journal.errors import RecoveryCodeMistyped
from journal.vault import crypto

SECRET_LENGTH = 18
_SUM_LENGTH = 2
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES = {symbol: value for value, symbol in enumerate(_ALPHABET)} | {"O": 0, "I": 1, "L": 1}
_GROUPS = 8
_DATA = 4  # symbols of a group that carry data; one more checks them
_FIELD = 0b100101  # x^5 + x^2 + 1


def new_secret() -> bytes:
    """Return the random part of a new code."""
    return crypto.random_bytes(SECRET_LENGTH)


def write_code(secret: bytes) -> str:
    """Return the code for 18 bytes: eight groups of five symbols, divided by ``-``."""
    number = int.from_bytes(secret + _sum(secret), "big")
    symbols = [number >> shift & 31 for shift in range(155, -1, -5)]
    groups = (symbols[at : at + _DATA] for at in range(0, len(symbols), _DATA))
    checked = ([*group, _check(index, group)] for index, group in enumerate(groups, 1))
    return "-".join("".join(_ALPHABET[value] for value in group) for group in checked)


def read_code(text: str) -> bytes:
    """Return the 18 bytes of a typed code.

    Raises:
        RecoveryCodeMistyped: with ``group``, 1-based, where one can be named.
    """
    groups = _groups(text)
    number = 0
    for index, group in enumerate(groups, 1):
        values = [_VALUES.get(symbol, -1) for symbol in group]
        if len(values) != _DATA + 1 or -1 in values or _check(index, values[:-1]) != values[-1]:
            raise RecoveryCodeMistyped(group=index)
        for value in values[:-1]:
            number = number << 5 | value
    if len(groups) != _GROUPS:
        raise RecoveryCodeMistyped(group=None)
    whole = number.to_bytes(SECRET_LENGTH + _SUM_LENGTH, "big")
    secret, total = whole[:SECRET_LENGTH], whole[SECRET_LENGTH:]
    if total != _sum(secret):
        raise RecoveryCodeMistyped(group=None)
    return secret


def check_recovery_code(text: str) -> None:
    """Raise ``RecoveryCodeMistyped`` unless every check of the code holds. Derives nothing."""
    read_code(text)


def _groups(text: str) -> list[str]:
    """Split as typed where that gives eight groups, else by counting the symbols."""
    typed = re.split(r"[\s\-\u2010-\u2015]+", text.strip().strip("-").upper())
    if len(typed) == _GROUPS:
        return typed
    symbols = "".join(typed)
    size = _DATA + 1
    if len(symbols) > _GROUPS * size:
        raise RecoveryCodeMistyped(group=None)
    return [symbols[at : at + size] for at in range(0, len(symbols), size)]


def _sum(secret: bytes) -> bytes:
    return crypto.checksum(b"afterword recovery" + secret)[:_SUM_LENGTH]


def _check(index: int, group: list[int]) -> int:
    """Return the group's check: a weighted sum over GF(32) that starts at the group's number."""
    total = index
    for power, value in enumerate(group, 1):
        total ^= _multiply(value, 1 << power)
    return total


def _multiply(one: int, other: int) -> int:
    """Multiply in GF(32); both are below 32."""
    product = 0
    for bit in range(5):
        if other >> bit & 1:
            product ^= one << bit
    for bit in range(8, 4, -1):
        if product >> bit & 1:
            product ^= _FIELD << (bit - 5)
    return product
