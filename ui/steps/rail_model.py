"""The path as the rail draws it: rows from the path's view, in the person's words."""

from journal.clock import Clock, local
from journal.guides.guide import Guide
from journal.model import Reflection
from journal.path import PartView, PathView, StageState, StageView, is_clear
from ui.i18n.say import day_month, say, say_n, weekday_date
from ui.widgets.path_rail import PathRailModel, PathRow

WEEK = 7  # nights
STATES = {
    StageState.DONE: "done",
    StageState.NOW: "now",
    StageState.NOT_YET: "open",
    StageState.SKIPPED: "open",
}


def rail_model(reflection: Reflection, path: PathView, clock: Clock) -> PathRailModel:
    """Return the rail of a reflection."""
    rows: list[PathRow] = []
    clear = is_clear(reflection)
    for place, part in enumerate(path.parts, start=1):
        rows.append(_part_row(part, place, clear=clear))
        remark = part_words(part)
        if remark:
            rows.append(PathRow("aside", remark, state="done"))
        if part.part.stages and len(part.part.stages) > 1:
            for stage in part.stages:
                is_last = place == len(path.parts) and stage is part.stages[-1]
                rows.extend(_stage_rows(stage, clear=clear, is_last=is_last))
    role = " · ".join(words for words in (reflection.role, reflection.group) if words)
    begun = weekday_date(local(clock, reflection.created).date())
    return PathRailModel(
        title=title_of(reflection),
        rows=tuple(rows),
        caption=role,
        foot=say("path", "Begun {day}", day=begun),
    )


def title_of(reflection: Reflection) -> str:
    """Return the name the person gave, or a plain one."""
    return reflection.title.strip() or say("path", "A reflection")


def _part_row(part: PartView, place: int, *, clear: bool) -> PathRow:
    state = "now" if part.is_on and part.state is not StageState.DONE else STATES[part.state]
    return PathRow(
        kind="part",
        label=part.part.name,
        id=f"part/{part.part.id}",
        state=state,
        number=place,
        reachable=clear or place == 1,
        says=_says(part.state),
    )


def _stage_rows(stage: StageView, *, clear: bool, is_last: bool) -> tuple[PathRow, ...]:
    state = "now" if stage.is_here else STATES[stage.state]
    row = PathRow(
        kind="stage",
        label=stage.stage.name,
        id=f"stage/{stage.stage.id}",
        state=state,
        private=stage.stage.private,
        reachable=clear,
        says=_stage_says(stage),
    )
    if stage.rest_after <= 0 or is_last:
        return (row,)  # a rest leads from one stage to the next
    return (row, PathRow("rest", rest_words(stage.rest_after), state="done"))


def part_words(part: PartView) -> str:
    """Return "nine pages, four sittings" of a part that is finished and left, or "shared"."""
    if part.is_on or part.state is not StageState.DONE or len(part.part.stages) < 2:
        return ""
    if part.is_shared:
        return say("path", "shared")
    pages = say_n("path", "{n} page", "{n} pages", part.pages)
    if not part.sittings:
        return pages
    sittings = say_n("path", "{n} sitting", "{n} sittings", part.sittings)
    return say("path", "{pages}, {sittings}", pages=pages, sittings=sittings)


def rest_words(nights: int) -> str:
    """Return "two nights’ rest", and weeks where there were many."""
    if nights > 2 * WEEK:
        weeks = round(nights / WEEK)
        return say_n("path", "{n} week’s rest", "{n} weeks’ rest", weeks)
    return say_n("path", "{n} night’s rest", "{n} nights’ rest", nights)


def nights_words(nights: int) -> str:
    """Return "four nights"."""
    return say_n("path", "{n} night", "{n} nights", nights)


def _says(state: StageState) -> str:
    return {
        StageState.DONE: say("path", "done"),
        StageState.NOW: say("path", "open now"),
        StageState.NOT_YET: say("path", "not yet"),
        StageState.SKIPPED: say("path", "left for later"),
    }[state]


def _stage_says(stage: StageView) -> str:
    words = [say("path", "open now") if stage.is_here else _says(stage.state)]
    if stage.stage.private:
        words.append(say("path", "stays with you"))
    if stage.due is not None:
        words.append(say("path", "from {day}", day=day_month(stage.due)))
    return ", ".join(words)


def page_of(guide: Guide, row_id: str) -> str:
    """Return the page that a row of the rail opens."""
    kind, _, name = row_id.partition("/")
    if kind == "part":
        part = next(one for one in guide.parts if one.id == name)
        stage = part.stages[0]
    else:
        stage = guide.stage(name)
    return stage.prompts[0].id if stage.prompts else stage.id
