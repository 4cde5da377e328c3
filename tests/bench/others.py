"""The same ten thousand texts in other programs that encrypt, where they are installed.

Each is opened to its list of titles as a process of its own: start, derivation, reading. Ours
derives at its floor. What a derivation costs is its authors' choice, and part of the wait.
"""

import base64
import secrets
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

from tests.bench.many import PASSPHRASE, texts
from tests.bench.measure import Measure, by_turns
from tests.e2e.harness.program import ROOT

ROUNDS = 3
JRNL_SALT = b"\xf2\xd5q\x0e\xc1\x8d.\xde\xdc\x8e6t\x89\x04\xce\xf8"  # jrnl's own, for everybody
JRNL_TIMES = 100_000


def measure_others(place: Path, journal: Path, state: Path, count: int) -> Iterator[Measure]:
    """Yield a comparison with each program that is here; say which isn't."""
    ours = ("-m", "tests.bench.many_probe", "titles", str(journal), str(state))
    for tool, prepare in (("keepassxc-cli", _kdbx), ("jrnl", _jrnl)):
        if shutil.which(tool) is None:
            sys.stdout.write(f"{tool} is not installed: no comparison with it\n")
            continue
        command = prepare(place, count)
        own, theirs = by_turns(
            _timed([sys.executable, *ours], str(count)), _timed(command, str(count)), ROUNDS
        )
        about = f"{count} titles from a cold start ({own:.2f} s), to {tool} ({theirs:.2f} s)"
        yield Measure(about, own / theirs, 1, "ratio")


def _timed(command: list[str], last: str) -> Callable[[], float]:
    """Return what runs a command to its end; its list must name the last title."""

    def run() -> float:
        begun = time.perf_counter()
        done = subprocess.run(
            command,
            cwd=ROOT,
            input=f"{PASSPHRASE}\n".encode(),
            capture_output=True,
            check=True,
            start_new_session=True,  # who asks for a passphrase at a terminal finds none
        )
        took = time.perf_counter() - begun
        assert f"Release {last}" in done.stdout.decode(), done.stderr
        return took

    return run


def _kdbx(place: Path, count: int) -> list[str]:
    """Make a database of so many entries, each with a text as its note."""
    source, target = place / "many.xml", place / "many.kdbx"
    entries = "".join(
        f"<Entry><UUID>{_uuid()}</UUID>{_field('Title', f'Release {number}')}"
        f"{_field('Notes', ' '.join(text))}</Entry>"
        for number, text in enumerate(texts(count), 1)
    )
    group = f"<Group><UUID>{_uuid()}</UUID><Name>Root</Name>{entries}</Group>"
    source.write_text(f"<KeePassFile><Root>{group}</Root></KeePassFile>", encoding="utf-8")
    subprocess.run(
        ["keepassxc-cli", "import", "-q", "-p", str(source), str(target)],
        input=f"{PASSPHRASE}\n{PASSPHRASE}\n".encode(),
        capture_output=True,
        check=True,
    )
    return ["keepassxc-cli", "ls", "-q", str(target)]


def _uuid() -> str:
    return base64.b64encode(secrets.token_bytes(16)).decode()


def _field(key: str, value: str) -> str:
    return f"<String><Key>{key}</Key><Value>{escape(value)}</Value></String>"


def _jrnl(place: Path, count: int) -> list[str]:
    """Make an encrypted journal of so many entries."""
    target, config = place / "many.jrnl", place / "jrnl.yaml"
    entries = "".join(
        f"[{2000 + number // 336}-{number // 28 % 12 + 1:02d}-{number % 28 + 1:02d} 09:00] "
        f"Release {number}\n{' '.join(text)}\n\n"
        for number, text in enumerate(texts(count), 1)
    )
    derivation = PBKDF2HMAC(SHA256(), length=32, salt=JRNL_SALT, iterations=JRNL_TIMES)
    key = base64.urlsafe_b64encode(derivation.derive(PASSPHRASE.encode()))
    target.write_bytes(Fernet(key).encrypt(entries.encode()))
    config.write_text(
        f"journals:\n  default:\n    journal: {target}\n    encrypt: true\n"
        "version: v4.0\nencrypt: true\ntagsymbols: '@'\ndefault_hour: 9\ndefault_minute: 0\n"
        "timeformat: '%F %R'\nlinewrap: 79\nhighlight: false\ntemplate: false\n"
        "indent_character: '|'\ncolors:\n  body: none\n  date: none\n  tags: none\n  title: none\n",
        encoding="utf-8",
    )
    return ["jrnl", "--config-file", str(config), "--short"]
