"""Whether the recovery sheet is there, and when to ask for it again, gently."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from journal.clock import Clock

if TYPE_CHECKING:
    from journal.model import Profile

REST = timedelta(days=3)  # after "Later"


def asks_again(profile: "Profile", clock: Clock, *, has_code: bool, sat: bool = True) -> bool:
    """Tell whether to speak of the sheet now.

    ``has_code`` says that a recovery code opens the journal; ``sat`` that there was a first
    sitting, before which somebody who did not want a sheet is not asked.
    """
    if has_code and profile.sheet_proved:
        return False
    if profile.sheet_asked_at is not None:
        return clock.now() - profile.sheet_asked_at >= REST
    return has_code or sat


def made(profile: "Profile", now: datetime) -> "Profile":
    """Return the profile after the sheet was printed or kept as a PDF."""
    return replace(profile, sheet_made_at=now, sheet_proved=False)


def proved(profile: "Profile", now: datetime) -> "Profile":
    """Return the profile after two groups were typed back."""
    at = profile.sheet_made_at or now
    return replace(profile, sheet_made_at=at, sheet_asked_at=now, sheet_proved=True)


def put_off(profile: "Profile", now: datetime) -> "Profile":
    """Return the profile after "Later"."""
    return replace(profile, sheet_asked_at=now)


def code_renewed(profile: "Profile") -> "Profile":
    """Return the profile after a new code was made: no sheet carries it yet."""
    return replace(profile, sheet_made_at=None, sheet_proved=False)
