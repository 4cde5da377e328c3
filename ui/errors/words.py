"""The three sentences that a person reads when something went otherwise."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from journal.errors import AfterwordError


@dataclass(frozen=True)
class ErrorText:
    """What happened, what is safe, and what to do next."""

    title: str
    body: str
    next_step: str = ""


Texts: TypeAlias = Mapping[str, Callable[[AfterwordError], ErrorText]]  # by the error's code
