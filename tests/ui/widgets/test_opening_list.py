"""A row opens however it is pressed; going through the list opens nothing."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QStringListModel, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.widgets.opening_list import OpeningList


def _list(qtbot: QtBot) -> tuple[OpeningList, list[int]]:
    rows, opened = OpeningList("Reflections"), []
    rows.setModel(QStringListModel(["one", "two", "three"], rows))

    def note(index: QModelIndex) -> None:
        opened.append(index.row())

    rows.opened.connect(note)
    qtbot.addWidget(rows)
    rows.show()
    rows.setFocus()
    return rows, opened


def test_a_screen_reader_opens_a_row_by_selecting_it_again_and_again(qtbot: QtBot) -> None:
    rows, opened = _list(qtbot)
    for _ in range(2):
        index = rows.model().index(1, 0)
        with qtbot.waitSignal(rows.opened):
            rows.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)
    assert opened == [1, 1]
    assert not rows.selectionModel().hasSelection()


def test_going_through_the_list_opens_nothing_and_enter_opens_the_row(qtbot: QtBot) -> None:
    rows, opened = _list(qtbot)
    rows.setCurrentIndex(rows.model().index(0, 0))
    QTest.keyClick(rows, Qt.Key.Key_Down)
    qtbot.wait(0)
    assert rows.currentIndex().row() == 1
    assert opened == []
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert opened == [1]
