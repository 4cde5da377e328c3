"""Deleting one reflection: asked once, then nothing is typed into it, and nothing of it waits."""

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject

from journal.errors import AfterwordError
from ui import routes
from ui.i18n.say import say
from ui.steps.delete_dialog import ask_to_delete

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.steps.reflecting_view import ReflectingView


class Deleting(QObject):
    """Belongs to the view of one reflection."""

    def __init__(self, desk: "Desk", view: "ReflectingView") -> None:
        """Ask nothing yet."""
        super().__init__(view)
        self._desk, self._view = desk, view

    def ask(self) -> None:
        """Ask over the window, and delete after "Delete"."""
        ask_to_delete(self._view.window(), self._delete)

    def _delete(self) -> None:
        desk, view = self._desk, self._view
        one, repository = view.book.reflection.id, desk.repository
        view.flush_step()
        desk.keeper.flush()  # what waits is stored before the deletion, never after it
        view.book.is_written = False
        view.setEnabled(False)  # nothing is typed into what may be gone in a moment
        desk.worker.run(
            desk.keeper,  # what waits of it is let go, also where the page was left meanwhile
            lambda: repository.delete(one),
            lambda _done: self._deleted(one),
            self._not_deleted,
            says=say("reflecting", "Deleting the reflection…"),
        )

    def _deleted(self, one: str) -> None:
        for prefix in (f"reflection/{one}", f"answer/{one}/", f"choice/{one}/"):
            self._desk.keeper.forget(prefix)
        if shiboken6.isValid(self._view) and self._view.isVisible():
            self._desk.go(routes.Reflections())

    def _not_deleted(self, problem: AfterwordError) -> None:
        view = self._view
        if not shiboken6.isValid(view):
            return
        view.book.keep_all()  # a part of it may be gone already: what is on screen is stored
        view.setEnabled(True)
        view.show_problem(problem)
        view.focus_step()
