"""The words of a text's context menu."""

from ui.i18n.say import say
from ui.widgets.writing_edit import EditWords


def edit_words() -> EditWords:
    """Return the words in the person's language."""
    return EditWords(
        undo=say("edit", "Undo"),
        redo=say("edit", "Redo"),
        cut=say("edit", "Cut"),
        copy=say("edit", "Copy"),
        paste=say("edit", "Paste"),
        select_all=say("edit", "Select all"),
    )
