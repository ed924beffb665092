"""Who gave each fact: a person by name where the trail knows who entered it, else where the fact comes from."""

from pathlib import Path
from typing import Any

import pytest

from tests.web.team import Office, alone, office
from web.signing.entered import Entry, entered
from web.store.tables import Draft

DETAILS = {"title": "Case management", "nation": "england", "route": "open", "published-day": "14", "published-month": "12"}
MORE = {"published-year": "2026", "value": "485000"}


@pytest.fixture
def here(tmp_path: Path) -> Office:
    """A team with a checked draft, which the officer uploaded."""
    return office(tmp_path / "data")


def _say(here: Office, **answers: str) -> None:
    """Fill in the details page, and have the draft checked again."""
    here.post(f"{here.procurement}/details", **{**DETAILS, **MORE, **answers})
    here.check = here.post(f"{here.check}/again")
    here.site.work()


def _entered(here: Office) -> dict[str, Entry]:
    """What the trail knows of the facts of the newest draft."""
    with here.site.here.store.reading() as session:
        return dict(entered(session.get_one(Draft, here.check.rsplit("/", 1)[-1])))


def _facts(here: Office) -> dict[str, Any]:
    """The page to sign, as lines without what is markup."""
    page = here.get(f"{here.procurement}/sign-off")
    return {line.split("<dt>")[1].split("</dt>")[0]: line for line in page.split("\n") if line.startswith("<div><dt>")}


def test_who_entered_a_fact_is_named(here: Office) -> None:
    """With the moment; the term stands in the form in months."""
    _say(here, term_months="24")

    assert {name: entry.by for name, entry in _entered(here).items()} == {"term": "Olu Officer"}
    assert "given in the details page by Olu Officer, " in _facts(here)["Term"]


def test_whoever_changed_a_fact_last_gave_it(here: Office) -> None:
    """Each fact has its own giver."""
    _say(here, term_months="24", value="600000")
    here.log_in("Pat")
    _say(here, term_months="36", value="600000")

    assert {name: entry.by for name, entry in _entered(here).items()} == {"term": "Pat Procurer", "value": "Olu Officer"}


def test_what_was_entered_after_the_check_gave_it_nothing(here: Office) -> None:
    """The report stands on what was known then."""
    _say(here, term_months="24")
    here.log_in("Pat")
    here.post(f"{here.procurement}/details", **{**DETAILS, **MORE, "term_months": "48"})

    assert _entered(here)["term"].by == "Olu Officer"


def test_a_fact_that_nobody_entered_says_where_it_comes_from(here: Office) -> None:
    """The law is told from the route and the day."""
    _say(here, term_months="24")

    assert " by " not in _facts(here)["Law"]
    assert "(" in _facts(here)["Law"]


def test_the_account_of_one_person_alone_is_no_name(tmp_path: Path) -> None:
    """It has none."""
    here = alone(tmp_path / "data")
    _say(here, term_months="24")

    assert _entered(here) == {}
