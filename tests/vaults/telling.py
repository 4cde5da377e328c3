"""All that a journal says, as plain JSON: to be compared with what the same journal said before."""

import json
from typing import Any

from journal.codec import encode
from journal.guides.guide import Door
from journal.repository import Repository


def tell(repository: Repository) -> dict[str, Any]:
    """Return everything that is in an open journal, by way of what the window asks for."""
    return {
        "reflections": {one.id: _reflection(repository, one.id) for one in repository.headlines()},
        "shares": [_plain(repository.share(one.id)) for one in repository.shares()],
        "aliases": [_plain(one) for one in repository.aliases()],
        "profile": _plain(repository.profile()),
        "notes": [_plain(one) for one in repository.notes.all()],
    }


def _reflection(repository: Repository, reflection_id: str) -> dict[str, Any]:
    entry = repository.entry(reflection_id)
    assert not entry.damaged
    return {
        "itself": _plain(entry.reflection),
        "asks": [prompt.question for stage in entry.guide.stages() for prompt in stage.prompts],
        "answers": {prompt: _plain(answer) for prompt, answer in entry.answers.items()},
        "history": {
            prompt: [_plain(one) for one in repository.history(reflection_id, prompt)]
            for prompt in entry.answers
        },
        "choices": {door: _plain(repository.choice(reflection_id, door)) for door in Door},
        "replies": [_plain(one) for one in repository.ledger.replies(reflection_id)],
        "words": repository.headline(reflection_id).first_words,
    }


def _plain(thing: object) -> Any:
    return json.loads(encode(thing).decode("utf-8", "surrogatepass"))


def missing(said: Any, before: Any, at: str = "") -> list[str]:
    """Return where something that was said before is not said any more. More may be said."""
    if isinstance(before, dict) and isinstance(said, dict):
        gone = [f"{at}/{key}" for key in before if key not in said]
        both = [(key, said[key], before[key]) for key in before if key in said]
        return gone + [one for key, new, old in both for one in missing(new, old, f"{at}/{key}")]
    if isinstance(before, list) and isinstance(said, list) and len(before) == len(said):
        pairs = enumerate(zip(said, before, strict=True))
        return [one for place, (new, old) in pairs for one in missing(new, old, f"{at}/{place}")]
    return [] if said == before and type(said) is type(before) else [at]
