"""Copies of a journal: made, checked, kept for a while, brought back. docs/format.md, section 12.

Works with the vault's files and keys; knows nothing of what the records mean.
"""

from journal.backup.copying import Copied, Progress, copies_in, make_backup, save_copy
from journal.backup.memory import LastCopy, Memory, is_due
from journal.backup.names import CopyName
from journal.backup.restoring import Restored, is_copy, restore, unlock_copy

__all__ = [
    "Copied",
    "CopyName",
    "LastCopy",
    "Memory",
    "Progress",
    "Restored",
    "copies_in",
    "is_copy",
    "is_due",
    "make_backup",
    "restore",
    "save_copy",
    "unlock_copy",
]
