"""The log: what the program did, never what the person wrote.

The only module beside ``journal.durable``, the vault and the door out that opens a file for
writing. Records hold codes, class names and places in our own code; no message is ever built from
a value of the journal.
"""

import logging
from pathlib import Path
from types import TracebackType

LIMIT = 512 * 1024  # bytes; a longer log is begun anew, the one before is kept
OURS = ("afterword", "journal", "ui")


def start_log(folder: Path) -> None:
    """Log to ``folder``/afterword.log, one older kept; no log where that fails."""
    path = folder / "afterword.log"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > LIMIT:
            path.replace(folder / "afterword.1.log")
        handler: logging.Handler = logging.FileHandler(path, encoding="utf-8", delay=True)
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    handler.addFilter(_is_ours)
    logging.getLogger().addHandler(handler)
    for name in OURS:
        logging.getLogger(name).setLevel(logging.INFO)


def log_uncaught(kind: type[BaseException], place: str) -> None:
    """Note that something unplanned happened: its class and where, never its message."""
    logging.getLogger("afterword").error("uncaught %s at %s", kind.__name__, place)


def place_of(trace: TracebackType | None) -> str:
    """Return where something was raised, as ``function:line``; "?" if nobody knows."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}" if trace else "?"


def _is_ours(record: logging.LogRecord) -> bool:
    """Leave out what libraries say: those that make a PDF name the very characters in it."""
    return record.name.partition(".")[0] in OURS
