"""The look backs of each open reflection, drawn on a line beside the list."""

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.due import Track, TrackStop
from ui.i18n.say import day_month, say, short_day_month
from ui.widgets.ground import Ground, Rule
from ui.widgets.text_label import TextLabel
from ui.widgets.weeks_track import TrackDot, WeeksTrack

SHOWN = 6


class TracksColumn(Ground):
    """The right column of Follow-through."""

    def __init__(self, tracks: tuple[Track, ...], today: date) -> None:
        """Draw the first few tracks."""
        super().__init__("window", edges=("start",))
        column = QVBoxLayout(self)
        column.setContentsMargins(37, 78, 39, 24)
        column.setSpacing(0)
        if tracks:
            heading = say("follow", "Your look-backs")
            column.addWidget(TextLabel(heading, "small_strong", ink="muted"))
            column.addSpacing(20)
        for track in tracks[:SHOWN]:
            column.addWidget(_drawn(track, today))
            column.addSpacing(22)
        if tracks:
            column.addWidget(Rule())
            column.addSpacing(18)
        note = say(
            "follow",
            "Every day can be moved. If one passes, nothing happens: it waits here. Nobody else "
            "sees this page.",
        )
        column.addWidget(TextLabel(note, "small"))
        column.addStretch(1)


def _drawn(track: Track, today: date) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    title = track.title or say("reflections", "Without a name")
    column.addWidget(TextLabel(title, "subtitle"))
    last = track.stops[-1].day
    days = max((last - track.start).days, 1)
    dots = tuple(
        TrackDot((stop.day - track.start).days / days, _label(stop, today), _state(stop, today))
        for stop in track.stops
    )
    reached = min(max((today - track.start).days / days, 0.0), 1.0)
    name = ", ".join((title, *(_said(stop) for stop in track.stops)))
    column.addWidget(WeeksTrack(name, dots, reached))
    return holder


def _state(stop: TrackStop, today: date) -> str:
    if stop.is_done:
        return "done"
    return "now" if stop.day <= today else "open"


def _label(stop: TrackStop, today: date) -> str:
    return say("follow", "today") if stop.day == today else short_day_month(stop.day)


def _said(stop: TrackStop) -> str:
    day = day_month(stop.day)
    if stop.is_done:
        return say("follow", "{day}: looked back", day=day)
    return say("follow", "{day}: planned", day=day)
