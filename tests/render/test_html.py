"""The report as one page of HTML: sound, without script, and the same in what it says as the text report."""

import re

import html5lib
import pytest

from checker.model import Block, Document, Span
from checker.render.html import as_html
from tests.render.made import SPEC, absence, checked, finding, outcome, partly, question, report, unread

TEXT = "The database layer shall be Oracle 19c."
HOSTILE = '<script>alert("x")</script>&'


def document(text: str = TEXT) -> Document:
    """A document of one paragraph."""
    return Document(SPEC, "0" * 64, "docx", f"{text}\n", (Block("paragraph", Span(0, len(text) + 1), "p0"),))


def placed(**more: object) -> object:
    """A finding whose place is that of its words in the document."""
    from dataclasses import replace

    made = finding(**more)
    assert made.at is not None
    start = TEXT.index(made.at.quote)
    spot = replace(made.at.place, span=Span(start, start + len(made.at.quote)), block=0)
    return replace(made, at=replace(made.at, place=spot))


def full() -> str:
    """A page with something of everything."""
    from dataclasses import replace

    made = report(outcome(placed(), absence(), questions=(question(),)), documents=(checked(), unread(), partly()))  # type: ignore[arg-type]
    return as_html(replace(made, texts=(document(),)))


def test_a_page_is_sound_html() -> None:
    """A strict parser takes it without fault."""
    html5lib.HTMLParser(strict=True).parse(full())


def test_a_page_has_no_script_and_fetches_nothing() -> None:
    """It can be sent by mail, and opened on a computer that allows nothing."""
    page = full()

    assert re.findall(r"<script|<link|<img|<iframe|\ssrc=|\son\w+=|url\(|@import", page) == []
    assert "default-src 'none'" in page


def test_what_was_not_read_comes_before_the_findings() -> None:
    """Or silence would read as a pass."""
    page = full()

    assert page.index("Not everything was checked") < page.index('id="findings"')
    assert "scan.pdf" in page[: page.index('id="findings"')]


def test_every_link_leads_somewhere() -> None:
    """From a finding to its words in the text and back."""
    page = full()
    names = re.findall(r'\sid="([^"]+)"', page)

    assert len(names) == len(set(names))
    assert set(re.findall(r'href="#([^"]+)"', page)) - set(names) == set()
    assert "place-1" in names


def test_the_words_of_a_finding_are_marked_in_the_text() -> None:
    """With the number of the matter behind them, which does not rest on colour."""
    assert re.search(r'<span id="place-1"></span><mark>Oracle 19c</mark><a class="ref" href="#finding-1"[^>]*>\[1\]</a>', full())


@pytest.mark.parametrize("field", ["message", "because", "advice", "wording", "title"])
def test_words_of_a_document_or_a_rule_never_become_markup(field: str) -> None:
    """Whatever a draft holds is shown as it is."""
    assert "<script" not in as_html(report(outcome(finding(**{field: HOSTILE}))))


def test_the_text_of_a_document_never_becomes_markup() -> None:
    """The text is somebody else's."""
    from dataclasses import replace

    page = as_html(replace(report(outcome()), texts=(document(HOSTILE),)))

    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_the_headline_never_says_that_all_is_well() -> None:
    """It says what these checks found."""
    assert "<h1>No findings from these checks</h1>" in as_html(report(outcome()))
    assert "<h1>No findings from these checks, 1 file not checked</h1>" in as_html(report(outcome(), documents=(checked(), unread())))
    assert "<h1>1 thing to resolve before publishing</h1>" in as_html(report(outcome(finding())))
