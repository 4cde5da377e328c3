"""``make fuzz``, or ``python -m tests.fuzz [TARGET …] [--seconds N | --runs N]``.

Guided by what is covered: the program's modules are instrumented as they are imported. One process
for each target, since libFuzzer does not come back. What was found interesting stays in
build/fuzz/TARGET; what broke something is written there as ``crash-…`` and ends the run with 1.
"""

import argparse
import importlib
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
BUILD = ROOT / "build" / "fuzz"
SECONDS = 120
EACH_S = 5  # one input may take so long
MEMORY_MB = 1024


def fuzz(name: str, limit: str, corpus: Path) -> None:
    """Fuzz one target in this process; never returns."""
    atheris = importlib.import_module("atheris")  # what it instruments is imported after it

    tempfile.tempdir = str(corpus.parent)

    with atheris.instrument_imports(include=["journal"]):
        from tests.fuzz.targets import TARGETS, TRAP
    target = TARGETS.get(name) or TRAP

    def once(data: bytes) -> None:
        try:
            target.run(data)
        except target.errors:
            return

    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(target.seeds()):
        (corpus / f"seed-{number}").write_bytes(seed)
    options = [
        limit,
        f"-max_len={target.most}",
        f"-timeout={EACH_S}",
        f"-rss_limit_mb={MEMORY_MB}",
        f"-artifact_prefix={corpus}/",
        "-print_final_stats=1",
        "-verbosity=0",
    ]
    atheris.Setup([sys.argv[0], str(corpus), *options], once)
    atheris.Fuzz()


def command(name: str, limit: str, corpus: Path) -> list[str]:
    """Return how a process is started that fuzzes one target."""
    return [sys.executable, "-m", "tests.fuzz", "--one", name, limit, str(corpus)]


def main() -> int:
    """Fuzz some targets, or all, one after another; return the exit status."""
    parser = argparse.ArgumentParser(description="Fuzz the parsers.")
    parser.add_argument("targets", nargs="*")
    parser.add_argument("--seconds", type=int, default=SECONDS, help="for each target")
    wanted = parser.parse_args()
    from tests.fuzz.targets import TARGETS

    failed = []
    for name in wanted.targets or TARGETS:
        sys.stdout.write(f"{name}: {wanted.seconds} s\n")
        sys.stdout.flush()
        limit = f"-max_total_time={wanted.seconds}"
        if subprocess.run(command(name, limit, BUILD / name), cwd=ROOT, check=False).returncode:
            failed.append(name)
    sys.stdout.write(f"found something: {', '.join(failed)}\n" if failed else "all held\n")
    return 1 if failed else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        fuzz(sys.argv[2], sys.argv[3], Path(sys.argv[4]))
    else:
        sys.exit(main())
