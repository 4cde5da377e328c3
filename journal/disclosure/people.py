"""Which names there are: those the person listed, and those that may still stand on a page.

Names in a people prompt are always replaced unless the person said to keep them; likely names in
what they wrote are only listed. Nothing here leaves: the map of names stays in the journal.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from journal.disclosure.common_words import ALSO_WORDS, CAPITALISED
from journal.disclosure.contents import NAME_COLUMN, ROLE_COLUMN
from journal.disclosure.findings import TRAILING, Finding, addresses, findings
from journal.disclosure.folding import clean, fold
from journal.disclosure.name_forms import name_words, parts
from journal.disclosure.names import Renamer, neutral_alias
from journal.guides.guide import Guide, PromptType
from journal.model import Alias, Answer, Choice
from journal.values import RowsValue

_BRACKETED = re.compile(r"[(\[][^()\[\]]{0,200}[)\]]")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_INSIDE_SENTENCE = re.compile(r"[^\W_][,;]?\s\Z")
_POSSESSIVE = re.compile("['’]s?$")
# Where every noun has a capital, capitals tell nothing of names.
_CAPITALS_TELL = 0.2


def suggest_names(
    answers: Mapping[str, Answer], guide: Guide, person: str = "Person"
) -> tuple[Alias, ...]:
    """Return the names of the guide's people prompts with their roles, in the guide's order.

    Without a role it is a neutral alias, lettered by its place in the list. Each name stands once.
    """
    found: dict[str, Alias] = {}
    for name, role in _listed(answers, guide):
        key = fold(name).text
        if key and key != fold(role).text and key not in found:
            found[key] = Alias(name, role or neutral_alias(len(found) + 1, person))
    return tuple(found.values())


def aliases_in_force(
    guide: Guide, answers: Mapping[str, Answer], choice: Choice, person: str = "Person"
) -> tuple[Alias, ...]:
    """Return the choice's aliases, then the suggested ones it neither covers nor keeps as names."""
    decided = {fold(clean(alias.name).strip()).text for alias in choice.aliases}
    decided |= {fold(clean(kept).strip()).text for kept in choice.kept}
    suggested = suggest_names(answers, guide, person)
    return choice.aliases + tuple(
        alias for alias in suggested if fold(alias.name).text not in decided
    )


def remaining(page_text: str, aliases: Sequence[Alias]) -> tuple[Finding, ...]:
    """Return where names may still stand: in addresses, other endings, short forms, initials."""
    text = clean(page_text)
    stems = {part for alias in aliases for part in parts(clean(alias.name)) if len(part) > 2}
    stems -= ALSO_WORDS
    initials = {_initials(alias.name) for alias in aliases} - {""}
    roles = {fold(word).text for role in Renamer(aliases).roles for word in _WORD.findall(role)}
    counts = Counter(_named_addresses(text, stems))
    for word in _WORD.findall(_without_addresses(text)):
        plain = fold(word).text
        if word in initials or (plain not in roles and word[0].isupper() and _near(plain, stems)):
            counts[word] += 1
    return tuple(Finding("name", word, count) for word, count in counts.items())


def likely_names(page_text: str, known: Sequence[str] = ()) -> tuple[Finding, ...]:
    """Return capitalised words inside sentences that may be names; none where all nouns have one.

    ``known`` are texts whose words are no names: roles, the group, the title.
    """
    text = _without_addresses(clean(page_text))
    no_names = {fold(word).text for one in known for word in _WORD.findall(clean(one))}
    no_names |= {word for word in _WORD.findall(text) if word.islower()}
    inside = [match.group() for match in _WORD.finditer(text) if _is_inside_sentence(text, match)]
    capitals = [word for word in inside if word[0].isupper() and not word.isupper()]
    if len(inside) > 20 and len(capitals) > _CAPITALS_TELL * len(inside):
        return ()
    ordinary = no_names | CAPITALISED
    likely = {word for word in map(_bare, capitals) if fold(word).text not in ordinary}
    counts = Counter(word for word in map(_bare, _WORD.findall(text)) if word in likely)
    return tuple(Finding("name", word, count) for word, count in counts.items())


def all_findings(
    page_text: str, aliases: Sequence[Alias], known: Sequence[str], kept: Sequence[str]
) -> tuple[Finding, ...]:
    """Return everything to decide about a page, each text once, without what is to stay."""
    decided = {clean(one) for one in kept}
    roles = Renamer(aliases).roles
    found = (
        *findings(page_text),
        *remaining(page_text, aliases),
        *likely_names(page_text, (*known, *roles)),
    )
    once: dict[str, Finding] = {}
    for finding in found:
        if finding.text not in decided:
            once.setdefault(finding.text, finding)
    return tuple(once.values())


def _listed(answers: Mapping[str, Answer], guide: Guide) -> Iterator[tuple[str, str]]:
    """Yield name and role from every row of every people prompt, tidied."""
    for stage in guide.stages():
        for prompt in stage.prompts:
            answer = answers.get(prompt.id)
            if prompt.type is PromptType.PEOPLE and answer and isinstance(answer.value, RowsValue):
                for row in answer.value.rows:
                    name = _BRACKETED.sub(" ", clean(row.cells.get(NAME_COLUMN, "")))
                    role = clean(row.cells.get(ROLE_COLUMN, ""))
                    yield " ".join(name.split()).strip(" ,;"), " ".join(role.split())


def _named_addresses(text: str, stems: set[str]) -> Iterator[str]:
    for start, end in addresses(text):
        address = text[start:end].rstrip(TRAILING)
        if any(stem in fold(address).text for stem in stems):
            yield address


def _bare(word: str) -> str:
    return word if fold(word).text in CAPITALISED else _POSSESSIVE.sub("", word)


def _without_addresses(text: str) -> str:
    edges = [0, *(edge for span in addresses(text) for edge in span), len(text)]
    return " ".join(text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))


def _near(word: str, stems: set[str]) -> bool:
    """Tell whether a word begins like a name, or a name like it: Webera, Nadii, Tom."""
    for stem in stems:
        root = stem[:-1] if len(stem) > 3 and stem[-1] in "aeiouy" else stem
        if len(root) > 2 and word.startswith(root):
            return True
        if len(word) > 2 and stem.startswith(word):
            return True
    return False


def _initials(name: str) -> str:
    words = name_words(clean(name))
    return "".join(word[0].upper() for word in words) if len(words) > 1 else ""


def _is_inside_sentence(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 3) : match.start()]
    return bool(_INSIDE_SENTENCE.search(before)) and "\n" not in before
