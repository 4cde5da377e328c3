"""What a measurement is, and how two things are compared fairly.

A number of milliseconds says something of one machine on one day. So each of ours is set beside
what cannot be gone below, measured in the same run, by turns.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True)
class Measure:
    """One line of the result: a value that should stay at or below its limit."""

    name: str
    value: float
    limit: float
    unit: str

    def holds(self) -> bool:
        """Whether the value is within its limit."""
        return self.value <= self.limit


def by_turns(
    ours: Callable[[], float], bare: Callable[[], float], rounds: int
) -> tuple[float, float]:
    """Return the medians of both over ``rounds``, after one round that doesn't count.

    Who goes first changes with each round, so that neither has the warmer caches.
    """
    pairs: list[tuple[float, float]] = []
    for number in range(rounds + 1):
        if number % 2:
            one = ours()
            pairs.append((one, bare()))
        else:
            other = bare()
            pairs.append((ours(), other))
    counted = pairs[1:]
    return median(pair[0] for pair in counted), median(pair[1] for pair in counted)


def as_table(measures: Sequence[Measure]) -> str:
    """Return the measures as lines for a person to read."""
    width = max(len(measure.name) for measure in measures)
    return "\n".join(
        f"{measure.name:<{width}}  {measure.value:9.2f}  limit {measure.limit:8.2f}  "
        f"{measure.unit:<6} {'' if measure.holds() else 'over the limit'}".rstrip()
        for measure in measures
    )


def save(measures: Sequence[Measure], target: Path) -> None:
    """Write the measures as a JSON list of name, value, limit and unit."""
    target.parent.mkdir(parents=True, exist_ok=True)
    rows = [{**asdict(measure), "value": round(measure.value, 3)} for measure in measures]
    target.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")
