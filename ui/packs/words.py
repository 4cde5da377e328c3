"""What an organisation's pack changes, in words, for a person to read before it takes effect."""

from dataclasses import dataclass

from journal.guides.guide import Gate, GateCategory
from journal.guides.pack import Pack, gate_changes
from ui.i18n.say import capital, say, say_n


@dataclass(frozen=True)
class ChangeGroup:
    """One kind of change: what it is, and a line for each."""

    title: str
    lines: tuple[str, ...]


def change_groups(pack: Pack, shipped: Gate) -> tuple[ChangeGroup, ...]:
    """Return all that the pack changes, the gate first. What is not named stays as it is."""
    made = gate_changes(pack, shipped)
    groups = (
        ChangeGroup(
            say("pack", "First questions that are no longer asked"),
            tuple(one.question for one in made.asked_no_more),
        ),
        ChangeGroup(
            say("pack", "First questions that are asked from now on"),
            tuple(_led(one) for one in made.asked_anew),
        ),
        ChangeGroup(
            say("pack", "First questions in other words"),
            tuple(f"{one.question} {one.advice}" for one in made.worded_anew),
        ),
        ChangeGroup(
            say("pack", "First questions whose answers lead elsewhere"),
            tuple(_led(one) for one in made.led_anew),
        ),
        ChangeGroup(
            say("pack", "Whom to talk to"),
            tuple(f"{one.name}: {one.how}" if one.how else one.name for one in made.contacts),
        ),
        ChangeGroup(say("pack", "Deadlines"), tuple(one.clock for one in made.clocks)),
        ChangeGroup(say("pack", "Questions for the group’s page"), pack.questions),
        ChangeGroup(
            say("pack", "Roles that are offered"), (" · ".join(pack.roles),) if pack.roles else ()
        ),
    )
    return tuple(group for group in groups if group.lines)


def origin_words(pack: Pack) -> str:
    """Return "From the learning circle, version 3": what the file says of itself."""
    return say("pack", "It says it is from: {who}. Version {version}.", who=pack.origin,
               version=pack.version)  # fmt: skip


def count_words(pack: Pack, shipped: Gate) -> str:
    """Return one line of what a pack changes, for the settings."""
    gate = gate_changes(pack, shipped)
    asked = len({*gate.asked_no_more, *gate.asked_anew, *gate.worded_anew, *gate.led_anew})
    parts = [
        say_n("pack", "{n} first question", "{n} first questions", asked) if asked else "",
        say_n("pack", "{n} contact", "{n} contacts", len(gate.contacts)) if gate.contacts else "",
        say_n("pack", "{n} deadline", "{n} deadlines", len(gate.clocks)) if gate.clocks else "",
        say_n("pack", "{n} question for the group", "{n} questions for the group",
              len(pack.questions)) if pack.questions else "",
        say_n("pack", "{n} role", "{n} roles", len(pack.roles)) if pack.roles else "",
    ]  # fmt: skip
    return capital(" · ".join(part for part in parts if part))


def _led(one: GateCategory) -> str:
    """Return a question with where its answers lead."""
    leads = {
        "stop": say("pack", "stop, no entry is written"),
        "hold": say("pack", "stop, and nothing may be deleted"),
        "ask": say("pack", "ask first"),
    }
    return say(
        "pack",
        "{question} Yes: {yes}. Not sure: {unsure}.",
        question=one.question,
        yes=leads[one.yes],
        unsure=leads[one.unsure],
    )
