"""Every error the journal raises on purpose, as one tree.

    AfterwordError
    ├── VaultError                 something about the stored journal
    │   ├── NotAJournal            the folder holds no journal
    │   ├── JournalExists          a journal is already where one was to be made
    │   ├── WrongSecret            no key slot opens with this passphrase or recovery code
    │   ├── RecoveryCodeMistyped   the code's own checksum does not hold (no derivation was tried)
    │   ├── NewerFormat            written by a later version of the program
    │   ├── HeaderDamaged          no header can be read, or what it says is refused
    │   ├── FolderUnreachable      the journal's folder, open until now, is away or cannot be read
    │   ├── ReadOnlyJournal        a change was asked of a journal that is open for reading only
    │   ├── RecordDamaged          one stored record cannot be read; the others can
    │   ├── RecordUnknown          no such record
    │   └── SaveFailed             a change did not become durable; nothing older was touched
    ├── GuideError                 a guide's files are broken: file, line and key are named
    │   └── PackError              an organisation's pack is: it was not taken, nothing changed
    ├── PackNotKept                the copy of a pack did not become durable, or would not go
    ├── PathError                  the path does not allow this step now
    ├── ReflectionUnknown          no such reflection
    ├── SettingsDamaged            the settings file cannot be read; defaults are used
    ├── CopyError                  a copy of the journal, or what was taken out of it
    │   ├── NotACopy               the file or folder holds no journal
    │   ├── CopyDamaged            some of the copy's files are not as they were written
    │   ├── CopyFailed             the copy did not become a checked, durable one
    │   ├── CopyPlaceAway          the folder for copies is not there
    │   ├── PlaceTaken             something is already where it was to be written
    │   ├── TakeOutFailed          what was to be taken out did not become a durable file
    │   ├── DumpUnreadable         a file to bring in is not what was taken out of a journal
    │   └── DumpNewer              it was taken out by a later version of the program
    ├── ReplyError                 a file that was brought in is no reply that can be read
    │   ├── ReplyTooLarge          larger than any reply
    │   ├── ReplyNotOne            no reply at all
    │   ├── ReplyNewer             written by a page of a later version
    │   ├── ReplyDamaged           cut, or altered on its way
    │   ├── ReplyForeign           an answer to a page that is not in this journal
    │   ├── ReplyAltered           its seal does not open with its page's key
    │   └── ReplyUnreadable        it opens, and says nothing that a page would
    └── DisclosureError            nothing left
        ├── SealedChosen           something sealed was named in a choice
        ├── NothingChosen          the page would be empty
        ├── FormatUnsupported      a character or a feature this format cannot show
        ├── TargetExists           a file of that name is already there
        ├── ExportFailed           the bytes did not become a durable file
        └── ReadBackMismatch       the made bytes, read by another parser, differ from the page

An error is a code and fields. ``ui.error_text`` turns it into a title, a body and a next step; no
field ever holds a word that the person wrote.
"""

from pathlib import Path
from typing import ClassVar


class AfterwordError(Exception):
    """Base of all errors raised on purpose. ``code`` names the kind and never changes."""

    code: ClassVar[str] = "unknown"

    def __init__(self, **fields: object) -> None:
        """Keep the fields; they are for the error's words and must hold no private text."""
        super().__init__(self.code)
        self.fields = fields

    def __str__(self) -> str:
        """Show the code alone, so that a traceback or a log never carries a field's value."""
        return self.code


class VaultError(AfterwordError):
    """Something about the stored journal."""

    code = "vault"


class NotAJournal(VaultError):
    """The folder holds no journal. Fields: ``folder``."""

    code = "not-a-journal"


class JournalExists(VaultError):
    """A journal is already where one was to be made. Fields: ``folder``."""

    code = "journal-exists"


class WrongSecret(VaultError):
    """No key slot opens. One code for a wrong passphrase, a wrong code and a tampered slot.

    Fields: none, or ``changed``: when another device changed it since it was last open here.
    """

    code = "wrong-secret"


class RecoveryCodeMistyped(VaultError):
    """The code's checksum does not hold. Fields: ``group`` (1-based) or ``None``."""

    code = "recovery-code-mistyped"


class NewerFormat(VaultError):
    """Written by a later version. Fields: ``found``, ``supported``."""

    code = "newer-format"


class HeaderDamaged(VaultError):
    """No header can be used. Fields: ``name``, ``reason``."""

    code = "header-damaged"


class HeaderOutdated(VaultError):
    """The passphrase or the code was changed by another device since this one opened.

    Fields: none.
    """

    code = "header-outdated"


class FolderUnreachable(VaultError):
    """The journal's folder is away: a disk taken out, a share gone. Fields: ``folder``."""

    code = "folder-unreachable"


class ReadOnlyJournal(VaultError):
    """A change was asked of a journal open for reading only. Fields: ``reason``."""

    code = "read-only"


class RecordDamaged(VaultError):
    """One stored record cannot be read. Fields: ``name``."""

    code = "record-damaged"


class RecordUnknown(VaultError):
    """No such record. Fields: none."""

    code = "record-unknown"


class SaveFailed(VaultError):
    """A change did not become durable. Fields: ``errno``, ``no_space`` (bool), ``folder``."""

    code = "save-failed"


class GuideError(AfterwordError):
    """A guide's files are broken. Fields: ``file``, ``line``, ``key``, ``reason``, ``expected``."""

    code = "guide-broken"

    def __init__(
        self,
        *,
        file: Path,
        line: int,
        key: str,
        reason: str,
        expected: tuple[str | int, ...] = (),
    ) -> None:
        """Name the place: a file, a 1-based line (0 if unknown), a dotted key, a reason code.

        ``expected`` is what may stand there, where that can be told: the words or keys that are
        known, the least and the most, the limit, or the kind of value.
        """
        super().__init__(file=file, line=line, key=key, reason=reason, expected=expected)
        self.file, self.line, self.key, self.reason = file, line, key, reason
        self.expected = expected


class PackError(GuideError):
    """An organisation's pack is broken. Fields as of ``GuideError``."""

    code = "pack-broken"

    @classmethod
    def of(cls, bad: GuideError) -> "PackError":
        """Return the same mistake as one of a pack."""
        return cls(
            file=bad.file, line=bad.line, key=bad.key, reason=bad.reason, expected=bad.expected
        )


class PackNotKept(AfterwordError):
    """A pack's copy did not become durable, or would not go. Fields: ``errno``, ``no_space``,
    ``folder``.
    """

    code = "pack-not-kept"


class PathError(AfterwordError):
    """The path does not allow this step now. Fields: ``step``, ``standing``."""

    code = "step-not-open"


class ReflectionUnknown(AfterwordError):
    """No such reflection. Fields: none."""

    code = "reflection-unknown"


class SettingsDamaged(AfterwordError):
    """The settings file cannot be read. Fields: ``file``."""

    code = "settings-damaged"


class CopyError(AfterwordError):
    """Something about a copy of the journal, or about what was taken out of it whole."""

    code = "copy"


class NotACopy(CopyError):
    """The file or folder holds no journal. Fields: ``file``."""

    code = "not-a-copy"


class CopyDamaged(CopyError):
    """Some of a copy's files are not as they were written. Fields: ``file``, ``damaged``, count."""

    code = "copy-damaged"


class CopyFailed(CopyError):
    """The copy did not become a checked, durable one. Fields: ``errno``, ``no_space``, ``place``.

    ``errno`` is ``None`` where the copy was written and did not read back as it should.
    """

    code = "copy-failed"


class CopyPlaceAway(CopyError):
    """The folder for copies is not there. Fields: ``place``."""

    code = "copy-place-away"


class PlaceTaken(CopyError):
    """Something is already where it was to be written; it is untouched. Fields: ``place``."""

    code = "place-taken"


class TakeOutFailed(CopyError):
    """A file did not become durable; nothing is left of it. Fields as of ``CopyFailed``."""

    code = "take-out-failed"


class DumpUnreadable(CopyError):
    """Not what was taken out of a journal. Fields: ``reason``, a code; ``at``, which thing."""

    code = "dump-unreadable"


class DumpNewer(CopyError):
    """Taken out by a later version. Fields: ``found``, ``supported``."""

    code = "dump-newer"


class ReplyError(AfterwordError):
    """A file that was brought in is no reply that can be read. Nothing of it is kept."""

    code = "reply"


class ReplyTooLarge(ReplyError):
    """Larger than any reply. Fields: none."""

    code = "reply-too-large"


class ReplyNotOne(ReplyError):
    """No reply at all, or no file that can be read. Fields: none."""

    code = "reply-not-one"


class ReplyNewer(ReplyError):
    """Written by a page of a later version. Fields: none."""

    code = "reply-newer"


class ReplyDamaged(ReplyError):
    """Cut, or altered on its way. Fields: none."""

    code = "reply-damaged"


class ReplyForeign(ReplyError):
    """An answer to a page that is not in this journal. Fields: none."""

    code = "reply-foreign"


class ReplyAltered(ReplyError):
    """Its seal does not open with its page's key. Fields: none."""

    code = "reply-altered"


class ReplyUnreadable(ReplyError):
    """It opens, and says nothing that a page would. Fields: none."""

    code = "reply-unreadable"


class DisclosureError(AfterwordError):
    """Nothing left."""

    code = "disclosure"


class SealedChosen(DisclosureError):
    """Something sealed was named in a choice. Fields: ``prompt`` (the guide's id of it)."""

    code = "sealed-chosen"


class NothingChosen(DisclosureError):
    """The page would be empty."""

    code = "nothing-chosen"


class FormatUnsupported(DisclosureError):
    """This format cannot show the page. Fields: ``format``, ``count`` of characters."""

    code = "format-unsupported"


class TargetExists(DisclosureError):
    """A file of that name is already there. Fields: ``file``."""

    code = "target-exists"


class ExportFailed(DisclosureError):
    """The bytes did not become a durable file. Fields: ``errno``, ``no_space``, ``file``."""

    code = "export-failed"


class ReadBackMismatch(DisclosureError):
    """The made bytes, read by another parser, differ from the page. Fields: ``format``."""

    code = "read-back-mismatch"
