"""Small rooms and quiet habits: sizes, reasons beside every ignore, one stylesheet, one loop."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator

from tests.architecture.source import Example, Module, calls, imported, name_of

LONGEST_FILE = 450
LONGEST_FUNCTION = 50

_IGNORE = re.compile(r"#\s*(type:\s*ignore|noqa|pyright:|mypy:|ruff:|pragma:|fmt:\s*off)")
_REASONED = re.compile(
    r"#\s*(type:\s*ignore\[[a-z-]+(,\s*[a-z-]+)*\]|noqa:\s*[A-Z]+\d+(,\s*[A-Z]+\d+)*)"
    r"(\s+-\s+|\s+#\s*|\s+)(?P<reason>[^#\s]+\s+\S+.*)"
)


def files_are_short(module: Module) -> list[str]:
    """No file is longer than a person reads in one go."""
    lines = len(module.text.splitlines())
    return [f"{module.path}: {lines} lines"] if lines > LONGEST_FILE else []


def functions_are_short(module: Module) -> list[str]:
    """No function is longer than a screen."""
    return [
        module.at(node, f"{node.name}: {length} lines")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or node.lineno) - node.lineno + 1) > LONGEST_FUNCTION
    ]


def ignores_have_reasons(module: Module) -> list[str]:
    """Whoever switches a check off says which one and why, on the same line."""
    return [
        f"{module.path}:{line}: {comment}"
        for line, comment in _comments(module)
        if _IGNORE.search(comment) and not _reasoned(comment)
    ]


def one_stylesheet(module: Module) -> list[str]:
    """Only the theme draws: one stylesheet for the application, state through properties."""
    if module.is_in("ui/theme/"):
        return []
    return [
        module.at(call, "setStyleSheet")
        for call in calls(module)
        if name_of(call.func) == "setStyleSheet"
    ]


def one_event_loop(module: Module) -> list[str]:
    """No second event loop: nothing that a person does may run inside something else."""
    loops = {"processEvents", "QEventLoop", "QThread"}
    found = [
        module.at(call, name_of(call.func))
        for call in calls(module)
        if name_of(call.func) in loops or _runs_nested(module, call)
    ]
    return found + [
        module.at(node, f"imports {name}")
        for node, name in imported(module)
        if name.split(".")[-1] in loops
    ]


def _runs_nested(module: Module, call: ast.Call) -> bool:
    return name_of(call.func) in {"exec", "exec_"} and module.path != "ui/app.py"


def _comments(module: Module) -> Iterator[tuple[int, str]]:
    for token in tokenize.generate_tokens(io.StringIO(module.text).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string


def _reasoned(comment: str) -> bool:
    return _REASONED.search(comment) is not None


FIRES = (
    Example(files_are_short, "\n" * (LONGEST_FILE + 1)),
    Example(functions_are_short, "def long():\n" + "    a = 1\n" * LONGEST_FUNCTION),
    Example(ignores_have_reasons, "a = 1  # noqa"),
    Example(ignores_have_reasons, "a = 1  # noqa: S603"),
    Example(ignores_have_reasons, "a = 1  # type: ignore"),
    Example(ignores_have_reasons, "a = 1  # type: ignore[attr-defined]"),
    Example(ignores_have_reasons, "# ruff: noqa\na = 1"),
    Example(one_stylesheet, "self.setStyleSheet('')"),
    Example(one_event_loop, "app.processEvents()"),
    Example(one_event_loop, "from PySide6.QtCore import QEventLoop"),
    Example(one_event_loop, "dialog.exec()"),
)
PASSES = (
    Example(files_are_short, "\n" * LONGEST_FILE),
    Example(functions_are_short, "def long():\n" + "    a = 1\n" * (LONGEST_FUNCTION - 1)),
    Example(ignores_have_reasons, "a = 1  # noqa: N802  Qt's name"),
    Example(ignores_have_reasons, "a = 1  # noqa: N802, ARG002 - Qt's name"),
    Example(ignores_have_reasons, "a = 1  # type: ignore[misc]  # the stub is wrong"),
    Example(ignores_have_reasons, "a = '# noqa'"),
    Example(one_stylesheet, "app.setStyleSheet(sheet)", "ui/theme/theme.py"),
    Example(one_event_loop, "app.exec()", "ui/app.py"),
    Example(one_event_loop, "dialog.open()"),
)
WALLS = (files_are_short, functions_are_short, one_stylesheet, one_event_loop)
WALLS_OF_TESTS_TOO = (ignores_have_reasons,)
