"""What differs between operating systems, in one place: file calls, locks, process protection.

Every call by which the journal changes a disk goes through a function here, so that a test can make
each one fail or be the last. Knows nothing of journals, keys or formats. All raise ``OSError``.
"""

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path

TEMPORARY_PREFIX = ".afterword-"
TEMPORARY_SUFFIX = ".tmp"
TEMPORARY_FOLDER_SUFFIX = ".part"

_NO_NAMELESS = {
    errno.EOPNOTSUPP,
    errno.EISDIR,
    errno.EINVAL,
    errno.ENOENT,
    errno.EPERM,
    errno.EACCES,
    errno.ENOSYS,
}
_NO_LINKS = {errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EACCES}
_PIECE = 1 << 20
_LOCKED_BYTE = 1 << 30  # past the text of a lock file, so that Windows lets others read it


def open_nameless(folder: Path, mode: int) -> int | None:
    """Open a file without a name in ``folder``; ``None`` where the system has no such thing."""
    flag: int = getattr(os, "O_TMPFILE", 0)
    if not flag or not Path("/proc/self/fd").is_dir():
        return None
    try:
        return os.open(folder, flag | os.O_RDWR | os.O_CLOEXEC, mode)
    except OSError as problem:
        if problem.errno in _NO_NAMELESS:
            return None
        raise


def path_of_open(descriptor: int) -> Path:
    """Return the path by which an open, nameless file can be read."""
    return Path(f"/proc/self/fd/{descriptor}")


def pieces(descriptor: int) -> Iterator[bytes]:
    """Yield an open file's bytes from its start."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    while piece := os.read(descriptor, _PIECE):
        yield piece


def open_temporary(folder: Path, mode: int) -> tuple[int, Path]:
    """Open a new file whose name says that it is temporary and which process makes it."""
    path = temporary_path(folder)
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.open(path, flags | getattr(os, "O_CLOEXEC", 0), mode), path


def temporary_path(folder: Path) -> Path:
    """Return a free name that says that it is temporary, and which process makes it."""
    name = f"{TEMPORARY_PREFIX}{os.getpid()}-{os.urandom(8).hex()}{TEMPORARY_SUFFIX}"
    return folder / name


def set_mode(descriptor: int, mode: int) -> None:
    """Give the file exactly ``mode``, whatever the umask; nothing to do on Windows."""
    if sys.platform != "win32":
        os.fchmod(descriptor, mode)


def write_all(descriptor: int, data: bytes) -> None:
    """Write every byte: one call may take fewer."""
    left = memoryview(data)
    while left:
        left = left[os.write(descriptor, left) :]


def write_at(descriptor: int, data: bytes, offset: int) -> None:
    """Write in place, without a sync."""
    os.lseek(descriptor, offset, os.SEEK_SET)
    write_all(descriptor, data)


def sync(descriptor: int) -> None:
    """Return when the file's bytes are on the medium (macOS needs a call of its own for that)."""
    if sys.platform == "darwin":
        import fcntl

        with contextlib.suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Return when the folder's names are on the medium; Windows keeps them with the files."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        _let_go(descriptor)


def _let_go(folder: int) -> None:
    """Close a folder, which holds back nothing: an error says nothing of what was done before."""
    with contextlib.suppress(OSError):
        os.close(folder)


def close(descriptor: int) -> None:
    """Close; an error here still counts, since some systems report a failed write only now."""
    os.close(descriptor)


def name_nameless(descriptor: int, path: Path) -> None:
    """Give a nameless file its name; ``FileExistsError`` if it is taken."""
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        # A folder descriptor makes Python use linkat and follow the link in /proc.
        os.link(path_of_open(descriptor), path.name, src_dir_fd=folder, dst_dir_fd=folder)
    finally:
        _let_go(folder)


def move_without_replacing(temporary: Path, path: Path) -> None:
    """Give a temporary file its final name; ``FileExistsError`` if it is taken."""
    if sys.platform == "win32":
        temporary.rename(path)  # Windows refuses to rename over a file
        return
    try:
        os.link(temporary, path)
    except OSError as problem:
        if problem.errno not in _NO_LINKS:
            raise
        _move_where_links_are_missing(temporary, path)
        return
    temporary.unlink()


def _move_where_links_are_missing(temporary: Path, path: Path) -> None:
    """Rename on a filesystem without hard links (FAT): a check, then the rename."""
    if os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
    temporary.rename(path)


def move_over(temporary: Path, path: Path) -> None:
    """Give a temporary file its final name, in place of what has it now, atomically."""
    temporary.replace(path)


def remove(path: Path) -> None:
    """Remove a file's name; no error if it is gone already."""
    path.unlink(missing_ok=True)


def is_taken(path: Path) -> bool:
    """Tell whether anything is at ``path``, a link that leads nowhere included."""
    return os.path.lexists(path)


def is_empty_folder(path: Path) -> bool:
    """Tell whether ``path`` is a folder with nothing in it."""
    return path.is_dir() and not path.is_symlink() and not any(path.iterdir())


def make_folder(folder: Path, mode: int) -> None:
    """Make one folder; no error if it is there already."""
    folder.mkdir(mode=mode, exist_ok=True)


def make_temporary_folder(parent: Path) -> Path:
    """Make a folder for its owner alone whose name says that it is temporary, and whose it is."""
    name = f"{TEMPORARY_PREFIX}{os.getpid()}-{os.urandom(8).hex()}{TEMPORARY_FOLDER_SUFFIX}"
    folder = parent / name
    folder.mkdir(mode=0o700)
    return folder


def move_folder_without_replacing(folder: Path, target: Path) -> None:
    """Give a folder its final name; ``FileExistsError`` if more than an empty folder has it."""
    if is_taken(target):
        if not is_empty_folder(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
        target.rmdir()
    folder.rename(target)


def remove_folder(folder: Path) -> None:
    """Remove a folder and the files in it."""
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()


def read(path: Path) -> bytes:
    """Return a file's bytes."""
    return path.read_bytes()


def is_our_living_temporary(name: str) -> bool:
    """Tell whether a temporary file belongs to a process of this machine that still runs."""
    pid = name.removeprefix(TEMPORARY_PREFIX).partition("-")[0]
    return pid.isdecimal() and is_alive(int(pid))


def is_alive(pid: int) -> bool:
    """Tell whether a process of that id runs here. On Windows: only whether it is this one."""
    if sys.platform == "win32":
        return pid == os.getpid()
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def lock_file(descriptor: int) -> bool:
    """Take the file's lock without waiting; ``False`` if another holds it. A crash frees it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as problem:
        if problem.errno in {errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK}:
            return False
        raise
    return True


def spare_folders() -> tuple[Path, ...]:
    """Return folders of this user's or of all that may have room when the home disk is full."""
    import tempfile  # the first picture needs it not, and it is slow to load

    named = [os.environ.get("XDG_RUNTIME_DIR", ""), "/dev/shm", tempfile.gettempdir()]  # noqa: S108  what is put there is sealed
    return tuple(Path(name) for name in named if name and Path(name).is_dir())


def physical_memory_kib() -> int | None:
    """Return the machine's memory in KiB, where it can be told."""
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 1024
    except (AttributeError, ValueError, OSError):
        return None


def protect_process() -> None:
    """Keep other processes and core dumps from this one's memory, and new files private.

    Linux: PR_SET_DUMPABLE = 0 (exec resets it, so call this at every start). Everywhere with such
    limits: RLIMIT_CORE = 0, both soft and hard. A step the platform lacks is left out.
    """
    os.umask(0o077)
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes

        set_dumpable = 4  # PR_SET_DUMPABLE of <linux/prctl.h>
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(set_dumpable, 0, 0, 0, 0)
