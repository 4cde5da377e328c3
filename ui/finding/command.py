"""One thing that can be done from the box, by whoever offers it."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Command:
    """``words`` in the person's language; ``keys`` as a keyboard shows them, if there are any.

    One that is only found ``by_name`` is not offered before something is typed.
    """

    words: str
    icon: str
    do: Callable[[], None]
    keys: str = ""
    by_name: bool = False
