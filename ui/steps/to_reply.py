"""The way to a reply that came back: to what was heard, or where none is asked, to what left."""

from ui import routes
from ui.sharing import taking_up
from ui.steps.hear_step import HearStep
from ui.steps.reflecting_view import ReflectingView


def turn_to(view: ReflectingView, route: routes.Reflecting, *, resting: bool = False) -> None:
    """Turn to the page that ``route`` means; a rest is no reason to wait with reading a reply."""
    if not route.reply:
        view.turn(route.prompt)
        return
    prompt = None if resting else taking_up.hearing(view.book.guide)
    if prompt is not None:
        view.turn(prompt.id)
    step = view.step
    if not (isinstance(step, HearStep) and step.show_reply(route.reply)):
        share, _, reply = route.reply.partition("/")
        view.go(routes.Shared(share, reply))
