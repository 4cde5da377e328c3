"""What was found, as rows in the person's words. Pure: findings and commands in, rows out."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from journal.repository.finding import Findings, FoundStage, FoundText
from journal.search import begins, fold
from ui import routes
from ui.finding.command import Command
from ui.finding.found_model import FoundRow
from ui.finding.hit_words import around, named, place_of, route_of, title_of
from ui.i18n.say import say


def found_rows(words: str, findings: Findings, commands: Sequence[Command]) -> tuple[FoundRow, ...]:
    """Return the finds, then where one can go and what one can do, each under its heading.

    Questions of the guide come last: a word of theirs may well mean something to do.
    """
    finds = [_find(one) for one in findings.texts]
    others = [*_places(findings), *_commands(words, commands), *_pages(findings.pages)]
    return (*_under(_written(), finds), *_under(say("finding", "Go to, or do"), others))


def later_rows(texts: Sequence[FoundText], last: FoundRow | None) -> tuple[FoundRow, ...]:
    """Return what was found since, to stand below ``last``: nothing that is there moves."""
    further = say("finding", "Further in what you wrote")
    section = _written() if last is None else "" if last.match else further
    return tuple(_under(section, [_find(one) for one in texts]))


def _written() -> str:
    return say("finding", "In what you wrote")


def _under(section: str, rows: Sequence[FoundRow]) -> Iterator[FoundRow]:
    for place, row in enumerate(rows):
        yield row if place else replace(row, section=section)


def _find(one: FoundText) -> FoundRow:
    words = around(one.hit)
    return FoundRow(
        title=title_of(one.hit, one.title),
        aside=place_of(one.hit, one.stage),
        before=words.before,
        match=words.match,
        after=words.after,
        route=route_of(one.hit),
    )


def _places(findings: Findings) -> Iterator[FoundRow]:
    for one in findings.reflections:
        yield FoundRow(
            named(one.title),
            aside=" · ".join(filter(None, (one.role, one.group))),
            icon="book-open",
            route=routes.Reflecting(one.id),
        )
    yield from _pages(findings.stages)
    for share in findings.shares:
        whom = share.for_whom.strip()
        said = (say("finding", "for {whom}", whom=whom) if whom else "", share.why.strip())
        yield FoundRow(
            say("finding", "Shared: {title}", title=named(share.title)),
            aside=" · ".join(filter(None, said)),
            icon="send",
            route=routes.Shared(share.id),
        )


def _pages(pages: Sequence[FoundStage]) -> Iterator[FoundRow]:
    for one in pages:
        yield FoundRow(
            one.stage,
            aside=named(one.title),
            icon="feather",
            route=routes.Reflecting(one.reflection, one.page),
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
