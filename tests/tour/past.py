"""A journal with a past: real storage, written under a clock that stands where the story was.

The program uses the machine's clock and nothing else, so what happened weeks ago is written before
it starts, with the same repository and the same vault.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from journal import path
from journal.clock import SetClock
from journal.guides.guide import Gate, Guide
from journal.guides.load import load_gate, load_guide
from journal.model import Reflection
from journal.repository import Repository
from journal.sample import Sample, load_sample
from journal.values import Value
from journal.vault import FLOOR, create
from tests.e2e.harness.program import ROOT, Home

PASSPHRASE = "copper kettle meadow seventeen"
RESOURCES = ROOT / "resources"
NO = "no"


def state_of(home: Home) -> Path:
    """Return where the program remembers journals."""
    return Path(home.environment()["XDG_STATE_HOME"]) / "afterword"


def xoit() -> Guide:
    """Return the guide that the story is written with."""
    return load_guide(RESOURCES / "guides" / "xoit", "en")


def friday_patch(guide: Guide) -> Sample:
    """Return the story."""
    return load_sample(RESOURCES / "sample" / "friday-patch.toml", guide)


class Past:
    """A journal being written at other times than now."""

    def __init__(self, home: Home, name: str) -> None:
        """Make the journal ``name`` in the home's documents."""
        self.folder = Path(home.environment()["XDG_DOCUMENTS_DIR"]) / name
        self.clock = SetClock(datetime.now(UTC))
        vault = create(self.folder, PASSPHRASE, state=state_of(home), clock=self.clock, kdf=FLOOR)
        self.repository = Repository(vault, self.clock)
        self.gate: Gate = load_gate(RESOURCES / "gate", "en")

    def ago(self, days: float, hours: float = 0) -> datetime:
        """Return a moment before now."""
        return datetime.now(UTC) - timedelta(days=days, hours=hours)

    def begins(self, guide: Guide, title: str, at: datetime, **unlike: str) -> Reflection:
        """Write a reflection whose gate was answered with no, but for what is ``unlike``."""
        self.clock.at = at
        new = self.repository.begin(guide, title, "Patch Steward", "Platform Reliability")
        answers = {one.id: unlike.get(one.id, NO) for one in self.gate.categories}
        contacts = path.find_lead(self.gate, answers).contacts
        contact = contacts[0] if contacts else ""
        nine = at.replace(hour=9, minute=0, second=0, microsecond=0)
        remind = nine + timedelta(days=4) if unlike else None
        answered = path.answer_gate(
            self.gate, new, answers, self.clock, contact=contact, remind=remind
        )
        return self.repository.save_reflection(answered)

    def sits(
        self,
        reflection: Reflection,
        guide: Guide,
        at: datetime,
        minutes: int,
        answers: Mapping[str, Value],
        *,
        seen: str = "",
    ) -> Reflection:
        """Write ``answers`` in one sitting and leave at the last of them; ``seen`` at its end."""
        self.clock.at = at
        self.repository.begin_sitting()
        now = self.repository.save_reflection(path.begin_sitting(reflection, self.clock))
        self.clock.advance(timedelta(minutes=minutes))
        for prompt, value in answers.items():
            self.repository.save_answer(now.id, prompt, value)
            now = path.visit(guide, now, prompt)
        for stage in guide.stages():
            if any(one.id in answers for one in stage.prompts):
                now = path.mark_done(guide, now, stage.id)
        if seen:
            now = path.see(now, seen)
        written = self.repository.entry(now.id).answers
        return self.repository.save_reflection(path.end_sitting(guide, now, self.clock, written))

    def stands_at(self, reflection: Reflection, guide: Guide, page: str) -> Reflection:
        """Look at ``page`` last."""
        now = path.visit(guide, reflection, page)
        marks = {
            one: mark
            for one, mark in now.marks.items()
            if one != path.view(guide, now, frozenset(), self.clock).here.stage
        }
        return self.repository.save_reflection(replace(now, marks=marks))

    def ends(self) -> Path:
        """Close the journal and return its folder."""
        self.repository.close()
        return self.folder


def values(sample: Sample, prompts: Iterable[str]) -> dict[str, Value]:
    """Return the story's answers to ``prompts``."""
    return {one: sample.answers[one].value for one in prompts}
