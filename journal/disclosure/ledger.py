"""What left: one row for each file, copy or print, with the very bytes.

A row is made after the bytes left and saved by the caller. It holds what the page held and what the
person said of it; never the folder, the names behind the roles, or what was not chosen.
"""

import hashlib
import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Literal

from journal.disclosure.page import Page
from journal.disclosure.rendering import Rendered
from journal.model import Answer, Reflection, Share


def share_row(
    reflection: Reflection,
    page: Page,
    rendered: Rendered,
    *,
    at: datetime,
    for_whom: str,
    why: str = "",
    file_name: str = "",
    by: Literal["clipboard", "print"] | None = None,
) -> Share:
    """Return the ledger's row for bytes that left at ``at`` (aware, UTC).

    ``file_name`` is the name alone; ``by`` replaces the format for what left without a file.
    """
    return Share(
        id=secrets.token_hex(16),
        reflection=reflection.id,
        door=page.door,
        at=at,
        title=page.title.text,
        for_whom=for_whom,
        why=why,
        format=by or rendered.format,
        size=len(rendered.data),
        sha256=rendered.sha256,
        prompts=tuple(section.heading.text for section in page.sections),
        words=rendered.words,
        file_name=file_name,
        content=rendered.data,
        questions=rendered.questions,
        of=tuple(section.prompt for section in page.sections if section.prompt),
        letterbox=rendered.letterbox,
        passphrase=rendered.passphrase,
    )


def matches(shares: Iterable[Share], data: bytes) -> Share | None:
    """Return the newest row whose bytes are exactly ``data``, or ``None``."""
    digest = hashlib.sha256(data).hexdigest()
    same = (share for share in shares if share.sha256 == digest and share.size == len(data))
    return max(same, key=lambda share: share.at, default=None)


def later(share: Share, shares: Iterable[Share]) -> tuple[Share, ...]:
    """Return what left of the same reflection, through the same door, after ``share`` did."""
    same = (share.reflection, share.door)
    after = (one for one in shares if (one.reflection, one.door) == same and one.at > share.at)
    return tuple(sorted(after, key=lambda one: one.at))


def changed_since(share: Share, answers: Mapping[str, Answer]) -> bool:
    """Tell whether something that left was written anew, or taken back, after it did.

    ``answers`` are the newest by prompt id. Of a row that was made before this was kept, nothing is
    known.
    """
    return any(prompt not in answers or answers[prompt].at > share.at for prompt in share.of)
