"""What left and what came back: the rows of the ledger, and the replies to them.

Used from one thread. It opens no reply and decides nothing of what may leave; it keeps and finds.
"""

import contextlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from journal.codec import decode, encode
from journal.errors import RecordDamaged, RecordUnknown, SaveFailed
from journal.model import Heard, Reply, Share
from journal.repository import records
from journal.repository.headlines import REMOVED, reply_brief, share_brief
from journal.repository.promises import ask_unheld
from journal.repository.records import Info, Records, read_as, reply_thing, share_thing


class LedgerShelf:
    """The ledger of one open journal."""

    def __init__(
        self, vault: Records, kept: Callable[[Share | Reply], None] = lambda _one: None
    ) -> None:
        """Work on an open vault; ``kept`` is told of each row and each reply that was stored."""
        self._vault, self._kept = vault, kept

    def shares(self) -> tuple[Share, ...]:
        """Return the ledger, newest first, without the bytes that left (``share`` has them)."""
        rows: list[Share] = []
        for info in self._vault.things(records.SHARES):
            try:
                rows.append(decode(Share, info.headline))
            except ValueError:
                continue
        return tuple(sorted(rows, key=lambda one: one.at, reverse=True))

    def share(self, share_id: str) -> Share:
        """Return one row with the very bytes that left; ``RecordUnknown``, ``RecordDamaged``."""
        return read_as(self._vault, share_thing(share_id), Share)

    def save_share(self, share: Share) -> None:
        """Keep a row, a new one or one with a note more."""
        self._vault.put(share_thing(share.id), encode(share), share_brief(share))
        self._kept(share)

    def note(self, share_id: str, *, asked_away: datetime | None, corrected_by: str) -> None:
        """Keep what became of a row since it left. The copy itself stays as it is."""
        share = self.share(share_id)
        noted = replace(share, asked_away=asked_away, corrected_by=corrected_by)
        if noted != share:
            self.save_share(noted)

    def letterbox_shares(self) -> tuple[Share, ...]:
        """Return the rows that replies can come back to, with their keys; damaged ones are left."""
        return tuple(self._with_letterbox())

    def _with_letterbox(self) -> Iterator[Share]:
        for row in self.shares():
            if row.questions:
                try:
                    yield self.share(row.id)
                except (RecordDamaged, RecordUnknown):
                    continue

    # --- replies -----------------------------------------------------------------------------

    def replies(self, reflection_id: str, share_id: str = "") -> tuple[Reply, ...]:
        """Return the replies to a reflection's pages, or to one, in the order they came in."""
        found: list[Reply] = []
        for info in self._vault.things(f"{reply_thing(reflection_id, share_id, '')}/"):
            if not self._is_removed(info):
                try:
                    found.append(read_as(self._vault, info.thing, Reply))
                except RecordDamaged:
                    continue
        return tuple(sorted(found, key=lambda one: (one.at, one.id)))

    def heard(self, reflection_id: str) -> tuple[Heard, ...]:
        """Return what came back to each page of a reflection that takes replies, newest first."""
        rows = [one for one in self.shares() if one.reflection == reflection_id and one.questions]
        return tuple(
            Heard(one.id, one.questions, self.replies(reflection_id, one.id)) for one in rows
        )

    def reply_counts(self) -> Mapping[str, int]:
        """Return how many replies each share has, by the share's id. Opens none."""
        infos = self._vault.things(records.REPLIES)
        return Counter(one.thing.split("/")[2] for one in infos if not self._is_removed(one))

    def _is_removed(self, info: Info) -> bool:
        """Tell whether it was removed, here or on another computer that had not seen this one."""
        return REMOVED in (info.headline, *(one.headline for one in self._vault.heads(info.thing)))

    def find_reply(self, reply: Reply) -> Reply | None:
        """Return the kept reply with the same ids, if there is one that can be read."""
        try:
            return read_as(self._vault, _thing(reply), Reply)
        except (RecordUnknown, RecordDamaged):
            return None

    def save_reply(self, reply: Reply) -> None:
        """Keep a reply. One that was removed meanwhile stays away."""
        stored = self._vault.info(_thing(reply))
        if stored is not None and self._is_removed(stored):
            return
        self._vault.put(_thing(reply), encode(reply), reply_brief(reply))
        self._kept(reply)

    def remove_reply(self, reply: Reply) -> None:
        """Let go of all that a reply ever said, from the medium too.

        That it was here is known, so that it does not come back. Raises ``PathError`` while its
        reflection is held, ``RecordDamaged`` where that can't be told.
        """
        ask_unheld(self._vault, reply.reflection, "remove-reply")
        left = replace(reply, from_="", answers=(), noted=(), promised=(), removed=True)
        self._vault.replace(_thing(reply), encode(left), reply_brief(left))
        self._kept(left)
        with contextlib.suppress(SaveFailed):  # it is removed; its history goes at the next fold
            self._vault.fold()

    def forget_replies(self, reflection_id: str) -> None:
        """Remove all replies to a reflection's pages."""
        for info in self._vault.things(f"{reply_thing(reflection_id, '', '')}/"):
            self._vault.remove(info.thing)


def _thing(reply: Reply) -> str:
    return reply_thing(reply.reflection, reply.share, reply.id)
