"""The page for the group as its members meet it: at a desk, on a phone, and on paper."""

import base64
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pypdfium2  # type: ignore[import-untyped]  # it carries no types

from tests.browser.drivers import Browser, browser, wait_for
from tests.browser.pages import WORDS, opens_with, sees, text_of
from tests.tour.journals import FOR_THE_GROUP

DESK, PHONE = (1280, 800), (390, 844)


def group_page(file: Path, album: Path) -> None:
    """Open a protected page that left, in Chromium, and keep what is to be seen of it."""
    album.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder, browser("chromium", Path(folder) / "home") as member:
        for name, size in (("desk", DESK), ("phone", PHONE)):
            _is_of(member, size)
            opens_with(member, file, "not the word")
            sees(member, "#said", WORDS.told["wrong"])
            _keep(member, album / f"{name}-1-wrong.png")
            opens_with(member, file, FOR_THE_GROUP)
            wait_for(lambda: text_of(member, "#reply button.first"))
            _keep(member, album / f"{name}-2-open.png")
        _keep_print(member, album)


def _is_of(member: Browser, size: tuple[int, int]) -> None:
    width, height = size
    _tool(
        member,
        "Emulation.setDeviceMetricsOverride",
        width=width,
        height=height,
        deviceScaleFactor=1,
        mobile=width < 600,
    )


def _keep(member: Browser, picture: Path) -> None:
    """Keep the whole page, below what fits the window as well."""
    shot = _tool(member, "Page.captureScreenshot", captureBeyondViewport=True)
    picture.write_bytes(base64.b64decode(shot["data"]))


def _keep_print(member: Browser, album: Path) -> None:
    with pypdfium2.PdfDocument(member.prints()) as printed:
        for number, page in enumerate(printed, start=1):
            page.render(scale=1.5).to_pil().save(album / f"paper-{number}.png")


def _tool(member: Browser, command: str, **values: Any) -> Any:
    """Ask Chromium's own tools, which the other browsers do not have."""
    return member.do("Tool", cmd=command, params=values)
