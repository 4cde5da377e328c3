"""Pages of the sample story as files, and what a person sees of them in a browser."""

from pathlib import Path

from journal.disclosure.envelope import Envelope
from journal.disclosure.page import Page
from journal.disclosure.protection import protection
from journal.disclosure.rendering import Rendered, render
from journal.letterbox import new_letterbox
from tests.browser.drivers import Browser, wait_for
from tests.journal.disclosure.story import EVERYTHING, PASSPHRASE, RESOURCES, choose, page_of
from ui.sharing.group_words import group_page_words

WORDS = group_page_words()


def story() -> Page:
    """Return the page of the small story, with two questions."""
    return page_of(choose(*EVERYTHING, questions=("saw", "cost")))


def page_file(folder: Path, *, protected: bool = True) -> tuple[Path, Rendered]:
    """Write the page as it would leave, with its true cost of opening."""
    by = protection(PASSPHRASE) if protected else None
    rendered = render(
        story(),
        "protected" if protected else "replies",
        RESOURCES,
        Envelope(new_letterbox(), WORDS, by),
    )
    file = folder / "page.html"
    file.write_bytes(rendered.data)
    return file, rendered


def text_of(person: Browser, selector: str) -> str:
    """Return what can be read of an element, or nothing."""
    script = """
        const found = document.querySelector(arguments[0]);
        return found && found.getClientRects().length ? found.innerText : "";
    """
    return str(person.runs(script, selector))


def sees(person: Browser, selector: str, words: str) -> None:
    """Wait until an element says these words."""
    wait_for(lambda: text_of(person, selector) == words)


def opens_with(person: Browser, file: Path, passphrase: str) -> None:
    """Open a protected page and give the passphrase."""
    person.opens(file)
    wait_for(lambda: text_of(person, "#gate label") == WORDS.passphrase)
    person.types("#passphrase", passphrase)
    person.clicks("#open")


def saved_reply(person: Browser, downloads: Path) -> Path:
    """Save the reply, and return the newest file once the browser has written all of it."""
    before = set(downloads.iterdir())
    person.clicks("#reply button.first")

    def whole() -> Path | None:
        new = [one for one in downloads.iterdir() if one not in before and one.suffix == ".txt"]
        return new[0] if new and new[0].read_text().count("\n") == 3 else None

    found: Path = wait_for(whole)
    return found
