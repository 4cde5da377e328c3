"""``make bench``: a table, and build/bench.json. Ends with 1 where a limit did not hold."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.measure import as_table, save
from tests.bench.thousands import measure_thousands
from tests.bench.typing_latency import measure_typing
from tests.bench.vaults import SMALL, fill, measure_vault
from tests.bench.windows import measure_windows, surplus_mb
from tests.e2e.harness.program import ROOT, Home

BUILD = ROOT / "build"


def main() -> int:
    """Measure everything and return the exit status."""
    BUILD.mkdir(exist_ok=True)
    # Inside build/, which lies on a real disk: /tmp is often memory, where fsync costs nothing.
    with TemporaryDirectory(prefix="bench-", dir=BUILD) as folder:
        place = Path(folder)
        journal, state = place / "journal", place / "journal-state"
        fill(journal, state, SMALL)
        with TemporaryDirectory(prefix="aw-") as short:
            home = Home.under(Path(short))
            measures = measure_windows(journal, home)
            measures += measure_thousands(place, surplus_mb(journal, home))
        measures += measure_vault(place)
        measures += measure_typing(journal, state)
    save(measures, BUILD / "bench.json")
    sys.stdout.write(as_table(measures) + "\n")
    return 0 if all(measure.holds() for measure in measures) else 1


if __name__ == "__main__":
    sys.exit(main())
