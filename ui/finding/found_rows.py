"""What was found, as rows in the person's words. Pure: findings and commands in, rows out."""

from collections.abc import Iterator, Sequence

from journal.repository.finding import Findings, FoundText
from journal.search import BESIDE, begins, fold
from ui import routes
from ui.finding.command import Command
from ui.finding.found_model import FoundRow
from ui.i18n.say import say


def found_rows(words: str, findings: Findings, commands: Sequence[Command]) -> tuple[FoundRow, ...]:
    """Return the finds, then where one can go, then what one can do, each under its heading."""
    finds = [_find(one) for one in findings.texts]
    others = [*_places(findings), *_commands(words, commands)]
    headed = (
        (say("finding", "In what you wrote"), finds),
        (say("finding", "Go to, or do"), others),
    )
    return tuple(row for section, rows in headed for row in _under(section, rows))


def _under(section: str, rows: Sequence[FoundRow]) -> Iterator[FoundRow]:
    from dataclasses import replace

    for place, row in enumerate(rows):
        yield row if place else replace(row, section=section)


def _find(one: FoundText) -> FoundRow:
    hit = one.hit
    beside = hit.prompt_id == BESIDE
    before, after = whole_words(hit.before, hit.after)
    return FoundRow(
        title=_title(one.title),
        aside=say("finding", "How your view changed") if beside else one.stage,
        before=f"…{before}" if before != hit.before else before,
        match=hit.match,
        after=f"{after}…" if after != hit.after else after,
        route=routes.Views(hit.reflection_id)
        if beside
        else routes.Reflecting(hit.reflection_id, hit.prompt_id),
    )


def _places(findings: Findings) -> Iterator[FoundRow]:
    for one in findings.reflections:
        yield FoundRow(_title(one.title), icon="book-open", route=routes.Reflecting(one.id))
    for stage in findings.stages:
        yield FoundRow(
            stage.stage,
            aside=_title(stage.title),
            icon="feather",
            route=routes.Reflecting(stage.reflection, stage.page),
        )
    for share in findings.shares:
        whom = share.for_whom.strip()
        yield FoundRow(
            say("finding", "Shared: {title}", title=_title(share.title)),
            aside=say("finding", "for {whom}", whom=whom) if whom else "",
            icon="send",
            route=routes.Shared(share.id),
        )


def _commands(words: str, commands: Sequence[Command]) -> Iterator[FoundRow]:
    wanted = [fold(word) for word in words.split()]
    fits = [
        (place, one)
        for place, one in enumerate(commands)
        if all(word in fold(one.words) for word in wanted) and (wanted or not one.by_name)
    ]
    fits.sort(key=lambda fit: bool(wanted) and not begins(fit[1].words, wanted))
    for place, one in fits:
        yield FoundRow(one.words, icon=one.icon, keys=one.keys, command=place)


def _title(title: str) -> str:
    return title.strip() or say("finding", "Without a name")


def whole_words(before: str, after: str) -> tuple[str, str]:
    """Leave away the half words at both ends of what surrounds a find, if any were cut."""
    start, end = before.find(" "), after.rfind(" ")
    cut_before = len(before) >= AROUND and start >= 0
    cut_after = len(after) >= AROUND and end > 0
    return before[start + 1 :] if cut_before else before, after[:end] if cut_after else after


AROUND = 55  # a shorter stretch was not cut: it is all there is on that side
