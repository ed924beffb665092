"""The frame of every page: its title, its header and footer, and what is in reach of its templates."""

from io import BytesIO
from pathlib import Path

import html5lib
import pytest
from flask import render_template_string

from tests.render.made import finding, outcome, report, unread
from tests.web.dressed import dressed
from web.theme import Brand

HOSTILE = "<script>alert('x')</script>&"
PAGES = ["/form", "/report", "/patterns", "/accessibility", "/privacy", "/help", "/nothing", "/full"]
CLIENT = dressed().test_client()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_sound(path: str) -> None:
    """A strict parser takes it; it has one h1, a title of its own, and no script or style within."""
    page = CLIENT.get(path).text
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
    headings, title = tree.findall(".//h1"), tree.find(".//title")

    assert len(headings) == 1
    assert title is not None
    assert str(title.text).endswith(" - Tendercheck")
    assert [each for each in tree.iter("script") if each.text or not each.get("src", "").startswith("/static/")] == []
    assert list(tree.iter("style")) == []
    assert [each.tag for each in tree.iter() if any(name == "style" or name.startswith("on") for name in each.attrib)] == []


def test_a_failed_form_is_sound() -> None:
    """With every error shown, too, and its title says that it failed."""
    page = CLIENT.post("/form").text
    html5lib.HTMLParser(strict=True).parse(page)

    assert "<title>Error: Details - Tendercheck</title>" in page


def test_a_page_says_whose_it_is() -> None:
    """The council's name in the header, with its logo if it has one, and below that it is not GOV.UK's."""
    page = dressed(BRAND=lambda: Brand(HOSTILE, logo=Path("logo.svg"))).test_client().get("/help").text

    assert "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;" in page
    assert HOSTILE not in page
    assert 'src="/logo" alt=""' in page
    assert "Not part of GOV.UK" in page
    assert "crown" not in page.lower()


def test_the_section_that_a_page_is_in_is_marked() -> None:
    """For those who see it and those who hear it."""
    app = dressed()
    app.add_url_rule("/rules", view_func=lambda: render_template_string('{% extends "layout.html" %}'), endpoint="rules")

    assert 'href="/rules" aria-current="page"' in app.test_client().get("/rules").text
    assert "aria-current" not in CLIENT.get("/help").text


def test_sections_are_shown_to_those_who_may_see_them() -> None:
    """As the app says."""
    page = dressed(MAY_SEE=lambda section: section != "/admin").test_client().get("/help").text

    assert 'href="/rules"' in page
    assert 'href="/admin"' not in page


def test_pages_work_below_another_address() -> None:
    """Behind a proxy that gives Tendercheck a folder of its own, every link stays in it."""
    page = CLIENT.get("/help", environ_overrides={"SCRIPT_NAME": "/tenders"}).text

    assert 'href="/tenders/rules"' in page
    assert 'href="/tenders/static/tendercheck.css"' in page
    assert 'href="/tenders/privacy"' in page
    assert 'href="/rules"' not in page


def test_what_was_done_is_said_once() -> None:
    """A notice stands above the content, and is gone on the next page."""
    client = dressed().test_client()
    sent = {"title": "Case management", "value": "1", "reason": "x", "procedure": "open", "decision": "change", "buys": "data"}
    sent |= {"others": "y", "ends-day": "31", "ends-month": "3", "ends-year": "2027", "word": "x"}
    page = client.post("/form", data=sent | {"drafts": (BytesIO(b"x"), "a.docx")}).text

    assert "The details are saved." in page
    assert "govuk-notification-banner--success" in page
    assert "The details are saved." not in client.get("/help").text


def test_pages_draw_the_parts_of_reports() -> None:
    """With the words that reports use, and whatever comes from a document escaped."""
    made = report(outcome(finding(title=HOSTILE)), documents=(unread(),))
    source = '{% import "parts.html" as parts %}{{ parts.unread(report) }}{{ parts.end(report) }}{{ headings.must }}{{ title | visible }}'
    with dressed().test_request_context():
        page = render_template_string(source, report=made, title=HOSTILE)

    assert "Not everything was checked" in page
    assert "Resolve before publishing" in page
    assert "<script>" not in page
