"""The path beside the page of choosing: the rail, and in a narrow window a line at the top."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal.clock import Clock
from journal.guides.guide import Door, Guide, StageKind
from journal.model import Reflection
from journal.path import PathView, view, visit
from ui.book import Book
from ui.i18n.say import say
from ui.steps.path_popup import PathPopup
from ui.steps.rail_model import page_of, rail_model
from ui.widgets.button import Button
from ui.widgets.path_dots import PathDots
from ui.widgets.path_rail import PathRail, PathRailModel


class TopLine(QWidget):
    """Dots for the parts and the name of the one that is on. ``asked`` when it is pressed."""

    asked = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.setFixedHeight(56)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(0)  # the button has room of its own at its sides
        self._dots = PathDots("")
        self.name = Button("", "quiet", trailing="chevron-down")
        self.name.clicked.connect(self.asked)
        row.addWidget(self._dots)
        row.addWidget(self.name)
        row.addStretch(1)

    def show_path(self, path: PathView) -> None:
        """Say which part is on."""
        at = next((i for i, part in enumerate(path.parts) if part.is_on), 0)
        name = path.parts[at].part.name
        self._dots.set_place(at, name)
        self.name.setText(name)
        self.name.updateGeometry()


class PathBeside(PathRail):
    """The rail, standing at the page of choosing. ``page_asked`` carries a page's id."""

    page_asked = Signal(object)

    def __init__(self, top: TopLine) -> None:
        """Fill the narrow line ``top`` as well."""
        super().__init__(say("path", "The path"))
        self._top = top
        self._guide: Guide | None = None
        self._model: PathRailModel | None = None
        self.popup: PathPopup | None = None
        top.asked.connect(self._open_below)
        self.asked.connect(self._open)

    def show_book(self, book: Book, door: Door, clock: Clock) -> None:
        """Draw the path of the reflection as seen from the page of choosing."""
        self._guide = book.guide
        here = standing_at(book.guide, book.reflection, door)
        offered = door is Door.EXPECTATIONS
        path = view(book.guide, here, book.answered(), clock, offered=offered)
        self._model = rail_model(here, path, clock)
        self.show_path(self._model)
        self._top.show_path(path)

    def _open_below(self) -> None:
        """Open the whole path below its line, where the rail has no room."""
        if self._model is None:
            return
        rail = PathRail(say("path", "The path"))
        rail.show_path(self._model)
        rail.asked.connect(self._open)
        popup = self.popup = PathPopup(rail, self._top)
        popup.destroyed.connect(lambda: self._forget(popup))
        popup.open_below(self._top.name)

    def close_popup(self) -> bool:
        """Close the path that lies over the page; False if none does."""
        popup, self.popup = self.popup, None
        return popup is not None and popup.isVisible() and popup.close()

    def _forget(self, popup: PathPopup) -> None:
        if self.popup is popup:
            self.popup = None

    def _open(self, row_id: object) -> None:
        self.close_popup()
        if self._guide is not None:
            self.page_asked.emit(page_of(self._guide, str(row_id)))


def standing_at(guide: Guide, reflection: Reflection, door: Door) -> Reflection:
    """Return the reflection as if the page of choosing were the one looked at; it is not kept."""
    wanted = StageKind.CHOOSE if door is Door.GROUP else StageKind.EXPECTATIONS
    stage = next((one for one in guide.stages() if one.kind is wanted), None)
    if stage is None:
        return reflection
    return visit(guide, reflection, stage.prompts[0].id if stage.prompts else stage.id)
