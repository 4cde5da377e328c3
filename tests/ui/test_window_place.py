"""The first window fits the screen: what is below its edge cannot be pressed."""

import pytest
from PySide6.QtCore import QSize

from ui.window_place import first_size


@pytest.mark.parametrize(
    ("room", "size"),
    [
        ((1920, 1080), (1280, 800)),
        ((1366, 768), (1280, 728)),
        ((1280, 800), (1280, 760)),
        ((960, 540), (960, 640)),  # smaller than the window can be
    ],
)
def test_the_foot_of_the_first_window_is_on_the_screen(
    room: tuple[int, int], size: tuple[int, int]
) -> None:
    assert first_size(QSize(*room)) == QSize(*size)
