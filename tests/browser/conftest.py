"""Both browsers, each started once for all tests here; a page and a folder for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.drivers import NAMES, Browser, browser
from tests.ui.sharing.conftest import bench, guide, kept_journal, sample

__all__ = ["bench", "guide", "kept_journal", "sample"]  # fixtures: a desk with the sample story


@pytest.fixture(scope="session", params=NAMES)
def person(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Browser]:
    """Somebody of the group, at a browser."""
    with browser(request.param, tmp_path_factory.mktemp(request.param) / "home") as started:
        yield started


@pytest.fixture
def downloads(person: Browser) -> Path:
    """Return where the browser puts what is saved, emptied."""
    for file in person.downloads.iterdir():
        file.unlink()
    return person.downloads
