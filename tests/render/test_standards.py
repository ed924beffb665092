"""The table of open standards, as text and as JSON."""

import json
from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator

from checker.model import Adoption, Ask, CheckedPack, OpenStandard, Report, Standing
from checker.render.json import as_json
from checker.render.standards import bound
from checker.render.text import as_text
from tests.places import RULES
from tests.render.made import SPEC, TERMS, checked, finding, known, outcome, quoted, report

SCHEMA = json.loads((RULES / "schema" / "report.schema.json").read_text("utf-8"))
ODF = OpenStandard(
    id="odf",
    name="ODF",
    version="1.2 or later",
    need="documents that people edit",
    keeper="OASIS",
    adoption="compulsory",
    source="GOV.UK",
    asked=("odf:asked",),
    clause="edited-documents",
)
UTF_8 = replace(ODF, id="utf-8", name="UTF-8", version="", need="text", clause="edited-documents")
MISSING = Standing(ODF, "missing", needed=quoted("Letters", "Letters shall be made."), wording="Save as ODF.")
ASKED = Standing(UTF_8, "asked for", at=quoted("UTF-8", "Text is UTF-8.", document=TERMS))
LOOSE = Standing(ODF, "asked for loosely", "an older edition is named", quoted("ODF 1.1"), wording="Save as ODF.")
CLOSED = Standing(ODF, "contradicted", at=quoted("Word"), beside=quoted("ODF", document=TERMS), wording="Save as ODF.")
UNCLEAR = Standing(ODF, "unclear", "a part could not be read", wording="Save as ODF.")


def made(*standings: Standing) -> Report:
    """A report with a table."""
    return replace(report(outcome(finding()), documents=(checked(SPEC), checked(TERMS))), packs=(CheckedPack("pack", known(), standings),))


def text(*standings: Standing) -> str:
    """The table as text, on lines as long as may be."""
    said = as_text(made(*standings), width=110)
    return said[said.index("Open standards (") : said.index("What was looked at")] if "Open standards (" in said else ""


def test_without_standards_that_matter_there_is_no_table() -> None:
    """Nothing is said where nothing matters."""
    assert text() == ""


def test_the_table_stands_after_the_findings() -> None:
    """Findings come first, and the table says that it makes none."""
    said = as_text(made(MISSING))

    assert (
        said.index("A brand is named") < said.index("Open standards (1 matters to what is bought: 1 missing; no") < said.index("What was")
    )


def test_what_is_to_be_done_comes_first() -> None:
    """Contradicted, missing, loosely and unclear come before what is in order, each told once in the heading."""
    said = text(ASKED, UNCLEAR, LOOSE, MISSING, CLOSED)
    labels = ["contradicted  ", "missing  ", "loosely  ", "unclear  ", "asked for  "]

    assert "(5 matter to what is bought: 1 contradicted, 1 missing, 1 asked for loosely, 1 unclear, 1 asked for;" in " ".join(said.split())
    assert sorted(labels, key=lambda label: said.index(f"\n  {label}")) == labels


@pytest.mark.parametrize(
    ("standing", "told"),
    [
        (MISSING, "Needed by “Letters” (2_Specification.odt, 3.1 Hosting, paragraph 5)."),
        (LOOSE, "An older edition is named: “ODF 1.1” (2_Specification.odt, 3.1 Hosting, paragraph 5)."),
        (CLOSED, "A closed way is asked for: “Word” (2_Specification.odt, 3.1 Hosting, paragraph 5), though “ODF” (3_Terms.pdf, "),
        (UNCLEAR, "A part could not be read."),
        (ASKED, "UTF-8, for text: “UTF-8” (3_Terms.pdf, 3.1 Hosting, paragraph 5)"),
    ],
    ids=lambda given: given.ask if isinstance(given, Standing) else "",
)
def test_each_row_says_what_was_found_and_where(standing: Standing, told: str) -> None:
    """The words that ask for it or need it stand with file and place."""
    assert told in " ".join(text(standing).split())


def test_a_row_names_its_clause_and_how_far_it_binds() -> None:
    """What is missing is said with version, need, clause and status."""
    said = " ".join(text(MISSING).split())

    assert "missing ODF 1.2 or later, for documents that people edit (clause edited-documents)" in said
    assert "Compulsory in UK central government, good practice for a council; GOV.UK." in said


def test_wording_is_told_once() -> None:
    """Standards that share a clause share its wording; what is asked for needs none."""
    assert text(MISSING, replace(LOOSE, standard=UTF_8)).count("Save as ODF.") == 1
    assert "To paste" not in text(replace(ASKED, wording="Save as ODF."))


@pytest.mark.parametrize(
    ("adoption", "told"),
    [("law", "Law, GOV.UK: every contract."), ("practice", "Industry practice, binding on nobody; kept by OASIS."), ("draft", "A draft,")],
)
def test_how_far_it_binds_is_told_with_whom(adoption: Adoption, told: str) -> None:
    """A law says whom it binds, and what binds nobody says who keeps it."""
    standard = replace(ODF, adoption=adoption, bound="every contract" if adoption == "law" else "")

    assert bound(standard).startswith(told)


def test_a_status_in_doubt_is_said() -> None:
    """What is still to be confirmed is said to be so."""
    assert bound(replace(ODF, sure=False)).endswith("; this is still to be confirmed.")


def test_no_word_says_that_all_is_well() -> None:
    """The table calls nothing compliant."""
    said = text(ASKED, MISSING, LOOSE).lower()

    assert [word for word in ("compliant", "unlawful", "breach") if word in said] == []


@pytest.mark.parametrize("standing", [MISSING, ASKED, LOOSE, CLOSED, UNCLEAR], ids=lambda standing: standing.ask)
def test_json_keeps_the_contract(standing: Standing) -> None:
    """Every kind of row is as the schema says, with its words and their places."""
    said = json.loads(as_json(made(standing)))
    (row,) = said["packs"][0]["standards"]

    assert [fault.message for fault in Draft202012Validator(SCHEMA).iter_errors(said)] == []
    assert (row["id"], row["ask"], row["reason"], row["wording"]) == (standing.standard.id, standing.ask, standing.reason, standing.wording)
    assert (row["at"] is None, row["needed"] is None) == (standing.at is None, standing.needed is None)


@pytest.mark.parametrize("ask", ["compliant", ""])
def test_the_contract_knows_five_answers(ask: Ask) -> None:
    """A row that answers otherwise is refused."""
    said = json.loads(as_json(made(replace(MISSING, ask=ask))))

    assert len(list(Draft202012Validator(SCHEMA).iter_errors(said))) == 1


def test_the_table_counts_as_nothing() -> None:
    """The rows are no findings: counts and findings are the same with and without them."""
    said, plain = json.loads(as_json(made(MISSING, CLOSED))), json.loads(as_json(made()))

    assert (said["counts"], said["findings"]) == (plain["counts"], plain["findings"])
