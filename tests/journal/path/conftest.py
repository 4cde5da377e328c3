"""A reflection that has just begun, and one whose gate is clear."""

from dataclasses import replace

import pytest

from journal import path
from journal.clock import SetClock
from journal.guides.guide import Gate, Guide
from journal.model import Reflection


@pytest.fixture
def fresh(guide: Guide, clock: SetClock) -> Reflection:
    return path.begin(guide, "1" * 32, clock, "The Friday patch", "Patch Steward")


@pytest.fixture
def clear(gate: Gate, fresh: Reflection, clock: SetClock) -> Reflection:
    answered = path.answer_gate(gate, fresh, {"danger": "no", "claim": "no"}, clock)
    return replace(answered, updated=clock.now())
