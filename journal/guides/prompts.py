"""One prompt read from the two files of a guide: its structure and its words.

It holds what each prompt type may and must say. It knows nothing of files, folders or storage.
"""

from collections.abc import Iterator

from journal.guides.guide import Column, Counted, Option, Prompt, PromptType, Share
from journal.guides.table import Table

_BOTH = ("id", "type", "share", "skippable", "page", "recall")
_ROWS = ("columns", "at_least", "note")
_COUNTED = {
    PromptType.TEXT: (Counted.ROLE,),
    PromptType.ROWS: (Counted.CONDITIONS, Counted.EFFECTS),
}
_OWN_KEYS = {
    PromptType.TEXT: ("counts", "asks_group"),
    PromptType.ROWS: (*_ROWS, "counts"),
    PromptType.TIMELINE: _ROWS,
    PromptType.PEOPLE: _ROWS,
    PromptType.CHOICE: ("options", "several", "note"),
    PromptType.SCALE: ("scale",),
    PromptType.DATE: (),
    PromptType.PLANS: ("at_least",),
    PromptType.LOOKS: (),
    PromptType.LEVELS: ("lines", "levels"),
    PromptType.GATE: (),
}
_OWN_WORDS = {
    PromptType.TEXT: ("starts",),
    PromptType.ROWS: ("columns",),
    PromptType.TIMELINE: ("columns",),
    PromptType.PEOPLE: ("columns",),
    PromptType.CHOICE: ("options",),
    PromptType.SCALE: ("scale",),
    PromptType.LEVELS: ("lines", "levels"),
}
_FIXED_COLUMNS = {
    PromptType.TIMELINE: {
        "time": "short",
        "saw": "text",
        "did": "text",
        "believed": "text",
        "source": "short",
    },
    PromptType.PEOPLE: {"name": "short", "role": "short"},
}
_NEEDED_COLUMNS = {PromptType.TIMELINE: {"time"}, PromptType.PEOPLE: {"name", "role"}}
_ALWAYS_SEALED = (PromptType.GATE, PromptType.LEVELS)
_COLUMN_KINDS = ("text", "short", "date", "choice")
_SCALE_BOUND = 1_000
_STARTS_LIMIT, _START_LIMIT = 3, 40  # starting words, and characters of one


def read_prompt(table: Table, words: Table) -> Prompt:
    """Return the prompt that a table of the structure and a table of the words describe."""
    kind = table.word("type", PromptType)
    _check_keys(table, kind)
    note = table.flag("note", default=False)
    columns = _columns(table, words, kind)
    _check_words(words, kind, columns, note=note)
    low, high = _scale(table, kind)
    return Prompt(
        id=table.identifier(),
        type=kind,
        question=words.text("question", missing="missing-words"),
        help=words.text("help", ""),
        example=words.text("example", ""),
        heading=words.text("heading", ""),
        share=_share(table, kind),
        skippable=_skippable(table, kind),
        starts_page=table.one_of("page", ("new", "same"), "new") == "new",
        recall=table.identifiers("recall"),
        columns=columns,
        options=_options(table, words, kind),
        several=table.flag("several", default=False),
        scale=(low, high),
        scale_names=_scale_names(words, kind),
        lines=_lines(table, words, kind, "lines"),
        levels=_lines(table, words, kind, "levels"),
        at_least=table.number("at_least", 0, 20, 0),
        note_name=words.text("note", missing="missing-words") if note else "",
        counts=_counted(table, kind),
        starts=_starts(words),
        asks_group=table.flag("asks_group", default=False),
    )


def _starts(words: Table) -> tuple[str, ...]:
    starts = words.texts("starts")
    if len(starts) > _STARTS_LIMIT or any(not 0 < len(one) <= _START_LIMIT for one in starts):
        raise words.mistake("out-of-range", "starts")
    return starts


def _check_keys(table: Table, kind: PromptType) -> None:
    every = {key for keys in _OWN_KEYS.values() for key in keys}
    table.only(*_BOTH, *every)
    table.only(*_BOTH, *_OWN_KEYS[kind], reason="does-not-fit")


def _check_words(
    words: Table, kind: PromptType, columns: tuple[Column, ...], *, note: bool
) -> None:
    own = _OWN_WORDS.get(kind, ())
    if any(column.options for column in columns):
        own = (*own, "options")
    words.only(
        *("question", "help", "example", "heading"),
        *own,
        *(("note",) if note else ()),
        reason="words-for-nothing",
    )


def _share(table: Table, kind: PromptType) -> Share:
    share = table.word("share", Share)
    if kind in _ALWAYS_SEALED and share is not Share.SEALED:
        raise table.mistake("must-be-sealed", "share")
    return share


def _counted(table: Table, kind: PromptType) -> Counted | None:
    if not table.has("counts"):
        return None
    counted = table.word("counts", Counted)
    if counted not in _COUNTED.get(kind, ()):
        raise table.mistake("does-not-fit", "counts")
    return counted


def _skippable(table: Table, kind: PromptType) -> bool:
    """The gate can never be skipped, and so a guide need not say it."""
    skippable = table.flag("skippable", default=kind is not PromptType.GATE)
    if skippable and kind is PromptType.GATE:
        raise table.mistake("does-not-fit", "skippable")
    return skippable


def _columns(table: Table, words: Table, kind: PromptType) -> tuple[Column, ...]:
    if "columns" not in _OWN_KEYS[kind]:
        return ()
    names = words.table("columns")
    own = tuple(_own_columns(table, words, names))
    fixed = _FIXED_COLUMNS.get(kind, {})
    columns = own or tuple(
        Column(key, names.text(key, missing="missing-words"), width) for key, width in fixed.items()
    )
    if not columns:
        raise table.mistake("missing-key", "columns")
    ids = [column.id for column in columns]
    if len(set(ids)) < len(ids):
        raise table.mistake("duplicate-id", "columns")
    if not _NEEDED_COLUMNS.get(kind, set()) <= set(ids):
        raise table.mistake("column-needed", "columns")
    names.only(*ids, reason="words-for-nothing")
    choices = (column.id for column in columns if column.options)
    words.table("options").only(*choices, reason="words-for-nothing")
    return columns


def _own_columns(table: Table, words: Table, names: Table) -> Iterator[Column]:
    for column in table.tables("columns"):
        column.only("id", "kind", "options")
        key = column.identifier()
        kind = column.one_of("kind", _COLUMN_KINDS, "text")
        ids = column.identifiers("options")
        if bool(ids) is not (kind == "choice"):
            raise column.mistake("missing-key" if kind == "choice" else "does-not-fit", "options")
        options = named(ids, words.table("options").table(key))
        yield Column(key, names.text(key, missing="missing-words"), kind, options)


def named(ids: tuple[str, ...], words: Table) -> tuple[Option, ...]:
    """Return the ids with their names and hints; every id needs a name, every name an id."""
    words.only(*ids, reason="words-for-nothing")
    return tuple(_named(one, words.table(one)) for one in ids)


def _named(one: str, words: Table) -> Option:
    words.only("name", "hint")
    return Option(one, words.text("name", missing="missing-words"), words.text("hint", ""))


def _options(table: Table, words: Table, kind: PromptType) -> tuple[Option, ...]:
    if kind is not PromptType.CHOICE:
        return ()
    ids = table.identifiers("options")
    if not ids:
        raise table.mistake("missing-key", "options")
    return named(ids, words.table("options"))


def _lines(table: Table, words: Table, kind: PromptType, key: str) -> tuple[Option, ...]:
    if kind is not PromptType.LEVELS:
        return ()
    ids = table.identifiers(key)
    if not ids:
        raise table.mistake("missing-key", key)
    return named(ids, words.table(key))


def _scale(table: Table, kind: PromptType) -> tuple[int, int]:
    if kind is not PromptType.SCALE or not table.has("scale"):
        return (0, 10)
    ends = table.numbers("scale")
    if len(ends) != 2 or not -_SCALE_BOUND <= ends[0] < ends[1] <= _SCALE_BOUND:
        raise table.mistake("out-of-range", "scale")
    return (ends[0], ends[1])


def _scale_names(words: Table, kind: PromptType) -> tuple[str, str]:
    if kind is not PromptType.SCALE:
        return ("", "")
    ends = words.table("scale")
    ends.only("low", "high")
    low, high = (ends.text(key, missing="missing-words") for key in ("low", "high"))
    return (low, high)
