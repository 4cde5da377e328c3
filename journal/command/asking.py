"""The passphrase: asked for without an echo, or read from a file descriptor. Never an argument."""

import getpass
import os
import sys
import warnings

from journal.command.telling import CannotAsk

_LONGEST = 1 << 16  # bytes


def ask(words: str, descriptor: int | None) -> str:
    """Return a passphrase, nothing trimmed but the line's end. Raises ``CannotAsk``."""
    return _asked(words) if descriptor is None else _read(descriptor)


def ask_twice(words: str, again: str, descriptor: int | None) -> str:
    """Return a new passphrase, typed the same way twice where it is typed."""
    first = ask(words, descriptor)
    if not first:
        raise CannotAsk("A passphrase can't be empty.")
    if descriptor is None and ask(again, None) != first:
        raise CannotAsk("The two differ. Nothing was made.")
    return first


def _asked(words: str) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("error", getpass.GetPassWarning)  # it would echo
        try:
            return getpass.getpass(f"{words}: ", sys.stderr)
        except (getpass.GetPassWarning, EOFError, OSError):
            raise CannotAsk("There is no terminal to ask at. Use --passphrase-fd.") from None


def _read(descriptor: int) -> str:
    data = b""
    try:
        while b"\n" not in data and len(data) <= _LONGEST:
            more = os.read(descriptor, 4096)
            if not more:
                break
            data += more
        line = data.partition(b"\n")[0].removesuffix(b"\r")
        return line.decode("utf-8")
    except (OSError, UnicodeDecodeError):
        raise CannotAsk("No passphrase can be read from that file descriptor.") from None
