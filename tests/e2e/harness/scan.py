"""Looking for words in bytes, in every form in which a program may have left them.

UTF-8, UTF-16 and UTF-32, plain or in base64 at any of its three alignments; files that hold other
files (a ZIP, the streams of a PDF) are opened first.
"""

import base64
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)


def forms_of(word: str) -> set[bytes]:
    """Return every sequence of bytes that would give ``word`` away."""
    plain = {word.encode(encoding) for encoding in _ENCODINGS}
    return plain | {form for one in plain for form in _base64_forms(one)}


def _base64_forms(data: bytes) -> Iterator[bytes]:
    for shift in range(3):
        whole = base64.b64encode(bytes(shift) + data)
        first = -(-shift * 8 // 6)  # letters that also carry bits of what stands before
        last = (shift + len(data)) * 8 // 6  # from there on, of what follows
        yield whole[first:last]


def words_in(data: bytes, words: Iterable[str]) -> set[str]:
    """Return those of ``words`` that ``data`` holds in any form."""
    return {word for word in words if any(form in data for form in forms_of(word))}


def words_in_file(file: Path, words: Iterable[str]) -> set[str]:
    """Return those of ``words`` that a file holds, also packed ones and in its name."""
    every = list(words)
    found = words_in(str(file).encode(), every)
    for part in _parts(file):
        found |= words_in(part, every)
    return found


def _parts(file: Path) -> Iterator[bytes]:
    data = file.read_bytes()
    yield data
    if zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as packed:
            yield from (packed.read(name) for name in packed.namelist())
            yield packed.comment
    if data.startswith(b"%PDF"):
        yield from _pdf_parts(file, data)


def _pdf_parts(file: Path, data: bytes) -> Iterator[bytes]:
    import pypdfium2  # type: ignore[import-untyped]  # it carries no types

    for stream in _STREAM.findall(data):
        try:
            yield zlib.decompress(stream)
        except zlib.error:
            continue  # not packed this way; its bytes were looked at as they are
    with pypdfium2.PdfDocument(file) as pdf:
        yield repr(pdf.get_metadata_dict()).encode()
        for page in pdf:
            yield page.get_textpage().get_text_range().encode()
