"""A commitment and what became of it, in the words that every page uses for them."""

from journal.values import Came, Fate
from ui.i18n.say import say


def plan_sentence(if_: str, then: str) -> str:
    """Return "If this moment comes, then I do that." of the two halves as they were written."""
    when, what = if_.strip().rstrip(",.;"), then.strip().rstrip(".")
    if not when:
        return say("plan", "{then}.", then=what) if what else ""
    if not what:
        return say("plan", "If {when}, then …", when=when)
    return say("plan", "If {when}, then {then}.", when=when, then=what)


def came_words(came: Came) -> str:
    """Return the answer to "Did the moment come?"."""
    return {
        Came.DID: say("look", "It came up, and I did it"),
        Came.ELSE: say("look", "I did something else"),
        Came.NOT_YET: say("look", "It did not come up"),
    }[came]


def fate_words(fate: Fate) -> str:
    """Return the answer to "Keep it, change it, or drop it?"."""
    return {
        Fate.KEEP: say("look", "Keep it"),
        Fate.CHANGE: say("look", "Change it"),
        Fate.DROP: say("look", "Let it go"),
    }[fate]


def became_words(fate: Fate) -> str:
    """Return what became of a commitment, inside a sentence."""
    return {
        Fate.KEEP: say("look", "kept"),
        Fate.CHANGE: say("look", "changed"),
        Fate.DROP: say("look", "let go"),
    }[fate]
