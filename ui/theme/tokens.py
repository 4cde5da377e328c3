"""Lengths, type and durations of ``resources/design/tokens.toml``, as typed values.

Lengths are device-independent pixels, durations milliseconds. Written out here because reading
TOML costs start-up time; a test holds the two together.
"""

from ui.frozen import Frozen


class TypeStyle(Frozen):
    """One way to set type. ``family`` is ``serif`` or ``sans``; ``cut`` is a key of fonts.FILES."""

    family: str
    cut: str
    size: int
    line: int
    weight: int
    tracking: float = 0


TYPE = {
    "display": TypeStyle("serif", "serif_display", 40, 50, 400, -0.4),
    "question": TypeStyle("serif", "serif_display", 30, 40, 400, -0.2),
    "title": TypeStyle("serif", "serif_display", 22, 30, 400),
    "subtitle": TypeStyle("serif", "serif_text", 18, 26, 400),
    "writing": TypeStyle("serif", "serif_text", 19, 32, 400),
    "writing_small": TypeStyle("serif", "serif_text", 16, 26, 400),
    "lead": TypeStyle("sans", "sans", 15, 24, 400),
    "ui": TypeStyle("sans", "sans", 14, 20, 400),
    "ui_strong": TypeStyle("sans", "sans_medium", 14, 20, 550),
    "small": TypeStyle("sans", "sans", 13, 20, 400),
    "small_strong": TypeStyle("sans", "sans_medium", 13, 20, 550),
    "caption": TypeStyle("sans", "sans", 12, 16, 400, 0.1),
    # Not in the tokens file, seen in the pictures and said in the visual language.
    "question_small": TypeStyle("serif", "serif_display", 28, 36, 400, -0.2),
    "small_bold": TypeStyle("sans", "sans_semibold", 13, 20, 600),
    "ui_bold": TypeStyle("sans", "sans_semibold", 14, 20, 600),
    "caption_strong": TypeStyle("sans", "sans_medium", 12, 16, 550, 0.1),
    "code": TypeStyle("sans", "sans_semibold", 20, 28, 600, 1.0),
    "welcome_lead": TypeStyle("sans", "sans", 16, 26, 400),
    "brand": TypeStyle("serif", "serif_display", 20, 28, 400),
    "brand_small": TypeStyle("serif", "serif_display", 18, 26, 400),
    "heading": TypeStyle("serif", "serif_display", 28, 40, 400, -0.2),
    "page_title": TypeStyle("serif", "serif_display", 24, 32, 400),
    "found": TypeStyle("serif", "serif_text", 15, 24, 400),
    "aside": TypeStyle("serif", "serif_italic", 16, 26, 400),
}


class Space:
    """Distances on the 4 px grid."""

    XXS = 2
    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 24
    XXL = 32
    XXXL = 48
    PAGE_LEFT = 64
    PAGE_TOP = 28
    PARAGRAPH_GAP = 16


class Radius:
    """Corner radii."""

    SHEET = 3
    KEYCAP = 4
    CHECKBOX = 5
    BUTTON = 8
    FIELD = 8
    NAVIGATION = 8
    ROW_SELECTED = 8
    OPTION_CARD = 10
    CARD = 12
    PALETTE = 14
    DIALOG = 16
    CHIP = 12
    PILL = 16


class Size:
    """Sizes of controls and of the shell. Pairs are width, height."""

    SIDEBAR = 208
    SIDEBAR_COLLAPSED = 64
    NAV_ITEM = 36
    NAV_ITEM_COLLAPSED = 40
    PATH_RAIL = 240
    TOP_BAR = 56
    FOOTER = 72
    FOOTER_SMALL = 64
    BUTTON = 36
    BUTTON_LARGE = 40
    FIELD = 40
    SELECT_SMALL = 36
    TOGGLE = (36, 20)
    TOGGLE_KNOB = 12
    CHECKBOX = 18
    RADIO = 18
    SEGMENT = 32
    CHIP = 24
    PILL = 32
    ICON = 18
    ICON_SMALL = 14
    ICON_STROKE = 1.6
    HAIRLINE = 1
    CONTROL_OUTLINE = 1.5
    FIELD_OUTLINE = 1
    FIELD_OUTLINE_FOCUS = 2
    FOCUS_RING = 2
    FOCUS_GAP = 2
    CARET = 2
    WRITING_COLUMN = 648
    HELP_LINE_MAX = 620
    MARGIN_NOTE = 200
    MARGIN_NOTE_GAP = 32
    MARGIN_NOTE_SMALL = 164
    READING_COLUMN = 800
    DIALOG_EXPORT = (840, 704)
    PALETTE_WIDTH = 640
    MINIMUM_TARGET = 32


class Thread:
    """The drawing of the path."""

    LINE = 2
    PART_NODE = 20
    PART_NODE_OUTLINE = 1.5
    PART_ROW = 36
    PAGE_NODE = 9
    PAGE_NODE_OUTLINE = 1.5
    PAGE_NODE_NOW = 14
    PAGE_NODE_NOW_OUTLINE = 2
    PAGE_ROW = 30
    REST_ROW = 22
    REST_DASH = (2, 3)
    CENTRE_X = 31
    LABEL_X = 50


class Duration:
    """Milliseconds; ask Theme.duration, which knows less motion."""

    HOVER = 80
    TOGGLE = 120
    DIALOG = 160
    PAGE_TURN = 180
    SAVED_LABEL = 200
    MARGIN_NOTE = 240
    SIDEBAR_FOLD = 200
    REST_FADE = 600
    LESS_MOTION = 0


NARROW = 1120  # below this width the sidebar folds and the path rail hides
LOW = 700  # below this height the help line gives way
SCRIM = {  # opacity of what dims the window, (light, dark)
    "dialog": (0.32, 0.55),
    "palette": (0.24, 0.55),
}
SHADOW = {  # y, blur, alpha light, alpha dark
    "sheet": (6, 24, 0.07, 0.0),
    "dialog": (16, 48, 0.16, 0.5),
}
