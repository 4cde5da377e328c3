"""The shipped fonts: each file is loaded when the first text needs it, never all at the start.

Families: "Inter" (weights 400, 550, 600), "Literata" (upright and italic, optical size 14) and
"Literata Display" (optical size 32).
"""

from functools import cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from ui.theme.tokens import TypeStyle

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "fonts"
FILES = {
    "sans": "Inter-Regular.ttf",
    "sans_medium": "Inter-Medium.ttf",
    "sans_semibold": "Inter-SemiBold.ttf",
    "serif_text": "Literata-Text.ttf",
    "serif_display": "Literata-Display.ttf",
    "serif_italic": "Literata-Italic.ttf",
}
FAMILIES = {
    "sans": ("Inter",),
    "sans_medium": ("Inter",),
    "sans_semibold": ("Inter",),
    "serif_text": ("Literata",),
    "serif_display": ("Literata Display",),
    "serif_italic": ("Literata",),
}
FALLBACK = {
    "sans": ("Segoe UI", "Noto Sans", "Cantarell", "sans-serif"),
    "serif": ("Iowan Old Style", "Charter", "Noto Serif", "Georgia", "serif"),
}


@cache
def load(cut: str) -> int:
    """Register the file of ``cut`` (a key of FILES) once; -1 if Qt refuses it."""
    return QFontDatabase.addApplicationFont(str(FOLDER / FILES[cut]))


def build(style: TypeStyle) -> QFont:
    """Return the font of a style, in device-independent pixels, without hinting."""
    load(style.cut)
    font = QFont([*FAMILIES[style.cut], *FALLBACK[style.family]])
    font.setPixelSize(style.size)
    font.setWeight(QFont.Weight(style.weight))
    font.setItalic(style.cut == "serif_italic")
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if style.tracking:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, style.tracking)
    return font
