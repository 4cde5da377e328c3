"""What it means that the conversation about expectations is offered, said to its owner alone.

A guide can say it for its organisation; else these words stand. Nothing is started by them.
"""

from journal.guides.guide import Guide, Stage, StageKind
from ui.i18n.say import say


def conversation_of(guide: Guide) -> Stage | None:
    """Return the stage that prepares the conversation, or ``None``."""
    kinds = (one for one in guide.stages() if one.kind is StageKind.EXPECTATIONS and one.prompts)
    return next(kinds, None)


def meaning(means: str) -> str:
    """Return the guide's words, or what holds in most organisations; then what the program does."""
    usual = say(
        "expectations",
        "In many organisations this is where somebody begins a conversation: what is "
        "expected of the role, what was seen, and that the two do not match yet. You can prepare "
        "it, and ask for it before anybody else does.",
    )
    nobody = say("expectations", "Afterword tells nobody. Nothing begins by itself.")
    return say("expectations", "{means} {nobody}", means=means.strip() or usual, nobody=nobody)
