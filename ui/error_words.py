"""The three sentences that a person reads when something went otherwise."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ErrorText:
    """What happened, what is safe, and what to do next."""

    title: str
    body: str
    next_step: str = ""
