"""What a journal holds, as frozen values: reflections, answers, shares and what the person chose.

No storage and no words for the screen. All moments are aware UTC datetimes. ``journal.codec`` gives
each of these its bytes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from journal.guides.guide import Door
from journal.letterbox import Letterbox
from journal.values import Value


class GateOutcome(StrEnum):
    """Where the gate's answers lead."""

    OPEN = "open"  # not answered in full
    CLEAR = "clear"
    ASK_FIRST = "ask-first"
    STOPPED = "stopped"
    ON_HOLD = "on-hold"  # a stop that also forbids deleting


class StageMark(StrEnum):
    """What the person made of a stage."""

    DONE = "done"
    SKIPPED = "skipped"


class ClosedHow(StrEnum):
    """How a reflection was closed."""

    KEPT = "kept"
    ARCHIVED = "archived"


@dataclass(frozen=True)
class GuideRef:
    """Which guide a reflection was written with; the text itself is kept under ``digest``."""

    id: str
    version: str
    language: str
    digest: str  # SHA-256, hex, of structure and words


@dataclass(frozen=True)
class GateRecord:
    """What the gate keeps: the answers, a date, a case reference, whom to ask, when to come back.

    Nothing else. ``cleared`` is the note of who cleared it.
    """

    answers: Mapping[str, str] = field(default_factory=dict)
    outcome: GateOutcome = GateOutcome.OPEN
    at: datetime | None = None
    contact: str = ""
    case_reference: str = ""
    remind: datetime | None = None
    cleared: str = ""
    cleared_at: datetime | None = None


@dataclass(frozen=True)
class Hold:
    """Deleting is switched off until it is lifted with a note of who cleared it."""

    since: datetime
    category: str
    lifted_by: str = ""
    lifted_at: datetime | None = None

    def is_active(self) -> bool:
        """Tell whether deleting is switched off."""
        return self.lifted_at is None


@dataclass(frozen=True)
class Quiet:
    """Time the person asked for. ``until`` is ``None`` where they don't know yet."""

    since: datetime
    until: datetime | None
    carry: str = ""  # a question to carry along
    said: datetime | None = None  # when Today said that its time has passed; it says so once


@dataclass(frozen=True)
class Sitting:
    """One time at the desk."""

    began: datetime
    ended: datetime | None = None
    left_at: str = ""  # id of the stage it was left at, so that the path can draw the rest after it
    touched: tuple[str, ...] = ()  # ids of the prompts that were written in it
    seen: str = ""  # how the person saw it at its end, in their words; never leaves


@dataclass(frozen=True)
class NotTaken:
    """A time the person had set and did not take, and why not, in their words; never leaves."""

    until: datetime
    at: datetime
    why: str


@dataclass(frozen=True)
class FollowUp:
    """One look back: due some weeks after the talk. ``stage`` is the guide's id."""

    stage: str
    due: date
    answered: datetime | None = None


@dataclass(frozen=True)
class Carried:
    """What the person decided about one commitment at the close; ``plan`` is its id.

    It is carried on while ``let_go`` is ``None``, with a day to look again or without.
    """

    plan: str
    look_again: date | None = None
    let_go: datetime | None = None


@dataclass(frozen=True)
class Reflection:
    """Where one reflection stands. Its answers are stored apart, one record each."""

    id: str  # 32 hex digits, random
    created: datetime
    guide: GuideRef
    title: str = ""
    role: str = ""
    group: str = ""
    gate: GateRecord = GateRecord()
    holds: tuple[Hold, ...] = ()
    quiet: Quiet | None = None
    not_taken: tuple[NotTaken, ...] = ()
    marks: Mapping[str, StageMark] = field(default_factory=dict)  # by stage id
    here: str = ""  # id of the prompt last looked at
    sittings: tuple[Sitting, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    shared_at: datetime | None = None  # when the group's page first left
    closed: ClosedHow | None = None
    closed_at: datetime | None = None
    updated: datetime | None = None
    drafts: Mapping[str, str] = field(default_factory=dict)  # begun beside the prompts, not settled
    let_be: tuple[str, ...] = ()  # opaque tokens of words that the language coach lets be
    carried: tuple[Carried, ...] = ()  # counts once it is closed

    def is_held(self) -> bool:
        """Tell whether deleting is switched off."""
        return any(hold.is_active() for hold in self.holds)

    def with_draft(self, place: str, text: str) -> "Reflection":
        """Return it with what was begun at ``place``; an empty text takes it away."""
        drafts = {**self.drafts, place: text}
        return replace(self, drafts={one: words for one, words in drafts.items() if words})


@dataclass(frozen=True)
class Answer:
    """What the person answered to one prompt."""

    reflection: str
    prompt: str
    value: Value
    at: datetime


@dataclass(frozen=True)
class Alias:
    """A name as the person writes it, and what stands for it in what leaves."""

    name: str
    role: str


@dataclass(frozen=True)
class Chosen:
    """One prompt that may leave: some of its rows (all if ``None``), or an edited copy."""

    prompt: str
    rows: frozenset[str] | None = None  # row or plan ids
    edited: str | None = None  # the copy for the group; the private text stays as it is


@dataclass(frozen=True)
class Choice:
    """What the person chose for one door of one reflection. Empty at first: nothing leaves."""

    reflection: str
    door: Door
    chosen: tuple[Chosen, ...] = ()
    aliases: tuple[Alias, ...] = ()
    kept: tuple[str, ...] = ()  # findings (e-mails, hosts, names) the person decided to leave in
    with_title: bool = False
    with_role: bool = False  # and the group
    with_date: bool = False
    aside: tuple[Chosen, ...] = ()  # switched off again, kept so that an edited copy is not lost
    questions: tuple[str, ...] = ()  # ids of those asked of the group's members
    with_hour: bool = False  # and a page for whoever leads the group's talk

    def of(self, prompt_id: str) -> Chosen | None:
        """Return what was chosen of this prompt, or ``None``."""
        return next((one for one in self.chosen if one.prompt == prompt_id), None)


@dataclass(frozen=True)
class Share:
    """One row of the ledger: what left, for whom, why, in which format, and its hash."""

    id: str
    reflection: str
    door: Door
    at: datetime
    title: str
    for_whom: str
    why: str
    format: str  # markdown, html, pdf, odt, text, clipboard, print
    size: int  # bytes
    sha256: str  # hex, of the very bytes
    prompts: tuple[str, ...]  # headings of what left, in order
    words: int
    file_name: str = ""  # the name alone, never the folder
    content: bytes = b""  # the very bytes, so that the exact copy can be seen again
    questions: tuple[str, ...] = ()  # what the page asks, where replies to it can come back
    letterbox: Letterbox | None = None  # what opens those replies
    passphrase: str = field(default="", repr=False)  # of a protected page: the copy opens with it
    of: tuple[str, ...] = ()  # ids of the prompts whose answers left
    asked_away: datetime | None = None  # when its author asked for it to be deleted
    corrected_by: str = ""  # the id of a later share that says it better


@dataclass(frozen=True)
class Reply:
    """What a member of the group wrote back. For the author alone: no choice can name it."""

    id: str  # 32 hex digits, made where it was written
    share: str
    reflection: str
    at: datetime  # when it was brought in; when it was written is not known
    from_: str  # what they called themselves, most often nothing
    answers: tuple[tuple[int, str], ...]  # the place of the question in the share, and the answer
    noted: tuple[int, ...] = ()  # places of answers that were kept as a note
    promised: tuple[int, ...] = ()  # places of answers that became a commitment
    removed: bool = False  # then nothing of what it said is kept


@dataclass(frozen=True)
class Heard:
    """What came back to one page that left: its questions, and the replies in their order."""

    share: str
    questions: tuple[str, ...]
    replies: tuple[Reply, ...]

    def with_reply(self, reply: Reply) -> "Heard":
        """Return it with a reply as it is now; any other is left alone."""
        same = (reply if one.id == reply.id else one for one in self.replies)
        return replace(self, replies=tuple(same)) if reply.share == self.share else self


class NoteState(StrEnum):
    """How far a line has come."""

    BEGUN = "begun"  # still being typed
    KEPT = "kept"
    OVER = "over"  # removed, or a reflection was begun with it


@dataclass(frozen=True)
class Note:
    """One line that the person noted for later, before there is a reflection."""

    id: str  # 32 hex digits
    at: datetime  # when it was begun
    words: str = ""
    state: NoteState = NoteState.BEGUN

    def is_over(self) -> bool:
        """Tell whether nothing is to be shown of it any more."""
        return self.state is NoteState.OVER or not self.words.strip()


@dataclass(frozen=True)
class Profile:
    """What is known of the person, and of the recovery sheet. Stored in the vault alone."""

    role: str = ""  # last used
    group: str = ""
    sheet_made_at: datetime | None = None  # printed or kept as a PDF
    sheet_asked_at: datetime | None = None  # when it was last offered, or put off
    sheet_proved: bool = False  # two of its groups were typed back
