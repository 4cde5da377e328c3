"""A guide and a gate that are small, and a clock on the Thursday before the Friday patch."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from journal.clock import SetClock
from journal.guides.guide import Gate, Guide
from journal.guides.load import load_gate, load_guide

SAMPLES = Path(__file__).parent / "samples"


@pytest.fixture
def guide() -> Guide:
    return load_guide(SAMPLES / "small", "en")


@pytest.fixture
def gate() -> Gate:
    return load_gate(SAMPLES / "gate", "en")


@pytest.fixture
def clock() -> SetClock:
    return SetClock(datetime(2026, 3, 12, 9, 0, tzinfo=UTC))
