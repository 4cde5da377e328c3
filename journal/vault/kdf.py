"""How a secret becomes a key: parameters, their floor and caps, and how to choose them.

Knows nothing of headers or records. The derivation itself is in ``journal.vault.crypto``.
"""

import time
from dataclasses import dataclass

from journal import system
from journal.vault import crypto

MAX_MEMORY_KIB = 1024 * 1024
MAX_PASSES = 64
MAX_LANES = 16
_LEAST_KIB_A_LANE = 8  # RFC 9106, section 3.1
_STEP_KIB = 64 * 1024


@dataclass(frozen=True)
class KdfParams:
    """Argon2id's cost: memory in KiB, passes over it, lanes."""

    memory_kib: int
    passes: int
    lanes: int

    def is_acceptable(self) -> bool:
        """Tell whether they are within the caps, so that deriving can't exhaust the machine."""
        return (
            1 <= self.passes <= MAX_PASSES
            and 1 <= self.lanes <= MAX_LANES
            and _LEAST_KIB_A_LANE * self.lanes <= self.memory_kib <= MAX_MEMORY_KIB
        )

    def is_weak(self) -> bool:
        """Tell whether any of them is below the floor."""
        return (
            self.memory_kib < FLOOR.memory_kib
            or self.passes < FLOOR.passes
            or self.lanes < FLOOR.lanes
        )

    def raised(self) -> "KdfParams":
        """Return these, each at the floor at least."""
        return KdfParams(
            max(self.memory_kib, FLOOR.memory_kib),
            max(self.passes, FLOOR.passes),
            max(self.lanes, FLOOR.lanes),
        )


FLOOR = KdfParams(memory_kib=64 * 1024, passes=3, lanes=4)
"""RFC 9106's second recommendation; nothing is written below it."""


def calibrate(target_seconds: float = 1.0) -> KdfParams:
    """Measure this machine and return parameters that take about ``target_seconds``.

    More time buys memory, in steps of 64 MiB, up to a quarter of the machine's and 1 GiB.
    """
    began = time.perf_counter()
    crypto.derive_root(b"calibration", bytes(16), FLOOR.memory_kib, FLOOR.passes, FLOOR.lanes)
    took = max(time.perf_counter() - began, 1e-4)
    present = system.physical_memory_kib()
    most = MAX_MEMORY_KIB if present is None else min(MAX_MEMORY_KIB, present // 4)
    wanted = int(target_seconds / took) * _STEP_KIB
    memory = max(FLOOR.memory_kib, min(wanted, most) // _STEP_KIB * _STEP_KIB)
    return KdfParams(memory, FLOOR.passes, FLOOR.lanes)
