"""Names and findings: the dialogs in which the person edits a copy, names a role, or decides.

What may tell who it was is edited where it stands: the copy of its own prompt, or the reflection's
name, role and group, which stand at the top of the page.
"""

from typing import Literal, TypeAlias

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from journal.disclosure.choosing import heading_of
from journal.disclosure.names import neutral_alias
from journal.disclosure.page import Page
from journal.model import Alias
from ui.drafts import forget_drafts, keep_draft
from ui.role_offer import offer_roles
from ui.sharing import selection
from ui.sharing.choice_column import ChoiceColumn, own_words
from ui.sharing.chooser import Chooser
from ui.sharing.copy_editor import CopyEditor
from ui.sharing.names_editor import NameDialog
from ui.sharing.overlays import Overlays
from ui.sharing.page_words import page_words
from ui.steps.naming_dialog import ask_for_names

Head: TypeAlias = Literal["title", "role", "group"]


class Deciding(QObject):
    """Opens the dialogs of one choice. ``renamed`` after the reflection's own names changed.

    ``copy_opened`` when a copy is edited, for what is said beside it.
    """

    renamed = Signal()
    copy_opened = Signal(object, object)  # CopyEditor, prompt id

    def __init__(
        self, chooser: Chooser, overlays: Overlays, page: QWidget, roles: tuple[str, ...] = ()
    ) -> None:
        """Change ``chooser``; lie over the window of ``page``. ``roles`` are offered."""
        super().__init__(page)
        self._chooser, self._overlays, self._over = chooser, overlays, page
        self._roles = roles
        self.shown: Page | None = None  # the page on screen, if one is

    def listen_to(self, column: ChoiceColumn) -> None:
        """Do what is asked for in the column."""
        column.edit_asked.connect(lambda prompt: self.edit_copy(str(prompt)))
        column.names.asked.connect(self.ask_name)
        findings = column.findings
        findings.left_in.connect(lambda text: self._chooser.leave_in(str(text)))
        findings.taken_back.connect(self._take_back)
        findings.edit_asked.connect(lambda text: self.edit_where(str(text)))
        findings.role_asked.connect(lambda text: self._open_name(None, str(text)))

    def edit_copy(self, prompt: str) -> None:
        """Edit the copy of one answer; the answer stays as it is."""
        book, choice = self._chooser.book, self._chooser.choice
        chosen = choice.of(prompt)
        copy = chosen.edited if chosen else None
        own = own_words(book.guide, prompt, book.value(prompt), chosen)
        label = heading_of(book.guide.prompt(prompt))
        editor = CopyEditor(label, own if copy is None else copy, is_copy=copy is not None)
        editor.typed.connect(lambda text: self._put_copy(prompt, str(text)))
        editor.own_asked.connect(lambda: self._put_copy(prompt, None))
        self._overlays.show(editor, editor.edit)
        self.copy_opened.emit(editor, prompt)

    def edit_where(self, text: str) -> None:
        """Edit what ``text`` stands in on the page: what is at its top, or the copy of a prompt."""
        if self.shown is None:
            return
        head, prompt = head_with(self.shown, text), prompt_with(self.shown, text)
        if head is not None:
            window = self._over.window()
            self._overlays.close()
            book = self._chooser.book
            self._overlays.hold(
                ask_for_names(window, book, self.renamed.emit, first=head, roles=self._roles)
            )
        elif prompt:
            self.edit_copy(prompt)

    def ask_name(self, alias: object) -> None:
        """Ask what stands for a name; for a new one where there is no alias."""
        self._open_name(alias if isinstance(alias, Alias) else None)

    def _open_name(self, alias: Alias | None, name: str = "") -> None:
        person = page_words().person
        taken = {one.role for one in self._chooser.names() if one != alias}
        free = next(n for n in range(1, len(taken) + 2) if neutral_alias(n, person) not in taken)
        dialog = NameDialog(alias, free, person, name=name)
        offer_roles(dialog.role, self._roles)
        self._keep_what_is_typed(dialog, selection.name_places(alias.name if alias else name))
        dialog.settled.connect(self._chooser.rename)
        dialog.left_in.connect(lambda text: self._chooser.leave_in(str(text)))
        self._overlays.show(dialog, dialog.role if alias or name else dialog.name)

    def _keep_what_is_typed(self, dialog: NameDialog, places: tuple[str, str]) -> None:
        book = self._chooser.book
        for place, field in zip(places, (dialog.name, dialog.role), strict=True):
            keep_draft(book, place, field)
        for done in (dialog.settled, dialog.left_in, dialog.given_up):
            done.connect(lambda *_: forget_drafts(book, *places))

    def _put_copy(self, prompt: str, text: str | None) -> None:
        self._chooser.put(selection.edited(self._chooser.choice, prompt, text))

    def _take_back(self, text: object) -> None:
        self._chooser.put(selection.not_left_in(self._chooser.choice, str(text)))


def head_with(page: Page, text: str) -> Head | None:
    """Return which of the reflection's own names brings ``text`` to the top of the page."""
    heads: tuple[tuple[Head, str], ...] = (
        ("group", page.lead.text),
        ("title", page.title.text),
        ("role", page.byline.text),
    )
    return next((head for head, words in heads if text in words), None)


def prompt_with(page: Page, text: str) -> str:
    """Return the id of the first prompt in whose answer ``text`` leaves; empty if in none."""
    return next((one.prompt for one in page.sections if text in one.text()), "")
