"""The way out of the program, and back in: everything as plain files."""

from pathlib import Path

from journal.errors import AfterwordError
from journal.takeout import BroughtIn
from ui.folder_choice import ask_for_any_file
from ui.i18n.say import capital, say, say_n
from ui.problem_panel import ProblemPanel
from ui.settings_sections.row import SettingRow
from ui.settings_sections.section import SettingSection
from ui.takeout.bringer import Bringer
from ui.takeout.take_out_dialog import TakeOutDialog
from ui.widgets.button import Button


class TakeoutSection(SettingSection):
    """Nobody is held here: what was written can go elsewhere, and come back."""

    key = "takeout"

    @classmethod
    def title(cls) -> str:
        """Name the section."""
        return say("settings", "Take out, bring in")

    def build(self) -> None:
        """Add both rows."""
        out = Button(say("settings", "Take everything out…"))
        out.clicked.connect(lambda _on=False: TakeOutDialog(self.desk).begin_on(self.window()))
        hint = say("settings", "As plain text that anybody can read, in two files.")
        self.add(SettingRow(say("settings", "The whole journal"), out, hint=hint))
        self._in = Button(say("settings", "Bring in…"))
        self._in.clicked.connect(lambda _on=False: self._ask())
        self._in.setEnabled(not self.desk.repository.read_only)
        hint = say("settings", "The JSON file that was taken out. Nothing that is here is lost.")
        self._row = SettingRow(say("settings", "From another journal"), self._in, hint=hint)
        self.add(self._row)
        self._problem = ProblemPanel(kind="info")
        self._problem.setContentsMargins(0, 4, 0, 12)
        self.column.addWidget(self._problem)
        bringer = Bringer.under_way(self.desk)  # it went on while the person was elsewhere
        if bringer is not None:
            self._follow(bringer)

    def _ask(self) -> None:
        title = say("settings", "A file that was taken out of a journal")
        ask_for_any_file(self, title, Path.home() / "-", self.bring_in)

    def bring_in(self, file: Path) -> None:
        """Bring ``file`` in, and say what came of it."""
        self._problem.clear()
        self._follow(Bringer(self.desk, file))

    def _follow(self, bringer: Bringer) -> None:
        self._in.setEnabled(False)
        self._row.set_hint(say("settings", "Reading and checking…"))
        bringer.tell(self, self._done, self._failed)

    def _done(self, brought: BroughtIn) -> None:
        self._in.setEnabled(True)
        self._row.set_hint(_words(brought))

    def _failed(self, problem: AfterwordError) -> None:
        self._in.setEnabled(True)
        self._row.set_hint("")
        self._problem.show_problem(problem)


def _words(brought: BroughtIn) -> str:
    if not brought.versions:
        return say("settings", "All of it was here already. Nothing was changed.")
    new = say_n(
        "settings", "One entry is new.", "{count} entries are new.", brought.new, count=brought.new
    )
    more = say_n(
        "settings",
        "One that was here has more history.",
        "{n} that were here have more history.",
        brought.changed,
    )
    return f"{new} {capital(more)}" if brought.changed else new
