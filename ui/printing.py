"""Printing: asking for a printer, and a PDF's very pages on its paper. Loaded for a print alone.

The dialog is opened and answers later: nothing waits in it, so that locking and quitting go on.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from ui.i18n.say import say
from ui.pdf_pictures import pictures

MOST_DPI = 300  # finer only takes memory


def ask_printer(parent: QWidget, name: str, answered: Callable[[QPrinter | None], object]) -> None:
    """Ask for a printer; ``answered`` takes it later, or ``None`` if the person wants none.

    ``name`` is what the printer's queue shows; it must say nothing private.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    # A file that Qt writes names Qt and the hour: a PDF is what an export makes.
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, on=False)
    dialog.setWindowTitle(say("printing", "Print"))

    def finish(result: int) -> None:
        dialog.deleteLater()
        answered(printer if result == QDialog.DialogCode.Accepted else None)

    dialog.finished.connect(finish)
    QDialog.open(dialog)  # the print dialog's own asks for a slot by its name


def makes_file(printer: QPrinter) -> bool:
    """Tell whether ``printer`` puts nothing on paper but writes a file."""
    return printer.outputFormat() == QPrinter.OutputFormat.PdfFormat


def print_pdf(parent: QWidget, data: bytes, name: str, printed: Callable[[], object]) -> None:
    """Ask for a printer and print every page; ``printed`` is called once that is done."""

    def put(printer: QPrinter | None) -> None:
        if printer is not None and draw_onto(printer, data):
            printed()

    ask_printer(parent, name, put)


def draw_onto(printer: QPrinter, data: bytes) -> bool:
    """Draw the pages of a PDF, one on a sheet. False if the printer could not be opened."""
    return put_on_paper(printer, pictures(data, min(printer.resolution(), MOST_DPI)))


def put_on_paper(printer: QPrinter, pages: Sequence[QImage]) -> bool:
    """Put each picture of a page on a sheet of its own; False if the printer took nothing."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    for number, picture in enumerate(pages):
        if number and not printer.newPage():
            painter.end()
            return False
        whole = QRectF(painter.viewport())
        size = picture.size().toSizeF().scaled(whole.size(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawImage(QRectF(whole.topLeft(), size), picture)
    return bool(painter.end())
