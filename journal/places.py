"""Where things are on this machine where nothing else was chosen. Makes none of them."""

from pathlib import Path

from platformdirs import PlatformDirs


class Usual:
    """The usual folders of one person on this system. Copies are never in the journal's own."""

    def __init__(self, dirs: PlatformDirs) -> None:
        """Take them as the platform has them."""
        data = Path(dirs.user_data_dir)
        self.journal, self.copies = data / "journal.afterword", data / "copies"
        self.state, self.config = Path(dirs.user_state_dir), Path(dirs.user_config_dir)
        self.logs = Path(dirs.user_log_dir)


def usual_places() -> Usual:
    """Return where things usually are."""
    return Usual(PlatformDirs("afterword", appauthor=False))
