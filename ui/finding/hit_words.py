"""A text that was found: what it is called, the words around what was looked for, where it stands.

Pure: hits in, words and routes out; the list of reflections and the box both use it.
"""

from dataclasses import dataclass
from datetime import date

from journal.guides.guide import Door
from journal.search import Hit, Kind
from ui import routes
from ui.i18n.say import day_month_year, say

AROUND = 55  # a shorter stretch was not cut: it is all there is on that side


@dataclass(frozen=True)
class Around:
    """What was found, and whole words on both sides of it."""

    before: str
    match: str
    after: str

    def line(self) -> str:
        """Return it as one line."""
        return f"{self.before}{self.match}{self.after}".strip()


def around(hit: Hit) -> Around:
    """Return the words around a find; of a day, it and how its text begins."""
    if hit.day:
        day = day_month_year(date.fromisoformat(hit.day))
        return Around("", day, f" · {hit.after}" if hit.after else "")
    before, after = whole_words(hit.before, hit.after)
    return Around(
        f"…{before}" if before != hit.before else before,
        hit.match,
        f"{after}…" if after != hit.after else after,
    )


def whole_words(before: str, after: str) -> tuple[str, str]:
    """Leave away the half words at both ends of what surrounds a find, if any were cut."""
    start, end = before.find(" "), after.rfind(" ")
    cut_before = len(before) >= AROUND and start >= 0
    cut_after = len(after) >= AROUND and end > 0
    return before[start + 1 :] if cut_before else before, after[:end] if cut_after else after


def named(title: str) -> str:
    """Return a reflection's title, or that it has none."""
    return title.strip() or say("finding", "Without a name")


def title_of(hit: Hit, title: str) -> str:
    """Return what is found, where ``title`` is what the reflection is called, or what left."""
    if hit.kind is Kind.REPLY:
        return say("finding", "A reply to “{title}”", title=named(title))
    if hit.kind is Kind.NOTE:
        return say("finding", "Noted in one line")
    if hit.kind is Kind.LEFT:
        return say("finding", "Shared: {title}", title=named(title))
    return named(title)


def place_of(hit: Hit, stage: str = "") -> str:
    """Return where in its reflection a text stands, in the name of ``stage`` for an answer."""
    places = {
        Kind.BESIDE: say("finding", "How your view changed"),
        Kind.GATE: say("finding", "The first questions"),
        Kind.COPY: say("finding", "Your copy of it, for a page"),
        Kind.REPLY: "",
    }
    return places.get(hit.kind, stage)


def route_of(hit: Hit) -> routes.Route:
    """Return where a text stands."""
    one = hit.reflection_id
    match hit.kind:
        case Kind.BESIDE:
            return routes.Views(one)
        case Kind.GATE:
            return routes.GateOf(one)
        case Kind.COPY:
            return routes.Choosing(one, Door(hit.ids[0]))
        case Kind.REPLY:
            return routes.Reflecting(one, reply="/".join(hit.ids))
        case Kind.NOTE:
            return routes.Today()
        case Kind.LEFT:
            return routes.Shared(hit.ids[0])
        case _:
            return routes.Reflecting(one, hit.prompt_id)
