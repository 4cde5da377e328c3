"""What can be done with a reply in the journal: each act is one job of the worker, and saved."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from PySide6.QtCore import QObject, Signal

from journal.disclosure.ledger import changed_since
from journal.errors import AfterwordError, RecordDamaged, ReflectionUnknown
from journal.model import Reply, Share
from journal.path import may_delete, may_write
from ui import routes
from ui.sharing import taking_up
from ui.sharing.replies_view import Answered, CanDo

if TYPE_CHECKING:
    from journal.repository import Repository
    from ui.desk import Desk


Source: TypeAlias = Literal["same", "changed", "gone"]


@dataclass(frozen=True)
class CameBack:
    """The replies to one page that left, what can be done, and whether its source changed."""

    share: Share
    replies: tuple[Reply, ...]
    can: CanDo
    source: Source


def read(repository: "Repository", share: Share) -> CameBack:
    """Return what there is to know of a share today; in the worker."""
    replies = repository.ledger.replies(share.reflection, share.id)
    keeps = not repository.read_only
    try:
        entry = repository.entry(share.reflection)
    except (ReflectionUnknown, RecordDamaged):
        return CameBack(share, replies, CanDo(remove=keeps), "gone")
    writes = keeps and may_write(entry.reflection)
    can = CanDo(
        note=writes and taking_up.hearing(entry.guide) is not None,
        promise=writes and taking_up.committing(entry.guide) is not None,
        remove=keeps and may_delete(entry.reflection),
        is_held=keeps and not may_delete(entry.reflection),
    )
    source: Source = "changed" if changed_since(share, entry.answers) else "same"
    return CameBack(share, replies, can, source)


class ReplyActs(QObject):
    """Notes, promises and removes. ``done`` after each act, ``failed`` if nothing was changed."""

    done = Signal()
    failed = Signal(object)  # AfterwordError

    def __init__(self, desk: "Desk", parent: QObject) -> None:
        """Belong to a page."""
        super().__init__(parent)
        self._desk = desk

    def note(self, answer: Answered) -> None:
        """Put an answer among what was heard, as its writer wrote it."""
        reply, repository = answer.reply, self._desk.repository

        def job() -> None:
            entry = repository.entry(reply.reflection)
            prompt = taking_up.hearing(entry.guide)
            if prompt is None:
                return
            before = entry.answers.get(prompt.id)
            value = taking_up.noted(before.value if before else None, reply.from_, answer.text)
            repository.save_answer(reply.reflection, prompt.id, value)
            repository.ledger.save_reply(replace(reply, noted=(*reply.noted, answer.place)))

        self._run(job, lambda _none: self.done.emit())

    def promise(self, answer: Answered) -> None:
        """Begin a commitment with an answer, and go to where its moment is written."""
        reply, repository = answer.reply, self._desk.repository

        def job() -> str:
            entry = repository.entry(reply.reflection)
            prompt = taking_up.committing(entry.guide)
            if prompt is None:
                return ""
            before = entry.answers.get(prompt.id)
            value = taking_up.promised(before.value if before else None, answer.text)
            repository.save_answer(reply.reflection, prompt.id, value)
            repository.ledger.save_reply(replace(reply, promised=(*reply.promised, answer.place)))
            return prompt.id

        self._run(job, lambda prompt: self._desk.go(routes.Reflecting(reply.reflection, prompt)))

    def remove(self, reply: Reply) -> None:
        """Remove a reply for good."""
        repository = self._desk.repository
        self._run(lambda: repository.ledger.remove_reply(reply), lambda _none: self.done.emit())

    def _run(self, job: Callable[[], object], done: Callable[[Any], None]) -> None:
        self._desk.keeper.flush()  # what was typed before is stored before, never over it
        self._desk.worker.run(self, job, done, self._fail)

    def _fail(self, problem: AfterwordError) -> None:
        self.failed.emit(problem)
