"""One row of the ledger as it stands in the list, and the words for its details."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from journal.clock import Clock, local
from journal.disclosure.rendering import FORMATS, Format, Rendered
from journal.model import Share
from ui.i18n.say import clock_time, day_month_year, say, say_n, weekday
from ui.sharing.leaving_words import size_line
from ui.sharing.ways import way_name
from ui.theme import paint
from ui.theme.tokens import Radius
from ui.widgets.focus_ring import ringed
from ui.widgets.labelled import LabelledRow


def when(share: Share, clock: Clock) -> str:
    """Return "Fri 20 March 2026, 14:12"."""
    moment = local(clock, share.at)
    return say(
        "shared",
        "{weekday} {day}, {time}",
        weekday=weekday(moment.date())[:3],
        day=day_month_year(moment.date()),
        time=clock_time(moment),
    )


def details(share: Share, clock: Clock) -> tuple[tuple[str, str], ...]:
    """Return what the ledger keeps of a row, as pairs of a name and its words."""
    size = say("shared", "{n} bytes", n=f"{share.size:,}".replace(",", " "))
    pairs = (
        (say("shared", "For whom"), share.for_whom),
        (say("shared", "Why"), share.why),
        (say("shared", "How"), way_name(share.format)),
        (say("shared", "File"), share.file_name),
        (say("shared", "When"), when(share, clock)),
        (say("shared", "Size"), size),
        (say("shared", "SHA-256"), share.sha256),
    )
    return tuple((name, words) for name, words in pairs if words)


def length(share: Share) -> str:
    """Return "Eight parts, 324 words"."""
    return size_line(len(share.prompts), share.words)


def rendered_of(share: Share) -> Rendered:
    """Return the stored bytes as they were rendered, so that they can be drawn again."""
    stored = {"clipboard": "text", "print": "pdf"}.get(share.format, share.format)
    kind: Format = next((one for one in FORMATS if one == stored), "text")
    about = FORMATS[kind]
    return Rendered(
        format=kind,
        data=share.content,
        media_type=about.media_type,
        suffix=about.suffix,
        words=share.words,
        sha256=share.sha256,
        passphrase=share.passphrase,
    )


@ringed(Radius.OPTION_CARD, inside=True)
class LedgerEntry(LabelledRow):
    """One thing that left. The chosen one stands on honey."""

    title_style = chosen_style = "subtitle"

    def __init__(
        self, share: Share, clock: Clock, replies: int = 0, *, parent: QWidget | None = None
    ) -> None:
        """Show its title, how it left, how many replies came back, and when it left."""
        self.share, self._clock, self._replies = share, clock, replies
        super().__init__(share.title, hint=self._lines(replies), parent=parent)
        self.setAutoExclusive(True)

    def set_replies(self, count: int) -> None:
        """Say how many replies there are now."""
        self._replies = count
        self.set_words(self.share.title, hint=self._lines(count))

    def set_share(self, share: Share) -> None:
        """Show the row as it is noted now."""
        self.share = share
        self.set_words(share.title, hint=self._lines(self._replies))

    def _lines(self, replies: int) -> str:
        how = way_name(self.share.format)
        if self.share.questions:
            some = say_n("shared", "one reply", "{n} replies", replies)
            how = say("shared", "{how} · {replies}", how=how, replies=some)
        lines = [how, when(self.share, self._clock)]
        if self.share.corrected_by:
            lines.append(say("shared", "Corrected since"))
        if self.share.asked_away is not None:
            lines.append(say("shared", "Asked to be deleted"))
        return "\n".join(lines)

    def insets(self) -> tuple[int, int, int]:
        """Leave the entry's padding free."""
        return (12, 12, 11)

    def least(self) -> int:
        """Return the height of a title and two lines."""
        return 88

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Draw the card and the words."""
        painter = paint.painter_for(self)
        rect = QRectF(self.rect())
        if self.isChecked():
            paint.box(painter, rect, Radius.OPTION_CARD, fill="shared_tint", line="shared_line")
        elif self.look() in ("hover", "pressed"):
            paint.box(painter, rect, Radius.OPTION_CARD, fill="hover")
        self.draw_words(painter)


class LedgerEntries(QWidget):
    """Goes from entry to entry with the arrow keys."""

    entries: list[LedgerEntry]

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Choose the entry above or below."""
        step = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1}.get(event.key())
        here = next((i for i, one in enumerate(self.entries) if one.hasFocus()), None)
        if step is None or here is None:
            super().keyPressEvent(event)
            return
        entry = self.entries[min(max(here + step, 0), len(self.entries) - 1)]
        entry.setFocus(Qt.FocusReason.TabFocusReason)
        entry.click()
