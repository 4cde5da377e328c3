"""Names of people become roles: the same role for the same name, wherever and however it stands.

What is matched is told in ``name_forms``. E-mail addresses, handles and web addresses are left as
they are: they are findings for the person to decide. Nothing here knows of pages or formats.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from journal.disclosure.common_words import ABBREVIATIONS, MONTHS, TITLES
from journal.disclosure.findings import addresses
from journal.disclosure.folding import Folded, clean, fold
from journal.disclosure.name_forms import LETTER, Form, forms
from journal.model import Alias

_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
# "our Tomas" becomes "our person on call". "His" and "her" are left: "I told her Tomas was away".
_DETERMINER = re.compile(rf"(?<!{LETTER})(?:the|an?|my|our|your|their) $")
_SENTENCE_END = re.compile(r"[.!?…]$")
_LAST_WORD = re.compile(r"(\S+)$")
_DAY_BEFORE = re.compile(r"\d(?:st|nd|rd|th|\.)?(?: of)? $")
_DAY_AFTER = re.compile(r",? \d")
_CONTEXT = 40  # characters before a name that tell how its role must stand
_OPENING = " \t\n\"'“”‘’«»„‚([{*_>–—-•"  # noqa: RUF001 - what may stand before a first word


@dataclass(frozen=True)
class Replaced:
    """Text with roles for names; ``spans`` are (start, end, the alias's name) in ``text``."""

    text: str
    spans: tuple[tuple[int, int, str], ...]
    counts: Mapping[str, int]  # by the alias's name


@dataclass(frozen=True)
class _Found:
    """A name at ``start:end`` of the original text, and which alias it is."""

    start: int
    end: int
    alias: int
    possessive: str  # the apostrophe that was used, or nothing


def replace(text: str, aliases: Sequence[Alias]) -> Replaced:
    """Return ``text`` (cleaned) with every name of ``aliases`` replaced by its role."""
    return Renamer(aliases).replace(text)


def neutral_alias(number: int, word: str = "Person") -> str:
    """Return "Person A" for 1, "Person Z" for 26, "Person AA" for 27. Never initials."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{word} {letters}"


class Renamer:
    """The names of one choice made ready once, for the many texts of a page."""

    def __init__(self, aliases: Sequence[Alias], person: str = "Person") -> None:
        """Take the aliases; where two share a name, the first one stands for it."""
        self._names = [alias.name for alias in aliases]
        self._forms = [
            (form, number)
            for number, alias in enumerate(aliases)
            for form in forms(clean(alias.name))
        ]
        self._forms.sort(key=lambda pair: -pair[0].length)
        self._pattern = _compile([form for form, _ in self._forms])
        self._roles = [" ".join(clean(alias.role).split()) for alias in aliases]
        self._roles = [self._safe_role(number, person) for number in range(len(aliases))]

    @property
    def roles(self) -> tuple[str, ...]:
        """The words that stand for each alias, in the order of the aliases."""
        return tuple(self._roles)

    def replace(self, text: str, before: str = "") -> Replaced:
        """Return the text with roles for names, as they must stand where ``before`` precedes it."""
        text = clean(text)
        return self._rewrite(text, list(self._find(text)), before)

    def _safe_role(self, number: int, person: str) -> str:
        """Return a role that names nobody else; a neutral one where there is none."""
        role = self._roles[number]
        others = [found for found in self._find(role) if found.alias != number]
        role = self._rewrite(role, others).text
        left = bool(others) and any(self._find(role))
        return neutral_alias(number + 1, person) if left or not role else role

    def _find(self, text: str) -> Iterator[_Found]:
        """Yield the names in ``text``, which is clean, from left to right."""
        if self._pattern is None or not text:
            return
        folded, kept = fold(text), addresses(text)
        at = 0
        while match := self._pattern.search(folded.text, at):
            form, alias = self._forms[int((match.lastgroup or "f0")[1:])]
            found = _accept(text, folded, match, form, alias)
            if found is None or (not form.literal and _inside(kept, found.start)):
                at = match.start() + 1
            else:
                yield found
                at = bisect_right(folded.origins, found.end - 1)

    def _rewrite(self, text: str, found: list[_Found], before: str = "") -> Replaced:
        pieces: list[str] = []
        spans: list[tuple[int, int, str]] = []
        length = at = 0
        for one in found:
            context = before + text[max(0, one.start - _CONTEXT) : one.start]
            role = _fit(self._roles[one.alias], context, one.possessive)
            between = text[at : one.start]
            start = length + len(between)
            length, at = start + len(role), one.end
            pieces += [between, role]
            spans.append((start, length, self._names[one.alias]))
        counts = Counter(name for _, _, name in spans)
        return Replaced("".join([*pieces, text[at:]]), tuple(spans), dict(counts))


def _compile(all_forms: list[Form]) -> re.Pattern[str] | None:
    """Return one pattern in which group ``f<n>`` is form ``n``."""
    kinds: dict[str, list[str]] = {"literal": [], "bare": [], "word": []}
    for number, form in enumerate(all_forms):
        kind = "literal" if form.literal else "bare" if form.bare else "word"
        kinds[kind].append(f"(?P<f{number}>{form.pattern})")
    titles = "|".join(sorted(TITLES))
    frames = {
        "literal": r"(?<![a-z0-9])(?:{})(?![a-z0-9])",
        "bare": "(?:{})",
        "word": rf"(?<!{LETTER})(?:(?:{titles})\.? +)?(?:{{}})(?!{LETTER})",
    }
    framed = [frames[kind].format("|".join(group)) for kind, group in kinds.items() if group]
    return re.compile("|".join(framed)) if framed else None


def _accept(
    text: str, folded: Folded, match: re.Match[str], form: Form, alias: int
) -> _Found | None:
    """Return what was found, or ``None`` where the form asks for more than the text has."""
    first, last = match.span(match.lastgroup or 0)
    start, end = folded.origins[match.start()], folded.origins[last]
    written = text[folded.origins[first] : end]
    if form.capital and written[0].islower():
        return None
    if form.accented and written.isascii():
        return None
    if match.group() in MONTHS and _is_date(folded.text, match):
        return None
    return _with_apostrophe(text, _Found(start, end, alias, ""))


def _is_date(folded: str, match: re.Match[str]) -> bool:
    before = folded[max(0, match.start() - 12) : match.start()]
    return bool(_DAY_BEFORE.search(before) or _DAY_AFTER.match(folded, match.end()))


def _with_apostrophe(text: str, found: _Found) -> _Found:
    """Tell a possessive from a name between single quotation marks."""
    written = text[found.start : found.end]
    tail = fold(written[-2:]).text
    if not tail.endswith("'"):
        return _Found(found.start, found.end, found.alias, written[-2]) if tail == "'s" else found
    quoted = found.start > 0 and fold(text[found.start - 1]).text == "'"
    if quoted or written[-2].lower() not in "sxzß":
        return _Found(found.start, found.end - 1, found.alias, "")
    return _Found(found.start, found.end, found.alias, written[-1])


def _inside(zones: Sequence[tuple[int, int]], at: int) -> bool:
    index = bisect_right(zones, (at, len(zones) and zones[-1][1])) - 1
    return index >= 0 and zones[index][0] <= at < zones[index][1]


def _fit(role: str, before: str, possessive: str) -> str:
    """Return the role as it must stand after ``before``: its article, capital and possessive."""
    article = _ARTICLE.match(role)
    if article and _DETERMINER.search(before[-8:].lower()):
        role = role[article.end() :]
    if _begins_sentence(before):
        role = role[:1].upper() + role[1:]
    if not possessive:
        return role
    return role + (possessive if role.endswith("s") else f"{possessive}s")


def _begins_sentence(before: str) -> bool:
    before = before.rstrip(_OPENING)
    if not before:
        return True
    word = _LAST_WORD.search(before)
    known = bool(word) and word is not None and word[1].lower().rstrip(".") in ABBREVIATIONS
    return bool(_SENTENCE_END.search(before)) and not known
