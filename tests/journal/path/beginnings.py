"""A guide and a gate that are small, and what the tests of the path begin with."""

from datetime import UTC, datetime
from pathlib import Path

SAMPLES = Path(__file__).parents[1] / "samples"
RESOURCES = Path(__file__).parents[3] / "resources"
THURSDAY = datetime(2026, 3, 12, 9, 0, tzinfo=UTC)
NOTHING: frozenset[str] = frozenset()
ALL_BEFORE_CHOOSE = frozenset({"story", "who", "effects", "ready", "feel", "day", "plans"})
