"""One reflection on the desk: what is on screen, and its way into the vault.

Holds the entry in memory, takes what is typed and hands it to the keeper. The truth is in memory
first and durable soon after; a page never waits for a save. A reflection that is being begun is
held in memory alone until ``begin``; a frozen one, the finished example, can be read only.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from journal.guides.guide import Door, Guide
from journal.model import Answer, Choice, Heard, Reflection, Reply
from journal.values import Value

if TYPE_CHECKING:
    from datetime import date

    from journal.repository import Entry, Repository
    from ui.desk import Desk


@dataclass(frozen=True)
class Changed:
    """What changed: a prompt's answer, or the reflection itself where ``prompt`` is empty."""

    prompt: str = ""


class Book(QObject):
    """The open reflection. Lives as long as its page."""

    changed = Signal(object)  # Changed

    def __init__(
        self,
        desk: "Desk",
        entry: "Entry",
        parent: QObject | None = None,
        *,
        frozen: bool = False,
        written: bool = True,
        note: str = "",
    ) -> None:
        """Put ``entry`` on the desk. ``written`` is False while nothing of it may be stored.

        ``note`` is the id of a line noted for later, which is over once this is stored.
        """
        super().__init__(parent)
        self._desk = desk
        self._repository: Repository | None = None if frozen else desk.repository
        self.is_written, self._note = written, note
        self.reflection: Reflection = entry.reflection
        self.guide: Guide = entry.guide
        self.answers: dict[str, Answer] = dict(entry.answers)
        self.damaged: tuple[str, ...] = tuple(entry.damaged)
        self.apart: dict[str, tuple[Answer, ...]] = dict(entry.apart)
        self.choices: dict[Door, Choice] = {}
        self.heard: tuple[Heard, ...] = tuple(entry.heard)
        if not frozen:
            self._take_what_waits()

    def _take_what_waits(self) -> None:
        """Put what is not durable yet over what the journal held: a full or slow disk."""
        held, one = self._desk.keeper.held, self.reflection.id
        for waiting in held(f"reflection/{one}").values():
            if isinstance(waiting, Reflection):
                self.reflection = waiting
        for waiting in held(f"answer/{one}/").values():
            if isinstance(waiting, Answer):
                self.answers[waiting.prompt] = waiting
        for waiting in held(f"choice/{one}/").values():
            if isinstance(waiting, Choice):
                self.choices[waiting.door] = waiting

    @property
    def read_only(self) -> bool:
        """Tell whether nothing can be changed here."""
        return self._repository is None or bool(self._repository.read_only)

    def value(self, prompt_id: str) -> Value | None:
        """Return what was answered, or ``None``."""
        answer = self.answers.get(prompt_id)
        return answer.value if answer else None

    def values(self) -> dict[str, Value]:
        """Return all answers by prompt id."""
        return {prompt: answer.value for prompt, answer in self.answers.items()}

    def answered(self) -> frozenset[str]:
        """Return the ids of the prompts that hold an answer with something in it."""
        return frozenset(
            prompt for prompt, answer in self.answers.items() if not answer.value.is_empty()
        )

    def begin(self) -> None:
        """Let the reflection be stored from now on: its gate lets it be written."""
        if self.is_written or self._repository is None:
            return
        self.is_written = True
        repository, now = self._repository, self.reflection
        self._keep(repository, now)
        note = self._note
        if note:  # under a key of the reflection: if that is let go of, the line stays
            self._desk.keeper.keep(
                f"reflection/{now.id}/note", lambda: repository.settle_note(note, now.id)
            )
        self._desk.keeper.flush()

    def keep_all(self) -> None:
        """Hand over all of it once more, where a part of it may be stored no longer."""
        repository = self._repository
        if repository is None or self.read_only:
            return
        self.is_written = True
        self._keep(repository, self.reflection)
        for answer in self.answers.values():
            self._keep_answer(repository, answer)

    def write(self, prompt_id: str, value: Value) -> None:
        """Take an answer as it is typed; it becomes durable soon."""
        if self.read_only or self.value(prompt_id) == value:
            return
        reflection = self.reflection.id
        answer = Answer(reflection, prompt_id, value, self._desk.clock.now())
        self.answers[prompt_id] = answer
        repository = self._repository
        if self.is_written and repository is not None:
            self._keep_answer(repository, answer)
        self.changed.emit(Changed(prompt_id))

    def forget_view(self, prompt_id: str, day: "date | None") -> None:
        """Let earlier versions of an answer lose a view that was removed from it just now."""
        repository, one = self._repository, self.reflection.id
        if not self.read_only and repository is not None:
            self._desk.keeper.keep(
                f"answer/{one}/{prompt_id}/forgotten/{day}",
                lambda: repository.forget_view(one, prompt_id, day),
            )

    def choose(self, prompt_id: str, value: Value) -> None:
        """Let ``value`` take the place of versions made apart; they stay among the earlier ones."""
        repository = self._repository
        if self.read_only or repository is None:
            return
        one = self.reflection.id
        self.apart.pop(prompt_id, None)
        self.answers[prompt_id] = Answer(one, prompt_id, value, self._desk.clock.now())
        self._desk.keeper.keep(  # what is there by then, should more be typed before it is stored
            f"chosen/{one}/{prompt_id}",
            lambda: repository.save_answer(
                one, prompt_id, self.answers[prompt_id].value, settles=True
            ),
        )
        self._desk.keeper.flush()
        self.changed.emit(Changed(prompt_id))

    def put(self, reflection: Reflection) -> None:
        """Take a new standing of the reflection; it becomes durable at once."""
        if self.read_only or reflection == self.reflection:
            return
        if not self.is_written:
            self.reflection = reflection  # the path tells a new one by its never being updated
            self.changed.emit(Changed())
            return
        self.reflection = replace(reflection, updated=self._desk.clock.now())
        repository, now = self._repository, self.reflection
        if repository is not None:
            self._keep(repository, now)
        self.changed.emit(Changed())

    def take(self, step: Callable[[Reflection], Reflection]) -> None:
        """Apply one step of the path to the reflection."""
        self.put(step(self.reflection))

    def draft(self, place: str) -> str:
        """Return what was begun at ``place``, a field beside the prompts, and not settled."""
        return self.reflection.drafts.get(place, "")

    def put_draft(self, place: str, text: str) -> None:
        """Keep what was begun at ``place``; an empty text once it is settled."""
        if text != self.draft(place):
            self.put(self.reflection.with_draft(place, text))

    def put_choice(self, choice: Choice) -> None:
        """Take what was chosen for a door; it becomes durable soon."""
        self.choices[choice.door] = choice
        repository = self._repository
        if self.read_only or repository is None:
            return
        self._desk.keeper.keep(
            f"choice/{choice.reflection}/{choice.door}",
            lambda: repository.save_choice(choice),
            choice,
        )
        self.changed.emit(Changed())

    def put_reply(self, reply: Reply) -> None:
        """Take what became of a reply; it becomes durable soon."""
        repository = self._repository
        if self.read_only or repository is None:
            return
        self.heard = tuple(one.with_reply(reply) for one in self.heard)
        self._desk.keeper.keep(
            f"reply/{reply.share}/{reply.id}", lambda: repository.ledger.save_reply(reply), reply
        )

    def _keep(self, repository: "Repository", now: Reflection) -> None:
        self._desk.keeper.keep(f"reflection/{now.id}", lambda: repository.save_reflection(now), now)

    def _keep_answer(self, repository: "Repository", answer: Answer) -> None:
        self._desk.keeper.keep(
            f"answer/{answer.reflection}/{answer.prompt}",
            lambda: repository.save_answer(answer.reflection, answer.prompt, answer.value),
            answer,
        )
