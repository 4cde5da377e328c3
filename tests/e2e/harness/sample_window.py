"""A window with one of everything, on which the harness itself is tested. No part of Afterword."""

import os
import sys

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QMainWindow,
    QPushButton,
    QRadioButton,
    QSlider,
    QStackedWidget,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)


class SampleWindow(QMainWindow):
    """A page with controls and a second page behind it."""

    def __init__(self) -> None:
        """Build both pages."""
        super().__init__()
        self.setWindowTitle("Sample")
        self.resize(900, 700)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._build_first())
        self._pages.addWidget(QLabel("The second page"))
        self.setCentralWidget(self._pages)
        QShortcut(QKeySequence("Ctrl+L"), self, self._replace_process)
        QShortcut(QKeySequence("Ctrl+W"), self, lambda: sys.stderr.write("a warning\n"))

    def _build_first(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.addWidget(QLabel("The first page" + " again" * (len(sys.argv) - 1)))
        button = QPushButton("&Next page")
        button.clicked.connect(lambda: self._pages.setCurrentIndex(1))
        column.addWidget(button)
        off = QPushButton("Not now")
        off.setEnabled(False)
        column.addWidget(off)
        for name, field in (("Story", QTextEdit()), ("Name", QLineEdit())):
            field.setAccessibleName(name)
            column.addWidget(field)
        secret = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        secret.setAccessibleName("Passphrase")
        column.addWidget(secret)
        column.addWidget(QCheckBox("Kept"))
        column.addLayout(_build_rows("Is anybody hurt?", "Is data lost?"))
        slider = QSlider()
        slider.setAccessibleName("How sure")
        column.addWidget(slider)
        for name, choice in (("Format", QComboBox()), ("Moments", QListWidget())):
            choice.setAccessibleName(name)
            choice.setAccessibleDescription(name)
            choice.addItems(["One", "Two", "Three"])
            column.addWidget(choice)
        return page

    def _replace_process(self) -> None:
        os.execv(sys.executable, [sys.executable, *sys.argv, "once"])  # noqa: S606  as a lock does


def _build_rows(*questions: str) -> QGridLayout:
    grid = QGridLayout()
    for row, question in enumerate(questions):
        grid.addWidget(QLabel(question), row, 0)
        group = QWidget()
        choices = QVBoxLayout(group)
        for choice in ("Yes", "No"):
            choices.addWidget(QRadioButton(choice))
        grid.addWidget(group, row, 1)
    return grid


if __name__ == "__main__":
    app = QApplication(sys.argv[:1])
    window = SampleWindow()
    window.show()
    sys.exit(app.exec())
