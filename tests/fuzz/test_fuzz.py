"""A short run of each fuzz target, guided by coverage; ``make fuzz`` runs them for long."""

import importlib.util
import subprocess
from pathlib import Path

import pytest

from tests.fuzz import targets
from tests.fuzz.__main__ import ROOT, command
from tests.fuzz.targets import TARGETS

RUNS = 200
needs_atheris = pytest.mark.skipif(
    importlib.util.find_spec("atheris") is None,
    reason="atheris has no wheel for this system: the parsers are not fuzzed here",
)


@needs_atheris
@pytest.mark.parametrize("name", TARGETS)
def test_the_parser_raises_only_our_own_errors(name: str, tmp_path: Path) -> None:
    done = run(name, tmp_path / "corpus")
    assert done.returncode == 0, done.stderr[-4000:]
    assert f"number_of_executed_units: {RUNS}" in done.stderr


@needs_atheris
def test_an_error_that_is_not_ours_is_found(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "trap").write_bytes(b"trap")
    done = run("trap", corpus)
    assert done.returncode != 0
    assert "ZeroDivisionError" in done.stdout + done.stderr
    assert list(corpus.glob("crash-*"))


@pytest.mark.parametrize("name", TARGETS)
def test_what_a_target_begins_from_is_not_refused(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(targets, "PLACE", tmp_path)
    TARGETS[name].run(next(iter(TARGETS[name].seeds())))


def run(name: str, corpus: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(name, f"-runs={RUNS}", corpus),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
