"""The import contracts of pyproject.toml hold, and are seen to break where they should."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

LINTER = Path(sys.executable).with_name("lint-imports")


def _lint(folder: Path) -> str:
    done = subprocess.run(
        [LINTER, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the product's source, to break."""
    folder = tmp_path_factory.mktemp("copy")
    shutil.copy(ROOT / "pyproject.toml", folder)
    for package in ("journal", "ui"):
        shutil.copytree(
            ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__")
        )
    return folder


def test_all_contracts_hold() -> None:
    said = _lint(ROOT)
    assert " 0 broken." in said, said


@pytest.mark.parametrize(
    ("place", "line", "contract"),
    [
        ("journal/clock.py", "import ui.routes", "The journal knows nothing of the window"),
        ("journal/clock.py", "import PySide6.QtCore", "The journal knows nothing of the window"),
        ("journal/vault/__init__.py", "import journal.model", "The vault keeps bytes"),
        ("journal/guides/__init__.py", "import journal.path", "Inside the journal"),
        ("ui/widgets/__init__.py", "import journal.model", "Widgets know nothing"),
        ("ui/pages/today.py", "import ui.pages.welcome", "Pages do not know each other"),
        ("ui/pages/today.py", "import journal.vault", "No page holds the vault"),
        ("ui/sharing/chooser.py", "import journal.vault", "No page holds the vault"),
        ("ui/reflecting/menu.py", "import ui.pages.today", "What a page is made of"),
    ],
)
def test_a_contract_breaks_where_it_should(
    copy: Path, place: str, line: str, contract: str
) -> None:
    file = copy / place
    before = file.read_text(encoding="utf-8")
    file.write_text(f"{before}\n{line}\n", encoding="utf-8")
    try:
        said = _lint(copy)
    finally:
        file.write_text(before, encoding="utf-8")
    broken = [row for row in said.splitlines() if row.endswith("BROKEN")]
    assert any(row.startswith(contract) for row in broken), said


def test_a_module_without_a_place_is_noticed(copy: Path) -> None:
    stray = copy / "journal" / "stray.py"
    stray.write_text('"""It has no layer."""\n', encoding="utf-8")
    try:
        assert "stray" in _lint(copy)
    finally:
        stray.unlink()
