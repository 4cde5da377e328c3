"""Printing a page: the same PDF bytes that can be exported, drawn on paper."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from ui.i18n.say import say


def ask_printer(parent: QWidget) -> QPrinter | None:
    """Return the printer the person chose, or ``None``. Nothing is printed yet."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(say("share", "Summary"))  # a queue shows it: it names nothing
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(say("share", "Print"))
    accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    return printer if accepted else None


def print_pictures(printer: QPrinter, pictures: tuple[QImage, ...]) -> bool:
    """Print each picture of a page on a sheet of its own; false if the printer took nothing."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    for number, picture in enumerate(pictures):
        if number and not printer.newPage():
            painter.end()
            return False
        paper = printer.pageLayout().fullRectPixels(printer.resolution())
        painter.drawImage(_fitted(picture, paper.size()), picture)
    return painter.end()


def _fitted(picture: QImage, paper: QSize) -> QRect:
    scale = min(paper.width() / picture.width(), paper.height() / picture.height())
    return QRect(0, 0, round(picture.width() * scale), round(picture.height() * scale))
