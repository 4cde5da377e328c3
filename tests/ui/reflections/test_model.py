"""The list holds what it was given, says each row as a sentence, and keeps Qt's rules."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from ui.reflections.model import ReflectionRow, ReflectionsModel
from ui.widgets.item_delegate import Role

ROWS = (
    ReflectionRow("a", "The Friday patch", "The score was 9.8.", 2, 4, "Ready to share", "6 March"),
    ReflectionRow("b", "The restore test", "", 4, 4, "Closed in May", "13 January", calls=True),
)


def test_the_model_keeps_qts_rules_while_its_rows_change(qtbot: object) -> None:
    model = ReflectionsModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show_rows(ROWS)
    model.show_rows(ROWS[:1])
    model.add_rows(ROWS[1:])
    assert [model.index(at).data() for at in range(model.rowCount())] == [
        "The Friday patch",
        "The restore test",
    ]
    model.add_rows(())
    model.show_rows(())
    assert model.rowCount() == 0
    del tester


def test_a_row_says_all_it_shows(qtbot: object) -> None:
    model = ReflectionsModel()
    model.show_rows(ROWS)
    heard = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "The Friday patch, Ready to share, 6 March, The score was 9.8."
    assert model.index(0).data() == "The Friday patch"
    assert model.index(1).data(Role.CALLS) is True
    assert model.index(1).data(Role.PLACE) == (4, 4)


def test_a_place_past_the_end_is_nothing(qtbot: object) -> None:
    model = ReflectionsModel()
    model.show_rows(ROWS)
    gone = model.index(1)
    model.show_rows(ROWS[:1])
    assert model.data(gone) is None
