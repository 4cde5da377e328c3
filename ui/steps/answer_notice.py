"""What is said above an answer: that it is damaged, or that two computers have versions of it."""

from PySide6.QtWidgets import QWidget

from journal.guides.guide import Prompt
from journal.values import Value
from ui.i18n.say import say
from ui.steps.apart_dialog import ApartDialog
from ui.steps.editor import Editor
from ui.steps.host import Host
from ui.widgets.notice import Notice


def notice_of(host: Host, prompt: Prompt, editor: Editor) -> QWidget | None:
    """Return what is to be said above an answer, or ``None``."""
    if prompt.id in host.book.damaged:
        return _damaged()
    if prompt.id in host.book.apart:
        return _apart(host, prompt, editor)
    return None


def _damaged() -> Notice:
    return Notice(
        say("reflecting", "What you wrote here cannot be read just now."),
        say(
            "reflecting",
            "The stored piece is damaged and is left as it is. All other pages are here. A copy of "
            "the journal folder from before may still hold it. You can write here again.",
        ),
        kind="technical",
    )


def _apart(host: Host, prompt: Prompt, editor: Editor) -> Notice:
    notice = Notice(
        say("apart", "This was written on two computers."),
        say("apart", "Every version is kept. The one from this computer is shown below."),
        say("apart", "Compare them"),
    )

    def choose(value: Value) -> None:
        host.book.choose(prompt.id, value)
        editor.show_value(value)
        notice.hide()
        first = editor.first_field()
        if first is not None:
            first.setFocus()

    def compare() -> None:
        versions = list(host.book.apart.get(prompt.id, ()))
        shown = host.book.answers.get(prompt.id)
        if shown is not None and versions:
            versions[-1] = shown  # as it is by now, with what was typed since
        dialog = ApartDialog(prompt, versions, host.clock, read_only=host.book.read_only)
        dialog.chosen.connect(choose)
        dialog.open_on(host.frame(), dialog.first)

    notice.stepped.connect(compare)
    return notice
