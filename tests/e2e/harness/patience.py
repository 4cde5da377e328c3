"""Waiting for a condition with a deadline. The only place in the harness where time passes."""

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

PATIENCE_S = 40.0  # a machine may be busy; what is there is seen at once
_PAUSE_S = 0.03


class NeverHappened(AssertionError):
    """What was waited for did not come."""


def until(
    condition: Callable[[], T | None],
    what: str,
    *,
    within_s: float = PATIENCE_S,
    detail: Callable[[], str] | None = None,
) -> T:
    """Return the condition's first true value, or raise and say what was waited for."""
    deadline = time.monotonic() + within_s
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() >= deadline:
            rest = f"\n{detail()}" if detail else ""
            raise NeverHappened(f"waited {within_s:g} s for {what}{rest}")
        time.sleep(_PAUSE_S)
