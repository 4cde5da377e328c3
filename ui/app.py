"""Builds the application around one journal folder and runs it."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from journal.clock import Clock, SystemClock
from journal.logfile import start_log
from journal.places import usual_places
from journal.settings import load_settings
from ui.desk import Places
from ui.frozen import Frozen
from ui.settings_store import SettingsStore
from ui.theme.theme import ARGUMENTS, Theme, install
from ui.uncaught import keep_quiet

RESOURCES = Path(__file__).resolve().parent.parent / "resources"


class Launch(Frozen):
    """How the program was started. Nothing in it is private."""

    folder: Path | None
    program: tuple[str, ...]
    version: str
    locked_at: str = ""
    locked_itself: bool = False
    window: str = ""


def find_places(launch: Launch, chosen: Path | None, config: Path) -> Places:
    """Return where things are: the folder of the command line, the chosen one, or the default."""
    usual = usual_places()
    return Places(
        folder=launch.folder or chosen or usual.journal,
        state=usual.state,
        config=config,
        logs=usual.logs,
        resources=RESOURCES,
        usual_copies=usual.copies,
    )


def _dress(app: QApplication, settings: SettingsStore) -> Theme:
    """Dress the application as the person chose, now and after each change."""
    theme = install(app, settings.current.theme)

    def follow(_changed: object = None) -> None:
        now = settings.current
        theme.set_less_motion(now.less_motion)
        if now.writing_size != theme.writing_size:
            theme.set_writing_size(now.writing_size)
        if now.theme != theme.wish:
            theme.choose(now.theme)

    follow()
    settings.changed.connect(follow)
    return theme


def run(launch: Launch, clock: Clock | None = None) -> int:
    """Show the window and return the exit status when it has closed."""
    app = QApplication([*sys.argv[:1], *ARGUMENTS])
    app.setApplicationName("Afterword")
    app.setDesktopFileName("afterword")
    app.setQuitOnLastWindowClosed(False)  # Qt's own way was seen to leave the process behind
    keep_quiet()

    config = usual_places().config
    settings = SettingsStore(config, load_settings(config))
    places = find_places(launch, settings.current.journal_folder, config)
    places.state.mkdir(mode=0o700, parents=True, exist_ok=True)
    start_log(places.logs)

    from ui.single_instance import SingleInstance

    instance = SingleInstance(places.folder, places.state)
    if not instance.is_first() and instance.ask_other_to_show():
        return 0

    theme = _dress(app, settings)

    from ui.main_window import MainWindow

    window = MainWindow(launch, places, settings, theme, clock or SystemClock(), instance)
    # Qt alone was seen to stay in its loop now and then, with the last window closed.
    window.ended.connect(app.exit)
    window.begin()
    return app.exec()
