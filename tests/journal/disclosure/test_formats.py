"""Every format: the same words as the page, the same bytes each time, and no trace of a machine."""

import getpass
import io
import platform
import re
import shutil
import socket
import subprocess
import zipfile
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import get_args

import pypdfium2  # type: ignore[import-untyped]  # it ships no types
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from journal.disclosure.formats import group, pdf
from journal.disclosure.formats.markdown import escape
from journal.disclosure.page import Page
from journal.disclosure.rendering import (
    FORMATS,
    Format,
    Rendered,
    read_back,
    render,
    verify,
)
from journal.errors import FormatUnsupported, ReadBackMismatch
from journal.model import Chosen, Reflection
from journal.values import Row, RowsValue, TextValue, Value
from tests.journal.disclosure.story import (
    EVERYTHING,
    PASSPHRASE,
    REFLECTION,
    RESOURCES,
    VALUES,
    choose,
    envelope_for,
    made,
    page_of,
    without_the_sealed_part,
)

ALL: tuple[Format, ...] = get_args(Format)
FEW = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
# What Inter and Literata both show, with much that is markup somewhere.
SHOWN = st.text(
    alphabet=st.sampled_from("aäéłZ 09\t\n.,;:!?#*_-+=>|\\`~[](){}<>&\"'/@$^%©–—…’“”·"),
    max_size=120,
)


def _everything() -> Page:
    return page_of(choose(*EVERYTHING))


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _raw(rendered: Rendered) -> bytes:
    """Return everything the file holds: unzipped, and the streams and text of a PDF."""
    if rendered.format == "odt":
        with zipfile.ZipFile(io.BytesIO(rendered.data)) as package:
            return b"\n".join((rendered.data, *(package.read(name) for name in package.namelist())))
    if rendered.format == "pdf":
        document = pypdfium2.PdfDocument(rendered.data)
        metadata = str(list(document.get_metadata_dict().values()))
        outline = " ".join(entry.get_title() for entry in document.get_toc())
        document.close()
        return rendered.data + "\n".join((metadata, outline, read_back(rendered))).encode()
    if rendered.format == "protected":
        return without_the_sealed_part(rendered.data) + group.contents(rendered.data, PASSPHRASE)
    return rendered.data


def test_every_format_is_listed_with_a_neutral_type() -> None:
    assert set(FORMATS) == set(ALL)
    assert {kind.suffix for kind in FORMATS.values()} == {".html", ".pdf", ".odt", ".md", ".txt"}


@pytest.mark.parametrize("form", ALL)
def test_the_same_page_gives_the_same_bytes(form: Format) -> None:
    first, second = (made(_everything(), form) for _ in range(2))
    assert first == second
    assert first.words == _everything().words()
    assert re.fullmatch("[0-9a-f]{64}", first.sha256)


@pytest.mark.parametrize("form", ALL)
def test_changed_bytes_are_not_the_page(form: Format) -> None:
    page = _everything()
    other = replace(page, title=replace(page.title, text="The Monday patch"))
    with pytest.raises(ReadBackMismatch):
        verify(other, made(page, form), envelope_for(form))


@pytest.mark.parametrize("form", ALL)
def test_no_author_machine_path_tool_time_or_id_is_in_the_bytes(form: Format) -> None:
    raw = _raw(made(_everything(), form))
    hidden = [
        REFLECTION.id, socket.gethostname(), platform.node(), str(RESOURCES.parent),
        str(Path.home()), "fpdf", "odfdo", "Afterword", "afterword", "Producer", "Creator",
        "CreationDate", "ModDate", "generator", "/ID", "/Author", "xmpmeta", "meta.xml",
    ]  # fmt: skip
    user = getpass.getuser()
    hidden += [user] if user != "root" else ["/root"]
    assert [word for word in hidden if len(word) > 2 and word.encode() in raw] == []
    assert b"anonym" not in raw.lower()


@pytest.mark.parametrize("form", ALL)
def test_nothing_private_is_in_any_bytes(form: Format) -> None:
    """Every answer, name and note carries its own marker; only chosen markers may leave."""
    marked, reflection = _canaries()
    page = page_of(choose("role", Chosen("happened", rows=frozenset({"r1"}))), reflection, **marked)
    raw = _raw(made(page, form)).decode("utf-8", "replace")
    assert _markers(raw) <= {"QXROLE", "QXTIME", "QXSAW"}
    assert _markers(page.text()) == {"QXROLE", "QXTIME", "QXSAW"}


def _markers(text: str) -> set[str]:
    return set(re.findall("QX[A-Z]+", text))


def _canaries() -> tuple[dict[str, Value], Reflection]:
    marked: dict[str, Value] = {
        "role": TextValue("qxrole with QXROLE and Qxname"),
        "happened": RowsValue(
            (
                Row("r1", {"time": "QXTIME", "saw": "QXSAW"}),
                Row("r2", {"saw": "QXOTHERROW", "did": "QXDID"}),
            ),
            "QXNOTE",
        ),
        "people": RowsValue((Row("p1", {"name": "Qxname", "role": "the lead"}),)),
        "plans": VALUES["plans"],
        "talk": TextValue("QXTALK"),
        "well": TextValue("QXWELL"),
        "carry": TextValue("QXCARRY"),
    }
    gate = replace(
        REFLECTION.gate, case_reference="QXCASE", contact="QXCONTACT", cleared="QXCLEARED"
    )
    return marked, replace(REFLECTION, gate=gate, here="QXHERE")


@pytest.mark.parametrize("form", ALL)
def test_names_do_not_survive_in_any_format(form: Format) -> None:
    back = read_back(made(_everything(), form))
    raw = _raw(made(_everything(), form))
    for name in ("Tomas", "Nadia", "Jonas", "Weber", "Hallmark"):
        assert name not in back
        assert name.encode() not in raw


@FEW
@given(
    around=st.lists(SHOWN.map(lambda text: text.replace("@", " ").replace("/", " ")), min_size=2),
    form=st.sampled_from(ALL),
)
def test_names_do_not_survive_among_any_other_text(around: list[str], form: Format) -> None:
    text = " Tomas’s ".join(around) + " NADIA, J. Weber "
    rows = RowsValue((Row("r1", {"time": f"Hallmark {text}", "saw": "x", "did": text}),))
    page = page_of(
        choose(Chosen("role", edited=text), "happened"),
        replace(REFLECTION, title=text, group=text, role=text),
        happened=rows,
    )
    back = read_back(made(page, form)).lower()
    assert [name for name in ("tomas", "nadia", "weber", "hallmark") if name in back] == []


@FEW
@given(text=SHOWN, cell=SHOWN, form=st.sampled_from(ALL))
def test_any_text_comes_back_as_it_was(text: str, cell: str, form: Format) -> None:
    page = page_of(
        choose("role", "happened"),
        replace(REFLECTION, title=text),
        role=TextValue(f"x{text}"),
        happened=RowsValue(
            (Row("r1", {"time": f"x{cell}", "saw": text}), Row("r2", {"did": f"x{text}"}))
        ),
    )
    rendered = made(page, form)  # verifies
    assert rendered.data == made(page, form).data


@pytest.mark.parametrize("form", ALL)
def test_long_texts_break_over_pages_and_lose_nothing(form: Format) -> None:
    long = "word " * 1500 + "x" * 300 + "\n" + "Line.\n" * 60
    rows = RowsValue(
        (
            *(Row(f"r{n}", {"time": f"{n}", "saw": "a long cell " * 20}) for n in range(30)),
            Row("huge", {"saw": "very long " * 900, "did": "short"}),
        ),
        "note",
    )
    page = page_of(choose("happened", "role"), role=TextValue(long), happened=rows)
    assert made(page, form).words > 4000


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</style><b>",
    '" onmouseover="x',
    "[link](https://example.org)",
    "![image](https://example.org/x.png)",
    "<https://example.org>",
    "https://example.org www.example.org",
    "# heading",
    "1. one",
    "2) two",
    "- item",
    "+ item",
    "> quote",
    "=====",
    "-----",
    "***",
    "| a | b |",
    "`code`",
    "~~~",
    "    indented",
    "&amp; &lt; &#64;",
    "a*b*c __d__ ~~e~~",
    "back\\slash \\* \\\\|",
    "[ref]: https://example.org",
    "[^1]: note",
    "{nb} $x$ :smile:",
    "--- ",
    "<!-- hidden -->",
    "{{ template }} ${x}",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_stays_text_for_a_real_parser(text: str) -> None:
    """CommonMark with tables, link finding on: the paragraph is one text, as it was written."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(escape(text.strip()))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert {child.type for child in children} <= {"text", "text_special"}
    assert "".join(child.content for child in children) == text.strip()


@given(SHOWN.map(lambda text: " ".join(text.split())).filter(bool))
def test_any_line_stays_text_in_markdown(text: str) -> None:
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(escape(text))
    children = tokens[1].children or []
    assert {child.type for child in children} <= {"text", "text_special"}
    assert "".join(child.content for child in children) == text


def test_markdown_tables_keep_their_cells_whatever_is_in_them() -> None:
    rows = RowsValue((Row("r1", {"time": "a|b", "saw": "c \\| d\\"}), Row("r2", {"saw": "|---|"})))
    page = page_of(choose("happened"), happened=rows)
    text = render(page, "markdown", RESOURCES).data.decode()
    html = MarkdownIt("commonmark").enable("table").render(text)
    cells = re.findall("<td>(.*?)</td>", html)
    assert cells == ["a|b", "c \\| d\\", "", "|---|"]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("form", ALL)
def test_hostile_text_is_only_text(text: str, form: Format) -> None:
    page = page_of(choose(Chosen("role", edited=text)), replace(REFLECTION, title=text))
    rendered = made(page, form)
    if form == "html":
        seen = _Tags()
        seen.feed(rendered.data.decode())
        assert not seen.tags & {"script", "img", "a", "b", "link", "form", "iframe"}
        assert seen.attributes <= {"lang", "charset", "http-equiv", "content", "name", "class"}


def test_the_web_page_refers_to_nothing_and_allows_nothing_but_its_style() -> None:
    text = render(_everything(), "html", RESOURCES).data.decode()
    policy, rest = (
        re.findall(r'content="(default-src[^"]*)"', text),
        re.sub("sha256-[^']*", "", text),
    )
    assert len(policy) == 1
    assert not re.search(r"(\bsrc=|href|url\(|@import|https?:|//|<script|<link)", rest)
    assert "default-src 'none'; style-src 'sha256-" in text
    assert '<html lang="en">' in text
    assert "color-scheme:only light" in text
    assert "style=" not in text


def test_the_question_to_the_group_is_set_apart_where_a_format_can() -> None:
    page = page_of(choose("role", "question"))
    assert '<section class="question">' in render(page, "html", RESOURCES).data.decode()
    with zipfile.ZipFile(io.BytesIO(render(page, "odt", RESOURCES).data)) as package:
        content = package.read("content.xml").decode()
    assert content.count('<text:p text:style-name="Question">What would you expect') == 1
    assert content.count('style-name="Question"') == 1


def test_the_pdf_has_a_language_an_outline_and_text() -> None:
    data = render(_everything(), "pdf", RESOURCES).data
    document = pypdfium2.PdfDocument(data)
    assert [entry.get_title() for entry in document.get_toc()][:2] == [
        "About happened",
        "About role",
    ]
    kept = {key: value for key, value in document.get_metadata_dict().items() if value}
    assert kept == {"Title": "The Friday patch"}
    document.close()
    assert b"/Lang (en)" in data


def test_a_heading_of_the_pdf_is_never_the_last_line_of_a_page() -> None:
    rows = RowsValue((Row("r1", {"time": "16:04", "saw": "word " * 60, "did": "dashboards " * 9}),))
    for lines in range(1, 40, 3):
        page = page_of(
            choose("role", "repair", "plans", "happened"),
            happened=rows,
            role=TextValue("Line.\n" * lines),
        )
        document = pypdfium2.PdfDocument(render(page, "pdf", RESOURCES).data)
        texts = [sheet.get_textpage().get_text_range().strip() for sheet in document]
        document.close()
        assert not [text for text in texts if text.splitlines()[-1].startswith("About ")]


def test_words_of_a_table_do_not_break_inside_a_column_of_the_pdf() -> None:
    rows = RowsValue(
        (Row("r1", {"time": "dashboard", "saw": "many words " * 30, "did": "more words " * 30}),)
    )
    data = render(page_of(choose("happened"), happened=rows), "pdf", RESOURCES).data
    assert "dashboard" in pdf.read_back(data)


@pytest.mark.skipif(not shutil.which("pdfinfo"), reason="poppler's pdfinfo is not installed")
def test_pdfinfo_finds_a_title_and_nothing_of_its_making(tmp_path: Path) -> None:
    file = tmp_path / "page.pdf"
    file.write_bytes(render(_everything(), "pdf", RESOURCES).data)
    told = subprocess.run(["pdfinfo", str(file)], capture_output=True, text=True, check=True).stdout
    assert "The Friday patch" in told
    for word in ("Producer", "Creator", "Author", "CreationDate", "ModDate"):
        assert word not in told


def test_the_odt_package_has_fixed_dates_and_nothing_but_words_and_styles() -> None:
    with zipfile.ZipFile(io.BytesIO(render(_everything(), "odt", RESOURCES).data)) as package:
        entries = package.infolist()
        assert package.testzip() is None
    assert [entry.filename for entry in entries] == [
        "mimetype", "content.xml", "styles.xml", "META-INF/manifest.xml",
    ]  # fmt: skip
    for entry in entries:
        assert entry.date_time == (1980, 1, 1, 0, 0, 0)
        assert (entry.create_system, entry.external_attr & 0xFFFF, entry.extra) == (0, 0, b"")
        assert entry.compress_type == zipfile.ZIP_STORED


def test_characters_the_fonts_lack_are_counted_before_anything_leaves() -> None:
    page = page_of(choose(Chosen("role", edited="Two: 田中. One: 🙂")))
    with pytest.raises(FormatUnsupported) as caught:
        render(page, "pdf", RESOURCES)
    assert caught.value.fields == {"format": "pdf", "count": 3}
    for other in set(ALL) - {"pdf"}:
        assert "田中" in read_back(made(page, other))


def test_plain_text_is_wrapped_at_78_columns() -> None:
    page = page_of(choose(Chosen("role", edited="word " * 100), "happened"))
    lines = render(page, "text", RESOURCES).data.decode().splitlines()
    assert max(map(len, lines)) <= 78
    assert _squeezed("\n".join(lines)) == _squeezed(read_back(render(page, "text", RESOURCES)))
