"""The guides that reflections were written with, kept in the vault with text and version."""

from collections.abc import Iterable

from journal.codec import encode
from journal.errors import FolderUnreachable, GuideError, RecordDamaged, RecordUnknown
from journal.guides.guide import Guide, GuideSource
from journal.guides.load import guide_from_source
from journal.model import GuideRef
from journal.repository.records import Records, guide_thing, read_as


class KeptGuides:
    """Guides by the digest of their text, each read once."""

    def __init__(self, vault: Records) -> None:
        """Work on an open vault."""
        self._vault = vault
        self._by_digest: dict[str, Guide] = {}
        self._at_hand: dict[str, Guide] = {}  # by id: to fall back on if a kept text is damaged

    def know(self, guides: Iterable[Guide]) -> None:
        """Take the guides at hand."""
        self._at_hand = {guide.id: guide for guide in guides}

    def hold(self, ref: GuideRef, guide: Guide) -> None:
        """Hold a guide that a reflection begins with."""
        self._by_digest[ref.digest] = guide

    def keep(self, ref: GuideRef) -> None:
        """Put a guide's text into the vault, if it is not there."""
        thing = guide_thing(ref.digest)
        if self._vault.info(thing) is None:
            self._vault.put(thing, encode(self.read(ref).source))

    def read(self, ref: GuideRef) -> Guide:
        """Return the guide of a reflection; ``RecordDamaged`` if no such guide can be had."""
        if ref.digest not in self._by_digest:
            try:
                source = read_as(self._vault, guide_thing(ref.digest), GuideSource)
                self._by_digest[ref.digest] = guide_from_source(source)
            except (RecordUnknown, RecordDamaged, GuideError, FolderUnreachable):
                if ref.id not in self._at_hand:
                    raise RecordDamaged(name=guide_thing(ref.digest)) from None
                return self._at_hand[ref.id]
        return self._by_digest[ref.digest]

    def find(self, ref: GuideRef) -> Guide | None:
        """Return the guide of a reflection, or ``None``."""
        try:
            return self.read(ref)
        except RecordDamaged:
            return None
