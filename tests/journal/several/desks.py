"""Computers with the reflections of one journal, and the words that stories about them need."""

from dataclasses import dataclass
from pathlib import Path

from journal import path
from journal.guides.load import load_gate, load_guide
from journal.model import Reflection
from journal.repository import Entry, Repository
from journal.values import TextValue
from tests.journal.several.devices import Device

SAMPLES = Path(__file__).parents[1] / "samples"
ALL_NO = {"danger": "no", "claim": "no"}
TALK = "talk"


@dataclass
class Desk:
    """One computer and the reflections in its copy."""

    device: Device
    kept: Repository

    @classmethod
    def at(cls, device: Device) -> "Desk":
        """Sit down at a computer that has the journal."""
        return cls(device, Repository(device.vault, device.clock))

    def begins(self, title: str) -> Reflection:
        """Begin a reflection whose way is clear."""
        guide, gate = load_guide(SAMPLES / "small", "en"), load_gate(SAMPLES / "gate", "en")
        new = self.kept.begin(guide, title)
        return self.kept.save_reflection(path.answer_gate(gate, new, ALL_NO, self.device.clock))

    def says(self, reflection_id: str, text: str, prompt: str = TALK) -> None:
        """Write an answer, a minute later."""
        self.device.passes_time(60)
        self.kept.save_answer(reflection_id, prompt, TextValue(text))

    def entry(self, reflection_id: str) -> Entry:
        """Open a reflection: what is shown is what is written after."""
        return self.kept.entry(reflection_id)

    def text(self, reflection_id: str, prompt: str = TALK) -> str:
        """Return what stands on the desk as an answer."""
        value = self.entry(reflection_id).answers[prompt].value
        assert isinstance(value, TextValue)
        return value.text


def texts(entry: Entry, prompt: str = TALK) -> set[str]:
    """Return the versions of an answer that are to be chosen from."""
    values = (answer.value for answer in entry.apart.get(prompt, ()))
    return {value.text for value in values if isinstance(value, TextValue)}
