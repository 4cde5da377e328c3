"""The one theme of the application: which colours, which type, how much motion.

Widgets ask ``current()`` while painting and keep nothing, so that a change shows at once. A change
reaches every widget as a palette change, which Qt turns into a repaint.
"""

import gc
from functools import cache

from PySide6 import QtCore
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication
from PySide6.QtWidgets import QApplication

from ui.theme import fonts, tokens
from ui.theme.palettes import DARK, LIGHT, Palette

# What an application is made with, for what Qt draws by itself. ``setStyle`` would hand the style
# to Python, and loading its many names takes longer than building a page.
ARGUMENTS = ("-style", "fusion")
WRITING_SIZES = (14, 28)  # what a person may choose for their own text, px
MIDDLE = 128  # of lightness, between 0 and 255


class Theme(QObject):
    """Colours, type and motion as they are now. ``changed`` comes after every switch."""

    changed = Signal()

    def __init__(self) -> None:
        """Begin light, with motion, at the sizes of the tokens."""
        super().__init__()
        self.palette: Palette = LIGHT
        self.wish = "system"
        self.less_motion = False
        self.text_scale = 1.0
        self.writing_size = tokens.TYPE["writing"].size
        self._fonts: dict[str, QFont] = {}
        self._styles: dict[str, tokens.TypeStyle] = {}

    @property
    def is_dark(self) -> bool:
        """Tell whether the dark colours are on."""
        return self.palette is DARK

    def color(self, token: str, opacity: float = 1.0) -> QColor:
        """Return the colour of a token (a field of ``Palette``). ``AttributeError`` if unknown."""
        found = QColor.fromString(getattr(self.palette, token))
        if opacity < 1:
            found.setAlphaF(opacity)
        return found

    def style(self, name: str) -> tokens.TypeStyle:
        """Return the type style of that name, scaled as the person wishes."""
        if name not in self._styles:
            self._styles[name] = self._scaled(name)
        return self._styles[name]

    def font(self, name: str) -> QFont:
        """Return the font of the type style of that name; its file is loaded when first needed."""
        if name not in self._fonts:
            self._fonts[name] = fonts.build(self.style(name))
        return QFont(self._fonts[name])

    def scaled(self, length: float) -> int:
        """Return a length that holds text, grown with the size of the text."""
        return round(length * self.text_scale)

    def duration(self, name: str) -> int:
        """Return the milliseconds of a movement (a name of tokens.Duration); 0 with less motion."""
        return 0 if self.less_motion else int(getattr(tokens.Duration, name.upper()))

    def scrim(self, kind: str = "dialog") -> QColor:
        """Return what dims the window behind a ``dialog`` or a ``palette``."""
        return self.color("scrim", tokens.SCRIM[kind][self.is_dark])

    def choose(self, wish: str) -> None:
        """Switch the colours now: ``system``, ``light`` or ``dark``."""
        self.wish = wish
        self._settle()

    def set_text_scale(self, scale: float) -> None:
        """Make the text of the tool larger or smaller; 1.0 is the size of the tokens."""
        wanted = min(max(scale, 0.75), 2.5)
        if wanted != self.text_scale:
            self.text_scale = wanted
            self._forget_type()

    def set_writing_size(self, size: int) -> None:
        """Set the size of the person's own text in px, kept within WRITING_SIZES."""
        wanted = min(max(size, WRITING_SIZES[0]), WRITING_SIZES[1])
        if wanted != self.writing_size:
            self.writing_size = wanted
            self._forget_type()

    def set_less_motion(self, less: bool) -> None:  # noqa: FBT001 - mirrors a Qt setter
        """Set all durations to 0, or back."""
        self.less_motion = less

    def follow_system(self) -> None:
        """Take up a change of the system's colours, unless the person chose otherwise."""
        if self.wish == "system":
            self._settle()

    def _scaled(self, name: str) -> tokens.TypeStyle:
        style, scale = tokens.TYPE[name], self.text_scale
        if name in ("writing", "writing_small", "aside"):
            scale *= self.writing_size / tokens.TYPE["writing"].size
        if scale == 1:
            return style
        size, line = max(12, round(style.size * scale)), round(style.line * scale)
        return style.but(size=size, line=line)

    def _forget_type(self) -> None:
        self._fonts.clear()
        self._styles.clear()
        self._tell()

    def _settle(self) -> None:
        wanted = (
            DARK if self.wish == "dark" or (self.wish == "system" and _system_dark()) else LIGHT
        )
        if wanted is not self.palette:
            self.palette = wanted
            self._tell()

    def _tell(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication) and app.property("themed"):
            dress(app)
        self.changed.emit()


def _system_dark() -> bool:
    app = QGuiApplication.instance()
    if isinstance(app, QGuiApplication) and not app.property("themed"):
        # The system's own palette tells as well, and without loading all that Qt names.
        return QGuiApplication.palette().window().color().lightness() < MIDDLE
    return QGuiApplication.styleHints().colorScheme() == QtCore.Qt.ColorScheme.Dark


@cache
def current() -> Theme:
    """Return the theme of this process; made when first asked for."""
    return Theme()


def install(app: QApplication, wish: str = "system") -> Theme:
    """Dress an application made with ARGUMENTS, and follow the system from now on. Call it once."""
    theme = current()
    theme.choose(wish)
    dress(app)
    app.setProperty("themed", "yes")
    app.styleHints().colorSchemeChanged.connect(theme.follow_system)
    return theme


def dress(app: QApplication) -> None:
    """Give the application the palette, the font and the stylesheet of the theme."""
    from ui.theme import stylesheet  # it needs this module's Theme, and only here

    theme = current()
    collects = gc.isenabled()
    # Qt goes through a list of all widgets here and tells each one, ours in Python. A collection in
    # the middle would delete widgets that are still on that list.
    gc.disable()
    try:
        app.setFont(theme.font("ui"))
        app.setPalette(stylesheet.qpalette(theme))
        app.setStyleSheet(stylesheet.sheet(theme))
    finally:
        if collects:
            gc.enable()
