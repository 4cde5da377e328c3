"""What a person reads: translatable, whole sentences, none of the words that never appear."""

import ast
import re
from collections.abc import Iterator

from tests.architecture.source import Example, Module, calls, name_of

# How a sentence becomes translatable, and at which argument it stands.
SAYING = {"tr": 0, "say": 1, "translate": 1, "QT_TRANSLATE_NOOP": 1, "QT_TR_NOOP": 0}
SAYING_TWO = {"say_n": (1, 2)}  # one for one, one for many

SHOWING = frozenset(
    {
        "addAction", "addItem", "addItems", "addMenu", "addTab", "insertItem", "setAccessibleName",
        "setAccessibleDescription", "setButtonText", "setHtml", "setLabelText", "setMarkdown",
        "setPlaceholderText", "setPlainText", "setStatusTip", "setText", "setTitle", "setToolTip",
        "setWhatsThis", "setWindowTitle", "showMessage",
        "QAction", "QCheckBox", "QGroupBox", "QLabel", "QMenu", "QPushButton", "QRadioButton",
    }
)  # fmt: skip
# These hold no sentence: the name that the system knows the program by, and the drawing of it.
NO_WORDS = ("ui/theme/",)
NEVER_TRANSLATED = frozenset({"Afterword"})

_NEVER = re.compile(
    r"\b(errors?|fail(ed|s|ures?)?|faults?|faulty|guilt\w*|violat\w+|complian\w+|performance"
    r"|root causes?|incident owner|anonym\w*|are you sure|congratulations|well done|good job"
    r"|great job|oops|whoops|streaks?|invalid|illegal|fatal|abort\w*)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"^[A-Z][a-z'’]+,? [A-Za-z{%0-9]")
_QUIET = frozenset({*SAYING, *SAYING_TWO, "setObjectName", "setProperty", "property", "getattr"})
_LETTERS = re.compile(r"[A-Za-z]{2}")


def said_texts_are_whole(module: Module) -> list[str]:
    """A text that is to be translated is a literal: no f-string, no joining, no variable."""
    if not module.is_in("ui/") or module.is_in("ui/i18n/say.py"):
        return []
    return [
        module.at(given, "a text to translate is not one literal")
        for given in _said(module)
        if _literal(given) is None
    ]


def shown_texts_are_said(module: Module) -> list[str]:
    """No literal goes to a person past the translation."""
    if not module.is_in("ui/") or module.is_in(*NO_WORDS):
        return []
    exempt = {id(node) for node in _without_words(module)}
    places = [
        node
        for node in _shown_literals(module)
        if _LETTERS.search(_text(node)) and _text(node) not in NEVER_TRANSLATED
    ]
    places += [node for node in _strings(module) if _SENTENCE.match(_text(node))]
    return sorted(
        {
            module.at(node, f"not translated: {_text(node)[:50]!r}")
            for node in places
            if id(node) not in exempt
        }
    )


def words_that_never_appear(module: Module) -> list[str]:
    """Nothing that is said to a person blames, praises, or raises its voice."""
    texts = [(node, _literal(node) or "") for node in _said(module)]
    found = [
        module.at(node, f"says {match.group()!r}")
        for node, text in texts
        if (match := _NEVER.search(text))
    ]
    return found + [module.at(node, "says '!'") for node, text in texts if "!" in text]


def _said(module: Module) -> Iterator[ast.expr]:
    for call in calls(module):
        name = name_of(call.func)
        places = SAYING_TWO.get(name) or ((SAYING[name],) if name in SAYING else ())
        if name == "translate" and not _is_qt_translate(call):
            continue
        for place in places:
            if place < len(call.args):
                yield call.args[place]


def _is_qt_translate(call: ast.Call) -> bool:
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    return owner is not None and name_of(owner) in {"QCoreApplication", "QApplication", "app"}


def _literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _strings(module: Module) -> Iterator[ast.Constant]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node


def _shown_literals(module: Module) -> Iterator[ast.Constant]:
    for call in calls(module):
        if name_of(call.func) in SHOWING:
            for given in call.args:
                parts = given.values if isinstance(given, ast.JoinedStr) else [given]
                yield from (part for part in parts if isinstance(part, ast.Constant))


def _text(node: ast.Constant) -> str:
    return node.value if isinstance(node.value, str) else ""


def _without_words(module: Module) -> Iterator[ast.AST]:
    """Yield literals that no person reads: docstrings, said texts, names, the log's lines."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value
        elif isinstance(node, ast.Raise | ast.Assert) or _is_quiet(node):
            yield from ast.walk(node)


def _is_quiet(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call):
        return False
    owner = node.func.value if isinstance(node.func, ast.Attribute) else None
    is_log = owner is not None and name_of(owner) in {"log", "_log", "LOG", "logger"}
    return is_log or name_of(node.func) in _QUIET


FIRES = (
    Example(said_texts_are_whole, "self.tr(f'{n} rows')"),
    Example(said_texts_are_whole, "say('page', 'One ' + word)"),
    Example(said_texts_are_whole, "say('page', TEXT)"),
    Example(said_texts_are_whole, "say_n('page', 'One row', f'{n} rows', n)"),
    Example(said_texts_are_whole, "QCoreApplication.translate('page', text.format(n=1))"),
    Example(shown_texts_are_said, "label.setText('Today')"),
    Example(shown_texts_are_said, "self.setWindowTitle(f'Today {n}')"),
    Example(shown_texts_are_said, "edit.setAccessibleName('What happened?')"),
    Example(shown_texts_are_said, "QPushButton('Lock', self)"),
    Example(shown_texts_are_said, "HEADING = 'Nothing is waiting for you.'"),
    Example(shown_texts_are_said, "PrimaryButton('Create journal')"),
    Example(words_that_never_appear, "say('page', 'An error came up.')"),
    Example(words_that_never_appear, "self.tr('The page is Anonymous.')"),
    Example(words_that_never_appear, "say('page', 'Saving failed.')"),
    Example(words_that_never_appear, "say('page', 'The root cause')"),
    Example(words_that_never_appear, "say('page', 'Are you sure?')"),
    Example(words_that_never_appear, "say('page', 'Saved!')"),
    Example(words_that_never_appear, "say_n('page', 'One fault', '{n} faults', n)"),
)
PASSES = (
    Example(said_texts_are_whole, "say('page', '{n} rows', n=n)\nself.tr('Today')"),
    Example(said_texts_are_whole, "code.translate(TABLE)\ntext.translate(None, gone)"),
    Example(shown_texts_are_said, "label.setText(say('page', 'Today'))\nlabel.setText(words)"),
    Example(shown_texts_are_said, "'''A docstring of a page.'''\nlabel.setText('·')"),
    Example(shown_texts_are_said, "app.setApplicationName('Afterword')\nlog.info('Page shown')"),
    Example(shown_texts_are_said, "label.setObjectName('Big title')\nKEY = 'created-at'"),
    Example(words_that_never_appear, "say('page', 'That is the default place.')"),
    Example(words_that_never_appear, "raise ValueError('an error nobody reads!')"),
)
WALLS = (said_texts_are_whole, shown_texts_are_said, words_that_never_appear)
