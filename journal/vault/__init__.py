"""Encrypted storage of opaque records in a folder: bytes only, never their meaning.

The format is docs/format.md. What a record says, and the words for what went wrong, are others'.
"""

from journal.system import protect_process
from journal.vault.arrivals import Arrivals
from journal.vault.bringing import Brought
from journal.vault.examination import Examination, Examined
from journal.vault.folder import is_stray
from journal.vault.kdf import FLOOR, KdfParams, calibrate
from journal.vault.opening import (
    create,
    is_journal,
    open_for_reading,
    open_vault,
    unlock,
    why_none,
)
from journal.vault.record_info import RecordInfo
from journal.vault.recovery import check_recovery_code
from journal.vault.report import (
    Damaged,
    Holder,
    Missing,
    OpenReport,
    RolledBack,
    Waiting,
)
from journal.vault.shelf import Extent
from journal.vault.snapshot import Snapshot, snapshot_of, stored_sizes
from journal.vault.undecided import is_note
from journal.vault.vault import Vault
from journal.vault.whereabouts import Whereabouts, was_in

__all__ = [
    "FLOOR",
    "Arrivals",
    "Brought",
    "Damaged",
    "Examination",
    "Examined",
    "Extent",
    "Holder",
    "KdfParams",
    "Missing",
    "OpenReport",
    "RecordInfo",
    "RolledBack",
    "Snapshot",
    "Vault",
    "Waiting",
    "Whereabouts",
    "calibrate",
    "check_recovery_code",
    "create",
    "is_journal",
    "is_note",
    "is_stray",
    "open_for_reading",
    "open_vault",
    "protect_process",
    "snapshot_of",
    "stored_sizes",
    "unlock",
    "was_in",
    "why_none",
]
