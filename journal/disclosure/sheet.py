"""An A4 sheet as PDF, with the shipped fonts and without a past.

No producer, creator, author, date or file id goes in, so that the same words give the same bytes.
It knows how a text is set, not what it says; used for the page that leaves and the recovery sheet.
"""

from enum import StrEnum
from pathlib import Path
from typing import cast

from fpdf import FPDF
from fpdf.enums import Align, MethodReturnValue, XPos, YPos
from fpdf.fonts import TTFFont
from fpdf.output import OutputProducer, PDFInfo

from journal.errors import FormatUnsupported

INK, BODY, MUTED, LINE, ACCENT = "#1C2426", "#2B3437", "#5A6362", "#E5E4DE", "#1E5C68"
MARGIN = 25.0  # mm, on all sides
_POINT = 25.4 / 72  # mm


class Face(StrEnum):
    """The shipped fonts, by their file in ``resources/fonts``."""

    TITLE = "Literata-Display"
    SERIF = "Literata-Text"
    SANS = "Inter-Regular"
    STRONG = "Inter-SemiBold"


class Sheet(FPDF):
    """Pages on which texts are set one below the other; all lengths are in mm, sizes in points."""

    def __init__(self, resources: Path, title: str, language: str) -> None:
        """Begin the first page; ``title`` and ``language`` are the only metadata."""
        super().__init__(format="A4", unit="mm")
        self.set_margins(MARGIN, MARGIN, MARGIN)
        self.set_auto_page_break(auto=True, margin=MARGIN)
        self.c_margin = 0
        self.alias_nb_pages("")  # else "{nb}" in a text would become the number of pages
        self.set_title(title)
        self.set_lang(language)
        self.missing = 0  # characters that no shipped font can show
        for face in Face:
            self.add_font(face, "", resources / "fonts" / f"{face}.ttf")
        self.add_page()

    def file_id(self) -> None:
        """Return no id: it would be made from the time."""
        return

    def pen(self, face: Face, size: float, colour: str = INK) -> None:
        """Choose how the next texts are set."""
        self.set_font(face, size=size)
        self.set_text_color(colour)

    def put(self, text: str, leading: float, *, indent: float = 0, width: float = 0) -> None:
        """Set a text in lines ``leading`` points apart, and go below it.

        Characters the font lacks are counted and the text is left out: ``to_bytes`` then refuses.
        """
        if self._has_all(text) and text:
            self.set_x(self.l_margin + indent)
            self.multi_cell(
                width or self.epw - indent,
                leading * _POINT,
                text,
                align=Align.L,
                new_x=XPos.LMARGIN,
                new_y=YPos.NEXT,
            )

    def height_of(self, text: str, leading: float, width: float) -> float:
        """Return how tall a text would stand in a column of ``width``."""
        if not text or self._lacks(text):
            return leading * _POINT
        lines = self.multi_cell(
            width,
            leading * _POINT,
            text,
            align=Align.L,
            dry_run=True,
            output=MethodReturnValue.LINES,
        )
        return len(cast("list[str]", lines)) * leading * _POINT

    def width_of_longest_word(self, text: str) -> float:
        """Return how wide a column has to be so that no word of ``text`` breaks."""
        words = (word for word in text.split() if not self._lacks(word))
        return max((self.get_string_width(word) for word in words), default=0) + 0.5

    def keep_together(self, height: float) -> None:
        """Go to a new page unless ``height`` still fits on this one."""
        if self.will_page_break(height):
            self.add_page()

    def rule(self) -> None:
        """Draw a hairline across the column."""
        self.set_draw_color(LINE)
        self.set_line_width(0.2)
        self.line(self.l_margin, self.y, self.l_margin + self.epw, self.y)

    def to_bytes(self) -> bytes:
        """Return the finished file; ``FormatUnsupported`` if a character could not be shown."""
        try:
            if self.missing:
                raise FormatUnsupported(format="pdf", count=self.missing)
            return bytes(self.output(output_producer_class=_WithoutPast))
        finally:
            for font in self.fonts.values():
                cast("TTFFont", font).close()

    def _has_all(self, text: str) -> bool:
        lacking = self._lacks(text)
        self.missing += lacking
        return lacking == 0

    def _lacks(self, text: str) -> int:
        font = cast("TTFFont", self.current_font)
        return sum(not char.isspace() and ord(char) not in font.cmap for char in text)


class _WithoutPast(OutputProducer):
    """Writes the title as the only entry of the document's information."""

    def _add_info(self) -> PDFInfo:
        info = super()._add_info()
        info.producer = info.creation_date = None  # type: ignore[assignment]  # None leaves it out
        return info
