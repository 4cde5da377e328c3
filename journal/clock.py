"""Now, and the zone it is told in, so that tests own time.

All stored times are UTC with seconds; all shown dates are in the person's zone.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Protocol


class Clock(Protocol):
    """What the journal may ask of time."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        ...

    def zone(self) -> tzinfo | None:
        """Return the person's zone; ``None`` means the system's."""
        ...


class SystemClock:
    """The machine's own clock and zone."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        return datetime.now(UTC)

    def zone(self) -> tzinfo | None:
        """Return ``None``: ``datetime.astimezone(None)`` uses the system's zone."""
        return None


@dataclass
class SetClock:
    """A clock that stands where it was put and moves when told."""

    at: datetime
    in_zone: tzinfo | None = field(default=UTC)

    def now(self) -> datetime:
        """Return the moment it was set to."""
        return self.at

    def zone(self) -> tzinfo | None:
        """Return the zone it was given."""
        return self.in_zone

    def advance(self, by: timedelta) -> None:
        """Move forward."""
        self.at += by


def local(clock: Clock, moment: datetime) -> datetime:
    """Return ``moment`` in the person's zone."""
    return moment.astimezone(clock.zone())


def today(clock: Clock) -> date:
    """Return the date it is for the person."""
    return local(clock, clock.now()).date()


def moment_of(clock: Clock, day: date, at: time) -> datetime:
    """Return the UTC moment of a day and a time on the wall in the person's zone.

    An hour that a change of the clocks leaves out becomes the one after it; of an hour that comes
    twice it is the first.
    """
    zone = clock.zone()
    there = datetime.combine(day, at)
    aware = there.replace(tzinfo=zone) if zone is not None else there.astimezone()
    return aware.astimezone(UTC)
