"""What the person reads of a file of their own or their organisation's that can't be used."""

from pathlib import Path

from journal.errors import AfterwordError
from ui.errors.reasons import reason_words
from ui.errors.words import ErrorText, Texts
from ui.i18n.say import say


def gate_broken_text(problem: AfterwordError) -> ErrorText:
    """Return the words for a gate of one's own that cannot be used."""
    return _to_mend(
        say("errors", "The first questions in your own folder cannot be used."),
        f"{_place(problem)} " + say("errors", "Those that came with Afterword are asked."),
    )


def coach_broken_text(problem: AfterwordError) -> ErrorText:
    """Return the words for lists of one's own for the language coach that cannot be used."""
    return _to_mend(
        say("errors", "Your own lists for the language coach cannot be used."),
        f"{_place(problem)} " + say("errors", "Those that came with Afterword are used."),
    )


def pack_kept_broken_text(problem: AfterwordError) -> ErrorText:
    """Return the words for a pack that was taken once and can't be read any more."""
    return ErrorText(
        say("errors", "Your organisation’s pack can’t be read any more."),
        f"{_place(problem)} "
        + say("errors", "Until then, what came with Afterword is used. Your journal is untouched."),
        say("errors", "Import the pack again, or remove it."),
    )


def _place(problem: AfterwordError) -> str:
    """Return file, line and key as far as they are known, and what is the matter there."""
    fields = problem.fields
    file = _named(fields.get("file"))
    expected = fields.get("expected")
    why = reason_words(
        str(fields.get("reason", "")), expected if isinstance(expected, tuple) else ()
    )
    line, key = fields.get("line"), fields.get("key")
    if not line:
        return say("errors", "{file}: {why}", file=file, why=why)
    if not key:
        return say("errors", "{file}, line {line}: {why}", file=file, line=line, why=why)
    return say(
        "errors", "{file}, line {line}, {key}: {why}", file=file, line=line, key=key, why=why
    )


def _named(file: object) -> str:
    """Return a file with its folder: that tells guides apart, whose files are called alike."""
    if not isinstance(file, Path):
        return str(file)
    return str(Path(file.parent.name) / file.name) if file.parent.name else file.name


def _guide_broken(problem: AfterwordError) -> ErrorText:
    return _to_mend(
        say("errors", "A guide in your own folder cannot be used."),
        f"{_place(problem)} " + say("errors", "All other guides work."),
    )


def _to_mend(title: str, where: str) -> ErrorText:
    return ErrorText(title, where, say("errors", "Mend the file, then start Afterword again."))


def _pack_broken(problem: AfterwordError) -> ErrorText:
    return ErrorText(
        say("errors", "This file can’t be used as a pack."),
        f"{_place(problem)} " + say("errors", "Nothing was changed."),
        say("errors", "Whoever made the pack can mend it there. Then choose it again."),
    )


def _pack_not_kept(problem: AfterwordError) -> ErrorText:
    title = (
        say("errors", "There is no room for the pack on this disk.")
        if problem.fields.get("no_space")
        else say("errors", "The pack could not be changed on this disk.")
    )
    return ErrorText(
        title,
        say("errors", "What was in use before is in use still."),
        say("errors", "Check that there is room and that the folder is writable, then try again."),
    )


TEXTS: Texts = {
    "guide-broken": _guide_broken,
    "pack-broken": _pack_broken,
    "pack-not-kept": _pack_not_kept,
}
