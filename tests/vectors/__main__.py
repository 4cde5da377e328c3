"""``python -m tests.vectors`` writes the vectors into this folder, always the same bytes.

Each is one journal with at most one thing wrong, and names the answer that every reader of this
format must give. Kinds: ``success``; where it can't be opened ``wrong-secret``, ``code-mistyped``,
``header-damaged``, ``newer``; where it opens and something isn't as it was written ``damaged``,
``missing``, ``swapped``, ``set-back``, ``foreign``, ``newer-file``, ``apart``. ``weak`` says that
the derivation is cheaper than any writer makes it. ``things`` is what there is to read: for each
thing its versions, oldest first, ``null`` for one that is damaged. ``seen`` is what an installation
keeps outside the folder, where the answer depends on it.
"""

import base64
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.vectors import files, headers
from tests.vectors.vector import Vector

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Stored:
    """A vector as its file has it."""

    about: str
    expect: str
    weak: bool
    secret: dict[str, str]
    things: dict[str, list[str | None]]
    seen: str | None
    files: dict[str, str]


def text_of(vector: Vector) -> str:
    """Return a vector's file."""
    stored = Stored(
        about=vector.about,
        expect=vector.expect,
        weak=vector.weak,
        secret={vector.way: vector.secret},
        things=vector.things,
        seen=vector.seen,
        files={
            f"{name}.afterword": base64.b64encode(data).decode()
            for name, data in sorted(vector.named().items())
        },
    )
    return json.dumps(asdict(stored), indent=1, ensure_ascii=True) + "\n"


def all_vectors() -> Iterator[tuple[str, str]]:
    """Yield name and text of each vector's file."""
    for vector in [*headers.vectors(), *files.vectors()]:
        yield f"{vector.expect}--{vector.name}.json", text_of(vector)


def main() -> None:
    """Write all of them, and remove those that are not made any more."""
    made = dict(all_vectors())
    for old in HERE.glob("*.json"):
        if old.name not in made:
            old.unlink()
    for name, text in made.items():
        (HERE / name).write_text(text, encoding="ascii")


if __name__ == "__main__":
    main()
