"""A journal whose passphrase is cheap to guess says so on Today, and leads to what ends that."""

from dataclasses import replace

from tests.ui.window.conftest import House
from ui import routes
from ui.session import vault_of

SAID = "Guessing this journal’s passphrase takes less work than it should."


def _today_anew(house: House) -> None:
    house.go(routes.Reflections())
    house.go(routes.Today())


def test_a_weak_derivation_is_said_and_leads_to_another_passphrase(house: House) -> None:
    _today_anew(house)
    assert SAID not in house.texts()
    vault = vault_of(house.desk.repository)
    vault.report = replace(vault.report, weak_kdf=True)
    _today_anew(house)
    assert SAID in house.texts()
    house.press("Change the passphrase")
    assert house.page.route == routes.NewPassphrase()
