"""How long the window stands still under somebody's hands while words are saved and looked at."""

import json
import subprocess
import sys
from pathlib import Path

from tests.bench.measure import Measure
from tests.e2e.harness.program import ROOT, clean_environment
from tests.e2e.harness.screen import Screen

LEAST = 20  # fewer would show nothing


def measure_typing(journal: Path, state: Path) -> list[Measure]:
    """Run the probe on a screen of its own."""
    with Screen() as screen:
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.typing_probe", str(journal), str(state)],
            cwd=ROOT,
            env=clean_environment({"DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb"}),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode != 0:
        raise RuntimeError(f"the typing probe ended early\n{done.stderr}")
    seen = json.loads(done.stdout)
    if min(seen["saves"], seen["looks"]) < LEAST:
        raise RuntimeError(f"{seen['saves']} saves and {seen['looks']} looks: nothing was measured")
    name = f"longest gap while typing during {seen['saves']} saves"
    rest = f"(without any: {seen['at_rest_ms']:.0f} ms)"
    looks = f"longest gap while typing during {seen['looks']} looks of the language coach"
    return [
        Measure(f"{name} {rest}", seen["saving_ms"], 50, "ms"),
        Measure(looks, seen["looking_ms"], 50, "ms"),
    ]
