"""The product's own source, parsed, so that walls can be looked for in it.

A wall is a function that takes one module and returns what it finds there, one line for each place.
"""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Module:
    """One file of Python: its path in the project, its text and its tree."""

    path: str
    text: str
    tree: ast.Module = field(compare=False)

    @classmethod
    def of(cls, text: str, path: str) -> "Module":
        """Parse ``text`` as if it stood at ``path``."""
        return cls(path, text, ast.parse(text, filename=path))

    def at(self, node: ast.AST, what: str) -> str:
        """Name a place and what is there."""
        return f"{self.path}:{getattr(node, 'lineno', 1)}: {what}"

    def is_in(self, *places: str) -> bool:
        """Whether it is one of these files, or lies in one of these folders (ending in "/")."""
        return any(
            self.path.startswith(place) if place.endswith("/") else self.path == place
            for place in places
        )


Wall = Callable[[Module], list[str]]


@dataclass(frozen=True)
class Example:
    """A piece of source that a wall must notice, or must let pass."""

    wall: Wall
    text: str
    path: str = "ui/pages/example.py"


def product_modules() -> Iterator[Module]:
    """Parse every module that people run."""
    for path in _python_files("main.py", "journal", "ui"):
        yield Module.of(path.read_text(encoding="utf-8"), path.relative_to(ROOT).as_posix())


def all_modules() -> Iterator[Module]:
    """Parse every module of the project, tests included."""
    yield from product_modules()
    for path in _python_files("tests", ".ci"):
        yield Module.of(path.read_text(encoding="utf-8"), path.relative_to(ROOT).as_posix())


def _python_files(*places: str) -> Iterator[Path]:
    for place in places:
        start = ROOT / place
        yield from [start] if start.is_file() else sorted(start.rglob("*.py"))


def imported(module: Module) -> Iterator[tuple[ast.AST, str]]:
    """Yield every module name that is imported, also late and also by name as a string."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node, alias.name
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node, node.module
            for alias in node.names:
                yield node, f"{node.module}.{alias.name}"
        elif isinstance(node, ast.Call) and name_of(node.func) in {"import_module", "__import__"}:
            for given in node.args[:1]:
                if isinstance(given, ast.Constant):
                    yield node, str(given.value)


def name_of(called: ast.expr) -> str:
    """Return the last name of what is called: "write_text" of ``a.b.write_text``."""
    if isinstance(called, ast.Attribute):
        return called.attr
    return called.id if isinstance(called, ast.Name) else ""


def calls(module: Module) -> Iterator[ast.Call]:
    """Yield every call."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call):
            yield node
