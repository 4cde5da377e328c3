"""The answers to a reflection's prompts: read, kept where they changed, and as they were before.

Used from one thread. Whether an answer may be kept, the repository decides.
"""

import contextlib
from dataclasses import replace
from datetime import date

from journal.codec import decode, encode
from journal.errors import FolderUnreachable, RecordDamaged, RecordUnknown, SaveFailed
from journal.model import Answer
from journal.repository.apart import Apart
from journal.repository.headlines import answer_brief
from journal.repository.records import Records, answer_of, answer_thing, read_as
from journal.values import LevelsValue, Value


class AnswerShelf:
    """The answers of one open journal."""

    def __init__(self, vault: Records, apart: Apart) -> None:
        """Work on an open vault; ``apart`` knows which versions are on this desk."""
        self._vault, self._apart = vault, apart
        self._last: dict[str, Value] = {}  # the value last read or kept, by thing

    def of(self, reflection_id: str) -> tuple[dict[str, Answer], tuple[str, ...]]:
        """Return a reflection's answers by prompt, and the prompts whose answer is damaged."""
        answers: dict[str, Answer] = {}
        damaged: list[str] = []
        for info in self._vault.things(answer_thing(reflection_id, "")):
            _, prompt = answer_of(info.thing)
            try:
                answers[prompt] = self._read(info.thing)
                own = self._apart.show_answer(info)
                if own is not None:
                    answers[prompt], self._last[info.thing] = own, own.value
            except RecordDamaged:
                damaged.append(prompt)
        return answers, tuple(damaged)

    def save(self, answer: Answer, headline: bytes, *, settles: bool) -> bool:
        """Keep an answer. False where nothing changed: then nothing is written.

        One that ``settles`` takes the place of all versions that were made apart.
        """
        thing = answer_thing(answer.reflection, answer.prompt)
        if not settles and self._is_unchanged(thing, answer.value):
            return False
        self._apart.put(thing, encode(answer), headline, settles=settles)
        self._last[thing] = answer.value
        return True

    def history(self, reflection_id: str, prompt_id: str) -> tuple[Answer, ...]:
        """Return the versions of an answer that can be read, newest first, the present one too."""
        versions: list[Answer] = []
        try:
            infos = self._vault.history(answer_thing(reflection_id, prompt_id))
        except RecordUnknown:
            return ()
        for info in infos:
            try:
                versions.append(decode(Answer, self._vault.read_version(info.ref)))
            except (RecordDamaged, RecordUnknown, ValueError):
                continue
        return tuple(reversed(versions))  # by the vault's order: a clock may have been set back

    def forget_view(self, reflection_id: str, prompt_id: str, day: date | None) -> None:
        """Let earlier versions, too, go without somebody else's view that was removed.

        It is one of ``day``, and the present version does not have it. Versions that were made
        apart stay until the person chose.
        """
        thing = answer_thing(reflection_id, prompt_id)
        if len(self._vault.heads(thing)) != 1:
            return
        present = read_as(self._vault, thing, Answer).value
        stays = present.others if isinstance(present, LevelsValue) else ()

        def without(body: bytes) -> tuple[bytes, bytes]:
            answer = decode(Answer, body)
            value = answer.value
            if not isinstance(value, LevelsValue):
                return body, answer_brief(value)
            kept = tuple(one for one in value.others if one.alone or one.on != day or one in stays)
            if kept == value.others:
                return body, answer_brief(value)
            value = replace(value, others=kept)
            return encode(replace(answer, value=value)), answer_brief(value)

        with contextlib.suppress(RecordDamaged, ValueError):  # what can't be read says nothing
            self._vault.rewrite(thing, without)
            self._apart.forget_shown(thing)
            with contextlib.suppress(SaveFailed):  # the earlier ones go at the next fold
                self._vault.fold()

    def remove(self, reflection_id: str) -> None:
        """Remove a reflection's answers."""
        for info in self._vault.things(answer_thing(reflection_id, "")):
            self._vault.remove(info.thing)
            self._last.pop(info.thing, None)

    def look_again(self) -> None:
        """Forget what was read: it was changed by another way."""
        self._last.clear()

    def _read(self, thing: str) -> Answer:
        answer = read_as(self._vault, thing, Answer)
        self._last[thing] = answer.value
        return answer

    def _is_unchanged(self, thing: str, value: Value) -> bool:
        if thing not in self._last:
            try:
                self._read(thing)
            except RecordUnknown:
                return value.is_empty()
            except (RecordDamaged, FolderUnreachable):
                return False
        return self._last[thing] == value
