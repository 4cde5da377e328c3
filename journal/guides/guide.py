"""The shape of a guide once it is read: frozen, complete, in one language.

A guide has parts, a part has stages, a stage has prompts. A stage is a dot on the path; a prompt is
one question with one answer. Prompts of a stage that say ``page = "same"`` stand on the page of the
prompt before them; every other prompt begins a page.
"""

from dataclasses import dataclass, field
from enum import StrEnum


class Share(StrEnum):
    """May the answer leave in the summary for the group?"""

    SEALED = "sealed"  # never
    CHOOSABLE = "choosable"  # private, may be chosen
    SUGGESTED = "suggested"  # shown first among the choosable, still off until chosen


class Door(StrEnum):
    """The two pages that can leave, each chosen on its own."""

    GROUP = "group"
    EXPECTATIONS = "expectations"


class PromptType(StrEnum):
    """What kind of answer a prompt takes; each has one value type in ``journal.values``."""

    TEXT = "text"  # TextValue
    ROWS = "rows"  # RowsValue
    TIMELINE = "timeline"  # RowsValue with the columns time, saw, did, believed, source
    PEOPLE = "people"  # RowsValue with the columns name, role
    CHOICE = "choice"  # ChoiceValue
    SCALE = "scale"  # ScaleValue
    DATE = "date"  # DateValue
    PLANS = "plans"  # PlansValue
    LOOKS = "looks"  # LooksValue, one look back for each of the plans
    LEVELS = "levels"  # LevelsValue
    GATE = "gate"  # GateValue


class Counted(StrEnum):
    """What an answer is counted as when several reflections are looked at together."""

    CONDITIONS = "conditions"  # rows: the first choice is the category, the second how much
    EFFECTS = "effects"  # rows: the first choice is the kind of effect
    ROLE = "role"  # the page on which the role the person was in is told


class StageKind(StrEnum):
    """What a stage does beside asking its prompts."""

    WRITING = "writing"
    GATE = "gate"
    CHOOSE = "choose"  # choose what to share; has no prompts
    UNDERSTANDING = "understanding"
    EXPECTATIONS = "expectations"  # offered when the understanding is not there yet
    FOLLOW_UP = "follow-up"  # due a number of weeks after sharing
    CLOSE = "close"


@dataclass(frozen=True)
class Column:
    """One named column of rows. ``kind`` is ``text``, ``short``, ``date`` or ``choice``."""

    id: str
    name: str
    kind: str = "text"
    options: tuple["Option", ...] = ()


@dataclass(frozen=True)
class Option:
    """One option of a choice, one line of levels, or one level."""

    id: str
    name: str
    hint: str = ""


@dataclass(frozen=True)
class Prompt:
    """One question. ``question`` and the rest of the words are in the guide's language."""

    id: str
    type: PromptType
    question: str
    help: str = ""
    example: str = ""
    heading: str = ""  # the heading above this answer in what leaves; the question if empty
    share: Share = Share.SEALED
    skippable: bool = True
    starts_page: bool = True
    recall: tuple[str, ...] = ()  # ids of earlier prompts whose answers can be seen beside it
    columns: tuple[Column, ...] = ()
    options: tuple[Option, ...] = ()  # of a choice
    several: bool = False  # a choice of more than one
    scale: tuple[int, int] = (0, 10)
    scale_names: tuple[str, str] = ("", "")  # what its two ends mean
    lines: tuple[Option, ...] = ()  # of levels
    levels: tuple[Option, ...] = ()  # of levels; index 0 is level 0
    at_least: int = 0  # how many rows the help line aims for; 0 means none
    note_name: str = ""  # the name of a free remark beside rows or a choice; empty means none
    counts: Counted | None = None  # what recurs over reflections is found in these
    starts: tuple[str, ...] = ()  # a few words to begin a text with
    asks_group: bool = False  # a text that is a question to the group: larger in what leaves


@dataclass(frozen=True)
class Stage:
    """One dot on the path. ``door`` says on which page its answers may be chosen."""

    id: str
    name: str
    kind: StageKind
    prompts: tuple[Prompt, ...] = ()
    door: Door = Door.GROUP
    weeks: int = 0  # of a follow-up: how long after sharing
    private: bool = False  # drawn with a lock on the path: every prompt is sealed
    means: str = ""  # of expectations: what it means in the organisation that it is offered
    coach: bool = True  # the language coach may speak here; it never does where feelings stand


@dataclass(frozen=True)
class Part:
    """One of the parts of the path, in order."""

    id: str
    name: str
    about: str
    stages: tuple[Stage, ...]


@dataclass(frozen=True)
class GuideSource:
    """The exact text a guide was read from, so that a reflection can keep it."""

    structure: str  # guide.toml
    words: str  # its language file
    language: str  # BCP 47, "en"


@dataclass(frozen=True)
class Guide:
    """A whole guide in one language."""

    id: str
    version: str
    name: str
    good_for: str
    minutes: int
    parts: tuple[Part, ...]
    source: GuideSource = field(repr=False)
    threshold: tuple[tuple[str, int], ...] = ()  # (understanding line, least level) for the talk
    view: str = ""  # what is asked at the end of each sitting, to see how one's view changes

    def stages(self) -> tuple[Stage, ...]:
        """Return all stages in the order of the path."""
        return tuple(stage for part in self.parts for stage in part.stages)

    def stage(self, stage_id: str) -> Stage:
        """Return the stage of that id; ``KeyError`` if there is none."""
        for stage in self.stages():
            if stage.id == stage_id:
                return stage
        raise KeyError(stage_id)

    def prompt(self, prompt_id: str) -> Prompt:
        """Return the prompt of that id; ``KeyError`` if there is none."""
        for stage in self.stages():
            for prompt in stage.prompts:
                if prompt.id == prompt_id:
                    return prompt
        raise KeyError(prompt_id)

    def stage_of(self, prompt_id: str) -> Stage:
        """Return the stage that asks this prompt; ``KeyError`` if none does."""
        for stage in self.stages():
            if any(prompt.id == prompt_id for prompt in stage.prompts):
                return stage
        raise KeyError(prompt_id)


@dataclass(frozen=True)
class Contact:
    """Somebody to talk to first. ``how`` may hold a number or a place; an organisation fills it."""

    id: str
    name: str
    how: str = ""


@dataclass(frozen=True)
class GateCategory:
    """One question of the gate and where a yes or a not-sure leads.

    ``yes`` and ``unsure`` are ``stop``, ``hold`` or ``ask``: stop writes no entry; hold is a stop
    that also forbids deleting what exists; ask pauses until the person has asked.
    """

    id: str
    question: str
    hint: str
    yes: str
    unsure: str
    advice: str
    contacts: tuple[str, ...]
    clock: str = ""  # a sentence about a deadline that runs


@dataclass(frozen=True)
class Gate:
    """The gate's categories and contacts; an organisation can replace the file."""

    version: str
    categories: tuple[GateCategory, ...]
    contacts: tuple[Contact, ...]
