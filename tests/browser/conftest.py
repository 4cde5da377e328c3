"""Both browsers, each started once for all tests here; a page and a folder for each test."""

from collections.abc import Iterator

import pytest

from tests.browser.drivers import NAMES, Browser, browser


@pytest.fixture(scope="session", params=NAMES)
def person(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Browser]:
    """Somebody of the group, at a browser."""
    with browser(request.param, tmp_path_factory.mktemp(request.param) / "home") as started:
        yield started
