"""What the person switches, picks, edits and decides, as steps from one ``Choice`` to the next.

Pure. What is switched off is put aside with its edited copy, so that switching it on again brings
the copy back; what is aside never leaves.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from journal.disclosure.choosing import Item, choosable
from journal.guides.guide import Door, Guide, Share
from journal.model import Alias, Choice, Chosen


@dataclass(frozen=True)
class Row:
    """One line on the page where the person chooses. A sealed one is only told of."""

    prompt: str
    label: str
    sealed: bool
    suggested: bool = False


def rows_for(guide: Guide, door: Door, answered: Iterable[str]) -> tuple[Row, ...]:
    """Return what was written: the suggested first, then the choosable, then what stays.

    Each group is in the order of the path. Sealed prompts of one stage stand as one row.
    """
    held = frozenset(answered)
    everything = choosable(guide, door)
    rows = [(item, _row(item, everything)) for item in everything if item.prompt in held]
    stays = {row.label: row for item, row in rows if item.sealed}
    open_rows = [row for item, row in rows if not item.sealed]
    return (*sorted(open_rows, key=lambda row: not row.suggested), *stays.values())


def _row(item: Item, everything: tuple[Item, ...]) -> Row:
    stage = [one for one in everything if one.stage_name == item.stage_name]
    same = [one for one in everything if one.heading == item.heading]
    label = item.heading
    if all(one.sealed for one in stage) or len([one for one in stage if not one.sealed]) == 1:
        label = item.stage_name if item.sealed == stage[0].sealed else item.heading
    elif len(same) > 1:
        label = f"{item.stage_name} · {item.heading}"
    return Row(item.prompt, label, item.sealed, item.share is Share.SUGGESTED)


def switched(choice: Choice, prompt: str, *, on: bool) -> Choice:
    """Return the choice with a prompt on, as it was when it was last on, or put aside."""
    there = choice.of(prompt)
    if on and there is None:
        before = next((one for one in choice.aside if one.prompt == prompt), Chosen(prompt))
        aside = tuple(one for one in choice.aside if one.prompt != prompt)
        return replace(choice, chosen=(*choice.chosen, before), aside=aside)
    if not on and there is not None:
        chosen = tuple(one for one in choice.chosen if one.prompt != prompt)
        return replace(choice, chosen=chosen, aside=(*choice.aside, there))
    return choice


def picked(choice: Choice, prompt: str, rows: frozenset[str] | None) -> Choice:
    """Return the choice with these rows of a chosen prompt, all if ``None``."""
    return _changed(choice, prompt, lambda one: replace(one, rows=rows))


def edited(choice: Choice, prompt: str, text: str | None) -> Choice:
    """Return the choice with a copy for the group, or with one's own words if ``None``."""
    return _changed(choice, prompt, lambda one: replace(one, edited=text))


def headed(choice: Choice, name: str, *, on: bool) -> Choice:
    """Return the choice with ``with_title`` or another of its head, or ``with_hour``, on or off."""
    return replace(
        choice,
        with_title=on if name == "with_title" else choice.with_title,
        with_role=on if name == "with_role" else choice.with_role,
        with_date=on if name == "with_date" else choice.with_date,
        with_hour=on if name == "with_hour" else choice.with_hour,
    )


def asking(choice: Choice, question: str, *, on: bool) -> Choice:
    """Return the choice with a question for the group's members on or off."""
    others = tuple(one for one in choice.questions if one != question)
    return replace(choice, questions=(*others, question) if on else others)


def renamed(choice: Choice, before: str, alias: Alias) -> Choice:
    """Return the choice in which ``alias`` stands instead of the one for the name ``before``."""
    others = tuple(one for one in choice.aliases if one.name not in (before, alias.name))
    kept = tuple(one for one in choice.kept if one != alias.name)
    return replace(choice, aliases=(*others, alias), kept=kept)


def left_in(choice: Choice, text: str) -> Choice:
    """Return the choice in which the person decided to leave ``text`` as it is."""
    others = tuple(one for one in choice.aliases if one.name != text)
    kept = choice.kept if text in choice.kept else (*choice.kept, text)
    return replace(choice, aliases=others, kept=kept)


def not_left_in(choice: Choice, text: str) -> Choice:
    """Return the choice in which ``text`` is open to be decided again."""
    return replace(choice, kept=tuple(one for one in choice.kept if one != text))


def _changed(choice: Choice, prompt: str, change: Callable[[Chosen], Chosen]) -> Choice:
    chosen = tuple(change(one) if one.prompt == prompt else one for one in choice.chosen)
    return replace(choice, chosen=chosen)


def name_places(name: str) -> tuple[str, str]:
    """Return where a name, and what stands for it, are kept until they are settled.

    ``name`` is the one that is changed, or was found; empty for a new one.
    """
    return f"name/{name}", f"alias/{name}"


def draft_places(door: Door) -> tuple[str, str]:
    """Return where the words for whom and why are kept until something left with them."""
    return f"for-whom/{door}", f"why/{door}"
