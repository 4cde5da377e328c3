"""Each end-to-end test gets a screen, a bus, a home and a person of its own."""

from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from tests.e2e.harness.person import Person
from tests.e2e.harness.program import ROOT
from tests.e2e.harness.seat import seated

PICTURES = ROOT / "build" / "e2e"
FOLDER = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in this folder, so that no test of it runs without a screen by mistake."""
    for item in items:
        if FOLDER in item.path.parents:
            item.add_marker(pytest.mark.e2e)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Keep a picture of the screen as it was when a test did not pass."""
    report = yield
    person = getattr(item, "funcargs", {}).get("person")
    if report.when == "call" and report.failed and isinstance(person, Person):
        person.picture(f"not-passed-{item.name}")
    return report


@pytest.fixture
def person() -> Iterator[Person]:
    """Somebody who sits down, and a program that says nothing it should not say."""
    with seated(PICTURES) as somebody:
        yield somebody
        somebody.stands_up()
