"""A web page for the group, complete in itself: how to read it, the page, a form for replies.

Protected, everything chosen stands in it sealed, the questions and the key for replies as well; in
the clear there are fixed words, the style and the script alone. Its policy allows that style and
that script by hash and nothing more, so that it can neither load nor send.
"""

import hashlib
from base64 import b64decode, b64encode
from collections.abc import Iterator
from html import escape
from html.parser import HTMLParser
from pathlib import Path

from journal.disclosure import protection
from journal.disclosure.envelope import Envelope
from journal.disclosure.formats import html
from journal.disclosure.page import Page
from journal.disclosure.page_words import GroupPageWords
from journal.letterbox import Letterbox

WORDS_A_MINUTE = 200
STYLES = ("page.css", "group.css")
SCRIPTS = ("hpke.js", "opening.js", "replying.js")
_LONGEST_ANSWER = 8000  # characters
_LONGEST_NAME = 200


_MARK = (
    '<svg class="mark" width="28" height="20" viewBox="0 0 28 20" aria-hidden="true">'
    '<circle cx="4.6" cy="14" r="3.6" fill="currentColor"/>'
    '<path d="M12 14.2C15.6 14.2 16.6 5.4 20 5.4 22.8 5.4 22 14.2 27 14.2" fill="none" '
    'stroke="currentColor" stroke-width="1.9" stroke-linecap="round"/></svg>'
)


def make(page: Page, resources: Path, envelope: Envelope) -> bytes:
    """Return the page as HTML in UTF-8."""
    style, script = (_joined(resources, names) for names in (STYLES, SCRIPTS))
    inner = "\n".join(_inner(page, envelope.words, envelope.letterbox)) + "\n"
    lines = [*_head(page, envelope, style, script), *_beginning(envelope.words, script)]
    lines += _sealed(inner, envelope) if envelope.protection else _open(inner)
    lines += ['<div id="end" hidden></div>', "</body>", "</html>"]
    return ("\n".join(lines) + "\n").encode()


def contents(data: bytes, passphrase: str) -> bytes:
    """Return the HTML that a reader sees, read from the file's own bytes.

    ``WrongPassphrase`` if it does not open; ``ValueError`` if it is no such page.
    """
    reader = _Reader()
    reader.feed(data.decode())
    reader.close()
    if reader.sealed is None:
        _, found, rest = data.partition(b'<main id="page">\n')
        inner, ends, _ = rest.rpartition(b"</main>\n")
        if not found or not ends:
            raise ValueError("page")
        return inner
    about = {name: value or "" for name, value in reader.sealed.items()}
    by = protection.Protection(
        passphrase,
        b64decode(about["data-salt"]),
        b64decode(about["data-nonce"]),
        int(about["data-iterations"]),
    )
    return protection.unseal(b64decode(reader.text), by)


def texts(page: Page, words: GroupPageWords) -> Iterator[str]:
    """Yield all that a reader sees, in its order, to hold the bytes to."""
    yield from (page.lead.text, page.title.text, page.byline.text)
    for name, sentence in _guide(page, words):
        yield from (name, sentence)
    for section in page.sections:
        if section.kind != "questions":
            yield from (passage.text for passage in section.passages())
    yield from (words.reply, words.reply_lead, words.from_, *asked(page, words))
    yield from (words.save, words.copy, words.note)
    yield from (passage.text for passage in page.closing)
    yield words.complete


def asked(page: Page, words: GroupPageWords) -> tuple[str, ...]:
    """Return what the form asks: the chosen questions, or an open one where there are none."""
    return page.questions() or (words.anything,)


def _joined(resources: Path, names: tuple[str, ...]) -> str:
    return "".join((resources / "page" / name).read_text(encoding="utf-8") for name in names)


def _head(page: Page, envelope: Envelope, style: str, script: str) -> Iterator[str]:
    allowed = (
        f"style-src {html.digest_of(style)}; script-src {html.digest_of(script)}; "
        "base-uri 'none'; form-action 'none'"
    )
    title = envelope.words.tab if envelope.protection else page.title.text
    yield from html.head(page.language, escape(title), allowed, style)


def _beginning(words: GroupPageWords, script: str) -> Iterator[str]:
    """Yield what has to be there first: a sentence for whoever gets no further, and the script."""
    yield "<body>"
    yield f'<p id="notice">{escape(words.notice)}</p>'
    yield '<ul id="words" hidden>'
    for name, sentence in words.told.items():
        yield f'<li data-name="{name}">{escape(sentence)}</li>'
    yield "</ul>"
    yield f"<script>{script}</script>"


def _open(inner: str) -> Iterator[str]:
    yield f'<main id="page">\n{inner}</main>'


def _sealed(inner: str, envelope: Envelope) -> Iterator[str]:
    """Yield the question for the passphrase, and what it opens."""
    words, by = envelope.words, envelope.protection
    if by is None:
        return
    sealed = protection.seal(inner.encode(), by)
    yield '<form id="gate" hidden autocomplete="off">'
    yield _MARK
    yield f"<h1>{escape(words.tab)}</h1>"
    yield f"<p>{escape(words.ask)}</p>"
    yield f'<label for="passphrase">{escape(words.passphrase)}</label>'
    yield (
        '<input id="passphrase" type="text" autocomplete="off" autocapitalize="none" '
        'autocorrect="off" spellcheck="false">'
    )
    yield f'<div class="act"><button class="first" id="open">{escape(words.open)}</button></div>'
    yield '<p class="said" id="said" role="status" hidden></p>'
    yield "</form>"
    yield '<main id="page" hidden></main>'
    about = (
        f'data-iterations="{by.iterations}" data-salt="{b64encode(by.salt).decode()}" '
        f'data-nonce="{b64encode(by.nonce).decode()}" '
        f'data-sum="{hashlib.sha256(sealed).hexdigest()}"'
    )
    yield f'<div id="sealed" hidden {about}>{b64encode(sealed).decode()}</div>'


def _inner(page: Page, words: GroupPageWords, letterbox: Letterbox) -> Iterator[str]:
    """Yield what a reader sees."""
    yield _MARK
    yield from html.top(page)
    yield '<div class="guide">'
    for name, sentence in _guide(page, words):
        yield f"<div><b>{escape(name)}</b> {escape(sentence)}</div>"
    yield "</div>"
    for section in page.sections:
        if section.kind != "questions":
            yield from html.part(section)
    yield from _form(page, words, letterbox)
    yield "<footer>"
    for passage in page.closing:
        yield f"<p>{escape(passage.text)}</p>"
    yield f"<p>{escape(words.complete)}</p>"
    yield "</footer>"


def _form(page: Page, words: GroupPageWords, letterbox: Letterbox) -> Iterator[str]:
    key, to = b64encode(letterbox.public).decode(), b64encode(letterbox.page).decode()
    yield f'<form id="reply" data-page="{to}" data-key="{key}" autocomplete="off">'
    yield "<fieldset disabled>"
    yield f"<h2>{escape(words.reply)}</h2>"
    yield f"<p>{escape(words.reply_lead)}</p>"
    yield f'<label for="from">{escape(words.from_)}</label>'
    yield f'<input id="from" maxlength="{_LONGEST_NAME}" autocomplete="off">'
    for at, question in enumerate(asked(page, words)):
        yield f'<label class="ask" for="ask-{at}">{escape(question)}</label>'
        yield f'<textarea id="ask-{at}" maxlength="{_LONGEST_ANSWER}"></textarea>'
    yield f'<div class="act"><button class="first">{escape(words.save)}</button>'
    yield f'<button type="button" id="copy">{escape(words.copy)}</button></div>'
    yield '<p class="said" id="reply-said" role="status" hidden></p>'
    yield f'<textarea id="as-text" aria-label="{escape(words.copy)}" readonly hidden></textarea>'
    yield f'<p class="note">{escape(words.note)}</p>'
    yield "</fieldset>\n</form>"


def _guide(page: Page, words: GroupPageWords) -> Iterator[tuple[str, str]]:
    minutes = max(1, -(-page.words() // WORDS_A_MINUTE))
    for name, sentence in words.guide:
        yield name, sentence.format(minutes=words.minutes(minutes))


class _Reader(HTMLParser):
    """Finds the sealed part."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.sealed: dict[str, str | None] | None = None
        self.text = ""
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        about = dict(attrs)
        self._inside = tag == "div" and about.get("id") == "sealed"
        if self._inside:
            self.sealed = about

    def handle_endtag(self, tag: str) -> None:
        del tag
        self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.text += data
