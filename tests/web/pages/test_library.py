"""The library: rules that are found and read, clauses to copy and download, and the open standards."""

import re
from pathlib import Path
from time import perf_counter

import pytest

from checker.service.readers import Readers
from tests.web.made import Site, site

OWN = """id: own-rule
concern: exit-charge
title: <b>Our own</b> rule
severity: should
since: 0.1.0
because: We say so.
basis: good-practice
check: {never: export-of-data}
message: “{match}” is named.
advice: Leave it out.
examples:
  fails:
    - "[[Data extraction at the end]] of the term is chargeable at the Supplier's day rate."
    - "[[Exports of data]] after expiry are priced at £900 a day."
    - "[[Egress traffic]] in the last six months is metered at 6p a gigabyte."
  passes: [We own our records., Records are ours., No word of it.]
  does_not_apply: [Nothing here., Nothing there.]
"""
CHANGES = "disable:\n  - {rule: payment-late, because: Seen by hand., by: Head of Procurement}\n"


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """An installation whose rulebook is open."""
    made = site(tmp_path_factory.mktemp("data"))
    assert made.here.rulebook.rules
    return made


def read(here: Site, address: str, status: int = 200) -> str:
    """The page at an address."""
    answer = here.client.get(address)
    assert answer.status_code == status
    return str(answer.get_data(as_text=True))


def test_all_rules_are_listed_by_theme(here: Site) -> None:
    """Each with a link to its page."""
    page = read(here, "/rules")

    assert f"{len(here.here.rulebook.rules)} rules" in page
    assert all(f'href="/rules/{rule.id}"' in page for rule in here.here.rulebook.rules)
    assert "SME access" in page


def test_rules_are_found_by_all_that_is_asked(here: Site) -> None:
    """Words, theme, severity, force and law together."""
    page = read(here, "/rules?words=EXPORT+data&theme=interoperability&severity=must&force=good-practice&regime=eu-2014-24")
    found = re.findall(r'href="/rules/([a-z0-9-]+)"', page)

    assert "charge-for-export" in found
    assert len(found) < 20
    assert "No rule fits" in read(here, "/rules?words=zebra")


def test_an_answer_that_is_none_is_said(here: Site) -> None:
    """With an error summary, and no list that would look like an answer."""
    page = read(here, "/rules?theme=nonsense", 400)

    assert "Error: Rules - Tendercheck" in page
    assert "Select an answer: Theme" in page
    assert "0 rules found" in page


def test_a_rule_page_says_what_an_officer_needs(here: Site) -> None:
    """What it looks for, why, the authority with its force, marked examples, the question, how right it is, and its file."""
    page = read(here, "/rules/charge-for-export")

    for words in (
        "A price on the way out is a price on changing supplier.",
        "Regulation (EU) 2023/2854 (Data Act) Art 29",
        "<strong>Law, and a person must judge</strong>, under Directive 2014/24/EU",
        "<mark>Exports of data</mark> after expiry are priced at £900 a day.",
        "What does an export cost the supplier",
        "Precision: of what it said",
        "interoperability/charge-for-export.yaml",
    ):
        assert words in page
    counted = here.here.rulebook.measured["charge-for-export"]
    assert f"<td>{counted.hits}</td>" in page


def test_every_rule_and_clause_has_its_page(here: Site) -> None:
    """Quickly, once the rulebook is open: half of them within 50 ms."""
    book = here.here.rulebook
    took = []
    for address in (*(f"/rules/{rule.id}" for rule in book.rules), *(f"/clauses/{clause}" for clause in book.clauses)):
        begun = perf_counter()
        read(here, address)
        took.append(perf_counter() - begun)

    assert sorted(took)[len(took) // 2] < 0.05


def test_a_clause_is_read_copied_and_downloaded(here: Site, tmp_path: Path) -> None:
    """Its wording by law in boxes, what offers it, and files that hold it."""
    page = read(here, "/clauses/equivalent-standard")
    clause = here.here.rulebook.clauses["equivalent-standard"]

    assert page.count("<textarea") == len(set(clause.text.values()))
    assert "Under Procurement Act 2023" in page
    assert 'href="/rules/' in page
    for kind in ("docx", "odt", "txt"):
        answer = here.client.get(f"/clauses/equivalent-standard.{kind}")
        assert answer.headers["Content-Disposition"] == f"attachment; filename=equivalent-standard.{kind}"
        file = tmp_path / f"clause.{kind}"
        file.write_bytes(answer.data)
        assert clause.text["uk-pa2023"].splitlines()[0] in Readers().document(str(file)).text


def test_all_clauses_are_found_and_downloaded(here: Site) -> None:
    """As a list, by words, and as one file."""
    book = here.here.rulebook

    assert all(f'href="/clauses/{clause}"' in read(here, "/clauses") for clause in book.clauses)
    assert "No clause has all of these words" in read(here, "/clauses?words=zebra")
    assert here.client.get("/clauses/all.txt").get_data(as_text=True).count("\r\n\r\n") > len(book.clauses)


def test_every_open_standard_is_told(here: Site) -> None:
    """With its need, who keeps it, how far it binds and the clause that asks for it."""
    page = read(here, "/standards")

    assert f"{len(here.here.rulebook.standards)} standards" in page
    assert all(f'id="{standard.id}"' in page and f'href="/clauses/{standard.clause}"' in page for standard in here.here.rulebook.standards)
    assert "OASIS" in page
    assert "binding on nobody" in page


@pytest.mark.parametrize("address", ["/rules/nothing", "/clauses/nothing", "/clauses/nothing.docx", "/clauses/lots-reason.exe"])
def test_what_is_not_there_is_not_found(here: Site, address: str) -> None:
    """With a page that says so."""
    assert "Page not found" in read(here, address, 404)


def test_what_an_organisation_changed_is_said(tmp_path: Path) -> None:
    """On the list and on the page of the rule; a rule of its own is told as one that was not measured, and its words are no markup."""
    own = tmp_path / "own"
    (own / "interoperability").mkdir(parents=True)
    (own / "rulebook.yaml").write_text(CHANGES, "utf-8")
    (own / "interoperability" / "own-rule.yaml").write_text(OWN, "utf-8")
    here = site(tmp_path / "data", rules=(str(own),))

    assert "payment-late is not run: Seen by hand (Head of Procurement" in read(here, "/rules")
    assert "Not run here" in read(here, "/rules/payment-late")
    page = read(here, "/rules/own-rule")
    assert "Not measured" in page
    assert "&lt;b&gt;Our own&lt;/b&gt; rule" in page
    assert str(own / "interoperability" / "own-rule.yaml") in page
