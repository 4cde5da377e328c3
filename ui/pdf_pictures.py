"""The pages of a PDF as pictures, drawn from its very bytes: to be looked at, or to be printed."""

from threading import Lock
from types import ModuleType
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from pypdfium2 import PdfPage  # type: ignore[import-untyped]  # it ships no types

POINTS_PER_INCH = 72
_ONE_AT_A_TIME = Lock()  # pdfium knows one thread at a time in a process


def pictures(data: bytes, dpi: float) -> tuple[QImage, ...]:
    """Return a picture of each page, in its order; needs no widget and can be made in a thread."""
    import pypdfium2  # heavy, and only for a page that is shown or printed

    with _ONE_AT_A_TIME:
        return _drawn(pypdfium2, data, dpi)


def _drawn(pypdfium2: ModuleType, data: bytes, dpi: float) -> tuple[QImage, ...]:
    document = pypdfium2.PdfDocument(data)
    try:
        return tuple(_picture(page, dpi / POINTS_PER_INCH) for page in document)
    finally:
        document.close()


def _picture(page: "PdfPage", scale: float) -> QImage:
    bitmap = page.render(scale=scale, rev_byteorder=True)
    three = bitmap.n_channels == 3
    kind = QImage.Format.Format_RGB888 if three else QImage.Format.Format_RGBA8888
    view = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, kind)
    return view.copy()
