"""The one stylesheet and the one palette, made from the theme.

It dresses what Qt draws by itself: line edits, menus, tooltips, lists, scroll bars. Our own widgets
paint themselves. No font stands here: a font from a stylesheet could not carry letter spacing.
"""

from typing import TYPE_CHECKING

from PySide6.QtGui import QPalette

if TYPE_CHECKING:
    from ui.theme.theme import Theme

ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "on_accent",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "ink",
    QPalette.ColorRole.PlaceholderText: "placeholder",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "ink",
    QPalette.ColorRole.ToolTipText: "surface",
    QPalette.ColorRole.Mid: "line_mid",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Dark: "control",
    QPalette.ColorRole.Shadow: "line_mid",
    QPalette.ColorRole.Accent: "accent",
}
SHEET = """
QToolTip {{ background: {ink}; color: {surface}; border: 0; padding: 5px 8px; }}
QLineEdit, QTextEdit {{ background: transparent; border: 0; padding: 0;
    selection-background-color: {selection}; selection-color: {ink}; }}
QLineEdit {{ lineedit-password-character: 8226; color: {ink};
    placeholder-text-color: {placeholder}; }}
QLineEdit:disabled {{ color: {disabled};
    placeholder-text-color: {disabled}; }}
QFileDialog QLineEdit {{ background: {surface}; border: 1px solid {control}; border-radius: 6px;
    padding: 4px 8px; }}
QFileDialog QLineEdit:focus {{ border-color: {ink}; }}
QTextEdit {{ color: {body}; placeholder-text-color: {placeholder}; }}
QScrollArea {{ background: transparent; border: 0; }}
QMenu {{ background: {surface}; color: {ink}; border: 1px solid {line_mid}; padding: 6px; }}
QMenu::item {{ padding: 7px 28px 7px 12px; border-radius: 6px; }}
QMenu::item:selected {{ background: {hover}; }}
QMenu::item:disabled {{ color: {disabled}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 6px 8px; }}
QAbstractItemView {{ background: {surface}; color: {ink}; border: 1px solid {line_mid};
    outline: 0; padding: 4px; selection-background-color: {hover}; selection-color: {ink}; }}
QAbstractItemView::item {{ min-height: 32px; padding: 0 8px; border-radius: 6px; }}
QAbstractItemView::item:selected {{ background: {hover}; color: {ink}; }}
QHeaderView {{ border: 0; padding: 0; }}
QHeaderView::section {{ background: {surface}; color: {body}; border: 0; padding: 6px 8px; }}
QTableView[kind="table"] {{ background: transparent; border: 0; padding: 0; }}
QTableView[kind="table"]::item {{ padding: 0 5px; }}
QTableView[kind="table"] QHeaderView::section {{ border-bottom: 1px solid {line}; }}
QListView[kind="rows"] {{ background: transparent; border: 0; padding: 0; }}
QListView[kind="rows"]::item {{ padding: 0; border-radius: 0; }}
QListView[kind="rows"]::item:selected {{ background: transparent; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {line_mid}; border-radius: 3px; margin: 3px; }}
QScrollBar::handle:vertical {{ min-height: 36px; }}
QScrollBar::handle:horizontal {{ min-width: 36px; }}
QScrollBar::handle:hover {{ background: {control}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
USED = (
    "ink",
    "surface",
    "selection",
    "placeholder",
    "disabled",
    "body",
    "line_mid",
    "hover",
    "line",
    "control",
)


def sheet(theme: "Theme") -> str:
    """Return the stylesheet of the whole application."""
    return SHEET.format(**{name: getattr(theme.palette, name) for name in USED})


def qpalette(theme: "Theme") -> QPalette:
    """Return the palette for what Qt draws by itself and for what asks the palette."""
    palette = QPalette()
    for role, token in ROLES.items():
        palette.setColor(role, theme.color(token))
    for role in (
        QPalette.ColorRole.Text,
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.ButtonText,
    ):
        palette.setColor(QPalette.ColorGroup.Disabled, role, theme.color("disabled"))
    return palette
