"""What the person reads when something went otherwise: what happened, what is safe, what next.

One entry for each error code of ``journal.errors``, in ``ui.errors``. The words never blame, never
name the code and never hold what the person wrote.
"""

from journal.errors import AfterwordError
from ui.errors import copies, keeping, leaving, opening, own_files, replies
from ui.errors.words import ErrorText, Texts
from ui.i18n.say import say

__all__ = ["ErrorText", "error_text"]

_TEXTS: Texts = {
    **opening.TEXTS,
    **keeping.TEXTS,
    **own_files.TEXTS,
    **leaving.TEXTS,
    **copies.TEXTS,
    **replies.TEXTS,
}


def error_text(problem: AfterwordError) -> ErrorText:
    """Return the words for a problem; an unplanned one has calm words of its own."""
    return _TEXTS.get(problem.code, _unexpected)(problem)


def _unexpected(_: AfterwordError) -> ErrorText:
    return ErrorText(
        say("errors", "Something did not go as planned."),
        say("errors", "What was saved is intact. Nothing has left this computer."),
        say("errors", "Lock the journal and open it again. What is being typed is kept."),
    )
