"""Which step shows which page of the path."""

from journal.guides.guide import PromptType, StageKind
from journal.path import PathView
from ui.sharing.taking_up import hearing
from ui.steps.choose_step import ChooseStep
from ui.steps.close_step import CloseStep
from ui.steps.expectations_step import ExpectationsStep
from ui.steps.follow_up_step import FollowUpStep
from ui.steps.gate_step import GateStep
from ui.steps.hear_step import HearStep
from ui.steps.host import Host
from ui.steps.prompt_step import PromptStep
from ui.steps.step import Step
from ui.steps.understanding_step import UnderstandingStep

_KINDS: dict[StageKind, type[PromptStep]] = {
    StageKind.UNDERSTANDING: UnderstandingStep,
    StageKind.EXPECTATIONS: ExpectationsStep,
    StageKind.FOLLOW_UP: FollowUpStep,
    StageKind.CLOSE: CloseStep,
}


def build_step(host: Host, path: PathView) -> Step:
    """Return the step of the page where the person is."""
    guide = host.book.guide
    stage = guide.stage(path.here.stage)
    prompts = [guide.prompt(one) for one in path.here.prompts]
    gate = next((one for one in prompts if one.type is PromptType.GATE), None)
    if gate is not None:
        return GateStep(host, gate)
    if stage.kind is StageKind.CHOOSE or not prompts:
        return ChooseStep(host, stage)
    if hearing(guide) in prompts:
        return HearStep(host, path.here)
    return _KINDS.get(stage.kind, PromptStep)(host, path.here)
