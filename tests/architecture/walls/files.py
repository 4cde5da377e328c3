"""Who may change a file: what keeps the journal, the one door out, and the log. Nobody else."""

import ast

from tests.architecture.source import Example, Module, calls, imported, name_of

WRITERS = (
    "journal/durable.py",  # the write path itself: temporary, read back, put in place
    "journal/system.py",  # what differs between systems when a file is made durable
    "journal/vault/",
    "journal/disclosure/",
)
PACKER = "journal/backup/container.py"  # makes a ZIP's bytes; durable.NewFile writes them
LOG = "journal/logfile.py"
SET_ASIDE = "journal/settings.py"  # gives a damaged settings file another name, and writes nothing
NO_HISTORY = "ui/folder_choice.py"  # says where Qt's own history goes, nowhere, and writes nothing

_CHANGES = frozenset(
    {"write_text", "write_bytes", "touch", "rename", "unlink", "symlink_to", "hardlink_to",
     "removedirs", "renames", "truncate", "ftruncate", "mkfifo", "setOutputFileName"}
)  # fmt: skip
_FLAGS = frozenset({"O_WRONLY", "O_RDWR", "O_CREAT", "O_APPEND", "O_TRUNC", "O_TMPFILE"})
_OF_OS = frozenset({"remove", "replace", "link", "symlink", "rmdir"})
_QT = frozenset(
    {"QFile", "QSaveFile", "QSettings", "QTemporaryFile", "QTemporaryDir", "QImageWriter",
     "QPdfWriter", "QSvgGenerator"}
)  # fmt: skip
_MODULES = frozenset({"shutil", "tempfile", "sqlite3", "dbm", "shelve", "zipfile", "tarfile"})
_LOGGERS = frozenset(
    {"FileHandler", "RotatingFileHandler", "TimedRotatingFileHandler", "WatchedFileHandler"}
)
_READ_MODES = frozenset({"r", "rb", "rt", "br"})


def only_few_write(module: Module) -> list[str]:
    """Only the writers change a file; only the log's module has a log file."""
    found = [module.at(node, what) for node, what in _logs(module) if module.path != LOG]
    if module.is_in(*WRITERS, LOG):
        return found
    found += [
        module.at(node, f"imports {name}")
        for node, name in imported(module)
        if name.split(".")[0] in _MODULES and (module.path, name) != (PACKER, "zipfile")
    ]
    changing = [name_of(call.func) for call in calls(module) if _changes(call)]
    if module.path == SET_ASIDE and changing == ["rename"]:
        changing = []
    found += [f"{module.path}: {name}" for name in changing]
    qt = _QT
    if module.path == NO_HISTORY and "QSettings" not in map(_called, calls(module)):
        qt = _QT - {"QSettings"}
    return found + [module.at(node, name) for node, name in _names(module) if name in _FLAGS | qt]


def _called(call: ast.Call) -> str:
    return name_of(call.func)


def _logs(module: Module) -> list[tuple[ast.AST, str]]:
    return [(node, name) for node, name in _names(module) if name in _LOGGERS]


def _names(module: Module) -> list[tuple[ast.AST, str]]:
    return [
        (node, node.attr if isinstance(node, ast.Attribute) else node.id)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute | ast.Name)
    ]


def _changes(call: ast.Call) -> bool:
    name = name_of(call.func)
    if name in {"open", "fdopen"}:
        return _opens_for_writing(call)
    if name in _OF_OS and _owner(call) == "os":
        return True
    if name == "replace":  # Path.replace(target); text needs two, dates and dataclasses name theirs
        return len(call.args) == 1 and not call.keywords
    return name in _CHANGES


def _owner(call: ast.Call) -> str:
    return name_of(call.func.value) if isinstance(call.func, ast.Attribute) else ""


def _opens_for_writing(call: ast.Call) -> bool:
    owner = _owner(call)
    if owner == "os" and name_of(call.func) == "open":
        return False  # its flags are looked for by name
    is_method = isinstance(call.func, ast.Attribute) and owner not in {"os", "io", "codecs"}
    given = [keyword.value for keyword in call.keywords if keyword.arg == "mode"]
    given += call.args[0 if is_method else 1 :][:1]
    if not given:
        return False
    mode = given[0]
    if not isinstance(mode, ast.Constant):
        return not is_method  # a mode that cannot be read here; a dialog's open(slot) is no file
    return isinstance(mode.value, str) and mode.value not in _READ_MODES


FIRES = (
    Example(only_few_write, "open('a', 'w')"),
    Example(only_few_write, "open('a', mode='ab')"),
    Example(only_few_write, "open('a', how)"),
    Example(only_few_write, "path.open('r+b')"),
    Example(only_few_write, "path.write_text('a')", SET_ASIDE),
    Example(only_few_write, "path.rename(other)"),
    Example(only_few_write, "path.write_bytes(b'')", "main.py"),
    Example(only_few_write, "os.open(path, os.O_WRONLY | os.O_CREAT)", "journal/path/view.py"),
    Example(only_few_write, "os.fdopen(1, 'w')"),
    Example(only_few_write, "os.replace(a, b)"),
    Example(only_few_write, "path.replace(b)"),
    Example(only_few_write, "path.unlink()"),
    Example(only_few_write, "import shutil"),
    Example(only_few_write, "import zipfile", "journal/backup/copying.py"),
    Example(only_few_write, "import shutil", PACKER),
    Example(only_few_write, "from tempfile import mkstemp"),
    Example(only_few_write, "QSaveFile(path)"),
    Example(only_few_write, "QtCore.QSettings('a', 'b')"),
    Example(only_few_write, "QSettings('a', 'b')", NO_HISTORY),
    Example(only_few_write, "QSettings.setPath(form, scope, nowhere)"),
    Example(only_few_write, "printer.setOutputFileName('a.pdf')"),
    Example(only_few_write, "logging.FileHandler('a')", "journal/vault/vault.py"),
)
PASSES = (
    Example(only_few_write, "open('a')\npath.open('rb')\nopen('a', encoding='utf-8')"),
    Example(only_few_write, "dialog.open(self._chosen)\nos.open(path, os.O_RDONLY)"),
    Example(only_few_write, "text.replace('a', 'b')\nreplace(row, a=1)\nday.replace(hour=1)"),
    Example(only_few_write, "path.write_bytes(b'')", "journal/vault/files.py"),
    Example(only_few_write, "os.replace(a, b)", "journal/durable.py"),
    Example(only_few_write, "logging.FileHandler('a')", LOG),
    Example(only_few_write, "path.rename(aside)", SET_ASIDE),
    Example(only_few_write, "import zipfile", PACKER),
    Example(only_few_write, "QSettings.setPath(form, scope, nowhere)", NO_HISTORY),
)
WALLS = (only_few_write,)
