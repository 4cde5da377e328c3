"""What every test of the interface stands on."""

import pytest

from journal.vault import KdfParams


@pytest.fixture(autouse=True)
def cheap_is_no_news(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nobody speak of the derivation: in tests it is cheap, and Today would say so."""
    monkeypatch.setattr(KdfParams, "is_weak", lambda _: False)
