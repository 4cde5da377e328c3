"""The measuring itself: fair turns, honest limits, the file that others read."""

import json
from pathlib import Path

from tests.bench.measure import Measure, as_table, by_turns, save


def test_both_take_turns_and_the_first_round_does_not_count() -> None:
    order: list[str] = []
    ours, bare = iter([100.0, 2.0, 4.0, 3.0]), iter([100.0, 1.0, 1.0, 2.0])

    def take(name: str) -> float:
        order.append(name)
        return next(ours if name == "ours" else bare)

    medians = by_turns(lambda: take("ours"), lambda: take("bare"), rounds=3)

    assert medians == (3.0, 1.0)
    assert order == ["bare", "ours", "ours", "bare", "bare", "ours", "ours", "bare"]


def test_a_value_over_its_limit_is_said_and_written(tmp_path: Path) -> None:
    within, over = Measure("save", 1.5, 2, "ratio"), Measure("unlock", 50.1, 50, "ms")
    assert within.holds()
    assert not over.holds()
    quiet, loud = as_table([within, over]).splitlines()
    assert "over the limit" not in quiet
    assert "over the limit" in loud

    target = tmp_path / "build" / "bench.json"
    save([within, over], target)
    assert json.loads(target.read_text()) == [
        {"name": "save", "value": 1.5, "limit": 2, "unit": "ratio"},
        {"name": "unlock", "value": 50.1, "limit": 50, "unit": "ms"},
    ]
