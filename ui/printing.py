"""Printing a PDF: its very bytes, drawn at the printer's resolution. Asks for the printer."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

if TYPE_CHECKING:
    from pypdfium2 import PdfPage  # type: ignore[import-untyped]  # it ships no types

POINTS_PER_INCH = 72
MOST_DPI = 300  # finer only takes memory


def print_pdf(parent: QWidget, data: bytes, name: str) -> bool:
    """Ask for a printer and print every page. False if the person changed their mind.

    ``name`` is what the printer's queue shows; it must say nothing private.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return accepted and draw_onto(printer, data)


def draw_onto(printer: QPrinter, data: bytes) -> bool:
    """Draw the pages of a PDF, one on a sheet. False if the printer could not be opened."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    dpi = min(printer.resolution(), MOST_DPI)
    for number, picture in enumerate(pictures(data, dpi)):
        if number:
            printer.newPage()
        whole = QRectF(painter.viewport())
        size = picture.size().toSizeF().scaled(whole.size(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawImage(QRectF(whole.topLeft(), size), picture)
    return bool(painter.end())


def pictures(data: bytes, dpi: int) -> list[QImage]:
    """Return a picture of each page of a PDF."""
    import pypdfium2  # heavy, and only for a page that is printed

    document = pypdfium2.PdfDocument(data)
    try:
        return [_picture(document[number], dpi) for number in range(len(document))]
    finally:
        document.close()


def _picture(page: "PdfPage", dpi: int) -> QImage:
    bitmap = page.render(scale=dpi / POINTS_PER_INCH, rev_byteorder=True)
    three = bitmap.n_channels == 3
    kind = QImage.Format.Format_RGB888 if three else QImage.Format.Format_RGBA8888
    view = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, kind)
    return view.copy()
