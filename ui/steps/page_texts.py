"""The texts of one page of a reflection, as the language coach is given them."""

from dataclasses import dataclass

from journal.guides.guide import PromptType
from journal.values import RowsValue
from ui.book import Book
from ui.steps.editor import Editor
from ui.steps.prompt_step import PromptStep
from ui.steps.second_look import Piece
from ui.widgets.writing_edit import WritingEdit


@dataclass(frozen=True)
class PageTexts:
    """What stands on a page just now, and in which fields."""

    step: PromptStep
    pieces: tuple[Piece, ...]
    edits: tuple[WritingEdit, ...]

    def caret(self) -> tuple[int, int]:
        """Return the text that has the caret, and the place in it; the first if none has."""
        for place, edit in enumerate(self.edits):
            if edit.window().focusWidget() is edit:
                return place, edit.textCursor().position()
        return 0, 0


def page_texts(step: PromptStep) -> PageTexts:
    """Return the texts of a page that can be written on."""
    found = [(name, edit) for name, one in step.editors.items() for edit in _prose(one)]
    pieces = tuple(Piece(name, edit.text()) for name, edit in found)
    return PageTexts(step, pieces, tuple(edit for _, edit in found))


def has_texts(step: PromptStep) -> bool:
    """Tell whether there is a text to look at."""
    return any(_prose(editor) for editor in step.editors.values())


def names_in(book: Book) -> tuple[str, ...]:
    """Return the names that were noted in this reflection, each with a role beside it."""
    found = (
        book.value(prompt.id)
        for stage in book.guide.stages()
        for prompt in stage.prompts
        if prompt.type is PromptType.PEOPLE
    )
    rows = (row for value in found if isinstance(value, RowsValue) for row in value.rows)
    return tuple(row.cells.get("name", "") for row in rows)


def _prose(editor: Editor) -> tuple[WritingEdit, ...]:
    if editor.prompt.type is PromptType.PEOPLE:  # names and roles
        return ()
    return tuple(one for one in editor.findChildren(WritingEdit) if not one.isReadOnly())
