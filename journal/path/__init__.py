"""Where one reflection stands, and what it may do next: a state machine of pure functions.

    OPEN_GATE ──all no──────────▶ WRITING ──▶ READY ──first share──▶ WITH_GROUP ⇄ FOLLOW_UP
        │ ask          cleared ▲   ▲  ⇅                                   │
        ├────▶ PAUSED ─────────┤   │ RESTING                              ▼
        │ stop         cleared │   └───────────reopen─────────── CLOSED, ARCHIVED
        ├────▶ STOPPED ────────┤
        │ hold          lifted │
        └────▶ ON_HOLD ────────┘

The gate can be answered again at any time, from any place. Every step takes a reflection and gives
a new one, or raises ``PathError``; nothing here stores, shows or says anything.
"""

from journal.path.asking import asks_since
from journal.path.carrying import carried_on, carry, let_go, settle_carried
from journal.path.gate import (
    GateLead,
    answer_gate,
    clear_gate,
    find_lead,
    hold,
    is_clear,
    lift_hold,
    may_delete,
)
from journal.path.quiet import WHY_NOT, not_take, passed_unused, say_passed, see, to_say
from journal.path.sharing import (
    answer_follow_up,
    has_planned,
    may_share,
    move_follow_up,
    next_follow_up,
    note_reviewed,
    offers_expectations,
    plan_follow_ups,
    record_share,
)
from journal.path.standing import Standing, is_resting, may_write, standing
from journal.path.steps import (
    SAME_SITTING,
    begin,
    begin_sitting,
    close,
    end_sitting,
    mark_done,
    reopen,
    reopen_stage,
    rest,
    skip,
    visit,
    wake,
)
from journal.path.view import (
    Page,
    PartView,
    PathView,
    Rest,
    StageState,
    StageView,
    pages_of,
    part_states,
    view,
)

__all__ = [
    "SAME_SITTING",
    "WHY_NOT",
    "GateLead",
    "Page",
    "PartView",
    "PathView",
    "Rest",
    "StageState",
    "StageView",
    "Standing",
    "answer_follow_up",
    "answer_gate",
    "asks_since",
    "begin",
    "begin_sitting",
    "carried_on",
    "carry",
    "clear_gate",
    "close",
    "end_sitting",
    "find_lead",
    "has_planned",
    "hold",
    "is_clear",
    "is_resting",
    "let_go",
    "lift_hold",
    "mark_done",
    "may_delete",
    "may_share",
    "may_write",
    "move_follow_up",
    "next_follow_up",
    "not_take",
    "note_reviewed",
    "offers_expectations",
    "pages_of",
    "part_states",
    "passed_unused",
    "plan_follow_ups",
    "record_share",
    "reopen",
    "reopen_stage",
    "rest",
    "say_passed",
    "see",
    "settle_carried",
    "skip",
    "standing",
    "to_say",
    "view",
    "visit",
    "wake",
]
