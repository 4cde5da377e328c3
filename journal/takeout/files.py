"""The files that a journal is taken out into: durable, for the owner alone, never over another."""

import contextlib
import errno
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from journal import durable, system
from journal.durable import NewFile
from journal.errors import PlaceTaken, TakeOutFailed
from journal.takeout.traces import noted

_NO_SPACE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@dataclass(frozen=True)
class Progress:
    """How far it is, in things."""

    done: int
    whole: int


@contextlib.contextmanager
def new_text(target: Path, remembered: Path) -> Iterator[NewFile]:
    """Yield a file to be written, which becomes ``target`` if the block ends well.

    A kill leaves nothing of it where the system has files without a name; elsewhere ``remembered``
    holds a note of where, for ``clear_traces``.

    Raises ``PlaceTaken`` and ``TakeOutFailed``; then nothing is left of it.
    """
    if system.is_taken(target):
        raise PlaceTaken(place=target)
    durable.remove_stale_temporaries(target.parent)  # plain text that a crash left
    file: NewFile | None = None
    try:
        file = NewFile(target.parent)
        with noted(remembered, target.parent) if file.leaves_traces else contextlib.nullcontext():
            yield file
            file.close()
            file.give_name(target)
    except FileExistsError:
        raise PlaceTaken(place=target) from None
    except OSError as problem:
        no_space = problem.errno in _NO_SPACE
        raise TakeOutFailed(errno=problem.errno, no_space=no_space, place=target) from None
    except BaseException:
        if file is not None:
            file.give_up()
        raise
