"""Copies of a journal: made, checked, kept for a while, brought back. docs/format.md, section 12.

Works with the vault's files and keys; knows nothing of what the records mean.
"""

from journal.backup.copying import (
    Copied,
    Progress,
    copies_in,
    make_backup,
    save_copy,
    suggested_name,
)
from journal.backup.locked import all_left, copy_closed, note_left
from journal.backup.memory import LastCopy, Memory, is_due, read_memory, write_memory
from journal.backup.names import CopyName
from journal.backup.restoring import Restored, is_copy, restore, unlock_copy

__all__ = [
    "Copied",
    "CopyName",
    "LastCopy",
    "Memory",
    "Progress",
    "Restored",
    "all_left",
    "copies_in",
    "copy_closed",
    "is_copy",
    "is_due",
    "make_backup",
    "note_left",
    "read_memory",
    "restore",
    "save_copy",
    "suggested_name",
    "unlock_copy",
    "write_memory",
]
