"""The least that a window of this kind can cost: PySide6, and an editor in it."""

import sys

from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit

if __name__ == "__main__":
    app = QApplication(sys.argv)
    window = QMainWindow()
    window.setCentralWidget(QTextEdit())
    window.resize(1280, 800)
    window.show()
    sys.exit(app.exec())
