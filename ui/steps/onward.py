"""What the way on is called: the part or the stage that the next page begins."""

from journal.guides.guide import Stage
from ui.i18n.say import say
from ui.steps.host import Host


def next_words(host: Host) -> str:
    """Return "Next", or "Next: " and the part that begins with the next page."""
    path, parts = host.path(), host.book.guide.parts
    onward = path.next
    if onward is None:
        return say("path", "Next")
    here = next(one for one in parts if any(stage.id == path.here.stage for stage in one.stages))
    holding = (one for one in parts if any(_holds(stage, onward) for stage in one.stages))
    there = next(holding, here)
    if there is here:
        return say("path", "Next")
    return say("path", "Next: {part}", part=there.name)


def next_name(host: Host, stage: Stage) -> str:
    """Return the name of the stage that begins with the next page in the part of ``stage``."""
    onward, guide = host.path().next, host.book.guide
    if onward is None:
        return ""
    there = next(one for one in guide.stages() if _holds(one, onward))
    part = next(one for one in guide.parts if stage in one.stages)
    return there.name if there is not stage and there in part.stages else ""


def _holds(stage: Stage, page: str) -> bool:
    return page == stage.id or any(prompt.id == page for prompt in stage.prompts)
