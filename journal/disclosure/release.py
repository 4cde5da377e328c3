"""Bytes become a file, all of it or none, never in place of another unless that was said.

It writes what it is given; whether that may leave was decided before. It knows no ledger: the row
is made by the caller, after the file is there.
"""

import errno
from pathlib import Path

from journal import durable, system
from journal.disclosure.rendering import FORMATS, Format, Rendered
from journal.errors import ExportFailed, TargetExists
from journal.guides.guide import Door

_NO_SPACE = frozenset({errno.ENOSPC, errno.EDQUOT})
# Neutral: a title in a file's name would tell more than the person meant to.
_NAMES = {Door.GROUP: "reflection-summary", Door.EXPECTATIONS: "expectations-conversation"}


def suggested_name(format: Format, door: Door) -> str:  # noqa: A002 - what it is
    """Return a file name that says nothing of the reflection."""
    return _NAMES[door] + FORMATS[format].suffix


def release(rendered: Rendered, target: Path, *, overwrite: bool) -> None:
    """Write the bytes to ``target``, readable by its owner alone.

    ``TargetExists`` if something is there and ``overwrite`` is false; ``ExportFailed`` if the file
    did not come to be, and then what was there before still is, and nothing half. A file that is
    there has left, also where the medium would not say that its name will last.
    """
    write_out(rendered.data, target, overwrite=overwrite)


def write_out(data: bytes, target: Path, *, overwrite: bool) -> None:
    """Write any bytes that the person asked to have outside; errors as in ``release``."""
    durable.remove_stale_temporaries(target.parent)  # plain text that a crash left
    try:
        if overwrite:
            durable.replace(target, data)
        else:
            durable.write_new(target, data)
    except FileExistsError as error:
        raise TargetExists(file=target) from error
    except OSError as error:
        if overwrite and _is_there(target, data):
            return
        no_space = error.errno in _NO_SPACE
        raise ExportFailed(errno=error.errno, no_space=no_space, file=target) from error


def _is_there(target: Path, data: bytes) -> bool:
    try:
        return system.read(target) == data
    except OSError:
        return False
