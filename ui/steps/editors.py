"""Which editor takes which type of prompt. To add a type: an editor and one line here."""

from collections.abc import Callable

from journal.guides.guide import Gate, Guide, Prompt, PromptType
from ui.steps.choice import ChoiceEditor
from ui.steps.day import DayEditor
from ui.steps.editor import Editor
from ui.steps.gate_rows import GateEditor
from ui.steps.levels import LevelsEditor
from ui.steps.looks import LooksEditor
from ui.steps.plans import PlansEditor
from ui.steps.rows import PeopleEditor, RowsEditor
from ui.steps.scale import ScaleEditor
from ui.steps.text import TextEditor
from ui.steps.timeline import TimelineEditor

_EDITORS: dict[PromptType, Callable[[Prompt], Editor]] = {
    PromptType.TEXT: TextEditor,
    PromptType.ROWS: RowsEditor,
    PromptType.TIMELINE: TimelineEditor,
    PromptType.PEOPLE: PeopleEditor,
    PromptType.CHOICE: ChoiceEditor,
    PromptType.SCALE: ScaleEditor,
    PromptType.DATE: DayEditor,
    PromptType.PLANS: PlansEditor,
    PromptType.LOOKS: LooksEditor,
}


def build_editor(prompt: Prompt, guide: Guide, gate: Gate) -> Editor:
    """Return an empty editor for ``prompt``."""
    if prompt.type is PromptType.GATE:
        return GateEditor(prompt, gate)
    if prompt.type is PromptType.LEVELS:
        return LevelsEditor(prompt, dict(guide.threshold))
    return _EDITORS[prompt.type](prompt)
