"""What may be chosen for which page, and the refusal of everything else.

This is the wall in the model: whatever a screen allows, a choice that names something sealed makes
no page. It knows nothing of answers, names or formats.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from journal.errors import SealedChosen
from journal.guides.guide import Door, Guide, Prompt, PromptType, Share, Stage, StageKind
from journal.model import Choice

# Whatever a guide says of them, these never leave: gate answers and understanding levels.
SEALED_TYPES = frozenset({PromptType.GATE, PromptType.LEVELS})
SEALED_STAGES = frozenset({StageKind.GATE, StageKind.CLOSE})


@dataclass(frozen=True)
class Item:
    """One prompt on the page where the person chooses. ``sealed`` ones are shown as staying."""

    prompt: str
    heading: str
    share: Share
    sealed: bool
    stage_name: str


def choosable(guide: Guide, door: Door) -> tuple[Item, ...]:
    """Return every prompt that belongs to this door, in the order of the path."""
    return tuple(
        Item(prompt.id, heading_of(prompt), prompt.share, is_sealed(stage, prompt), stage.name)
        for stage, prompt in _prompts_behind(guide, door)
    )


def check_choice(guide: Guide, choice: Choice) -> None:
    """Raise ``SealedChosen`` if anything chosen is sealed, unknown, or behind the other door."""
    open_ones = {item.prompt for item in choosable(guide, choice.door) if not item.sealed}
    for chosen in choice.chosen:
        if chosen.prompt not in open_ones:
            raise SealedChosen(prompt=chosen.prompt)


def is_sealed(stage: Stage, prompt: Prompt) -> bool:
    """Tell whether the answer can never leave, by its share code, its type or its stage."""
    return (
        prompt.share is Share.SEALED
        or prompt.type in SEALED_TYPES
        or stage.kind in SEALED_STAGES
        or stage.private
    )


def heading_of(prompt: Prompt) -> str:
    """Return the words that stand above the answer in what leaves."""
    return prompt.heading or prompt.question


def _prompts_behind(guide: Guide, door: Door) -> Iterator[tuple[Stage, Prompt]]:
    for stage in guide.stages():
        if stage.door is door:
            for prompt in stage.prompts:
                yield stage, prompt
