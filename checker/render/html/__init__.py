"""The report as one page of HTML: no script, nothing to fetch, printable, with the text of the documents beside the findings."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from checker.model import Comparison, Report, Verdict
from checker.model.own import NAME
from checker.render.comparison import KINDS, UNREAD, comparison_line, spot, why_unread
from checker.render.findings import messages
from checker.render.groups import HEADINGS, short_names, status
from checker.render.html.packs import TO_JUDGE, packs
from checker.render.html.texts import Numbers, parts
from checker.render.leftovers import HEADING, told
from checker.render.page import split, unsteered, visible
from checker.render.standards import bound, full_name
from checker.render.summary import headline, last_line
from checker.render.text import NOT_JUDGED
from checker.render.told import KEPT, UNASKED
from checker.render.values import amendment, authority, count, exception, joined, recorded, said, source, unused, where

VERDICTS: Mapping[Verdict, str] = {
    "fail": "Findings",
    "review": "Findings, for a person to judge",
    "pass": "Passed",
    "not-applicable": "Did not apply",
    "unclear": "Unclear",
}
_TEMPLATES = Path(__file__).parent / "templates"


def as_html(report: Report) -> str:
    """The whole report as one page; with the text of its documents where the report holds it."""
    numbers = Numbers()
    drawn = list(packs(report, numbers))
    page = environment().get_template("report.html")
    return page.render(
        report=report, packs=drawn, numbers=numbers, css=_css(), headline=headline(report), names=short_names(report.documents)
    )


def comparison_html(made: Comparison) -> str:
    """Two drafts held against each other, as one page."""
    kinds = [(heading, getattr(made, name)) for name, heading in KINDS.items()]
    page = environment().get_template("comparison.html")
    return page.render(
        kinds=kinds, css=_css(), headline=comparison_line(made), spot=spot, missed=made.unread, unread=UNREAD, why=why_unread
    )


def _css() -> Markup:
    """How pages look."""
    return Markup((_TEMPLATES / "report.css").read_text("utf-8"))  # noqa: S704 - our own, in a file beside this


@cache
def environment() -> Environment:
    """The templates, with the words that they share with all other reports; whatever is put into them is escaped."""
    made = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.filters |= {"visible": visible, "spaced": unsteered}
    made.globals |= {
        "amendment": amendment,
        "authority": authority,
        "exception": exception,
        "recorded": recorded,
        "unused": unused,
        "bound": bound,
        "count": count,
        "full_name": full_name,
        "generator": NAME,
        "headings": HEADINGS,
        "joined": joined,
        "kept": KEPT,
        "last_line": last_line,
        "left_in": told,
        "not_to_publish": HEADING,
        "messages": messages,
        "not_judged": NOT_JUDGED,
        "parts_of": parts,
        "said": said,
        "source": source,
        "split": split,
        "status": status,
        "to_judge": TO_JUDGE,
        "unasked": UNASKED,
        "verdicts": VERDICTS,
        "where": where,
    }
    return made
