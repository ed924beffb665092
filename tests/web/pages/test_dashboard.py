"""The dashboard: figures over the latest drafts of one's own teams, each chart with its table, and the tables as CSV."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.web.made import Site, site
from web.store.alone import ONE, TEAM
from web.store.tables import Decision, Draft, Found, Procurement, Team

TODAY = date.today()


@pytest.fixture
def here(tmp_path: Path) -> Site:
    """A new installation."""
    return site(tmp_path)


def checked(here: Site, *drafts: Mapping[str, int], **given: Any) -> None:
    """A procurement whose drafts were checked, with these findings in each."""
    finished = given.pop("finished", datetime.now(UTC))
    with here.here.store.acting() as act:
        bought = Procurement(**{"kind": "procurement", "title": "=Care", "team_id": TEAM, "created_by": ONE, **given})
        for number, found in enumerate(drafts, start=1):
            draft = Draft(procurement=bought, number=number, state="done", created_by=ONE, finished=finished)
            draft.found = [Found(rule=rule, severity="must", number=count) for rule, count in found.items()]
        act.session.add(bought)


def excepted(here: Site, until: date, team: str = TEAM, **given: Any) -> None:
    """An agreed exception that ends on a day."""
    with here.here.store.acting() as act:
        bought = Procurement(kind="procurement", title="Care", team_id=team, created_by=ONE)
        told = {"kind": "exception", "state": "agreed", "rule": "x", "title": f"Ends {until}", "force": "law", "reason": "So.", **given}
        act.session.add(Decision(procurement=bought, until=until, asked_by=ONE, **told))


def other_team(here: Site) -> str:
    """Another team, whose member the visitor is not."""
    with here.here.store.acting() as act:
        made = Team(name="Other team")
        act.session.add(made)
        act.session.flush()
        return made.id


def read(here: Site, address: str = "/dashboard", status: int = 200) -> str:
    """The page at an address."""
    answer = here.client.get(address)
    assert answer.status_code == status
    return str(answer.get_data(as_text=True))


def test_without_drafts_it_says_so(here: Site) -> None:
    """And shows no empty chart."""
    page = read(here)

    assert "None of your teams had a draft checked in this time." in page
    assert "<svg role" not in page


def test_the_latest_draft_of_each_procurement_counts(here: Site) -> None:
    """And what became fewer from draft to draft is told as resolved, rule by rule."""
    checked(here, {"payment-late": 5, "gone": 2}, {"payment-late": 3, "fresh": 4}, {"payment-late": 1, "fresh": 4})
    checked(here, {"payment-late": 10})
    page = read(here)

    assert "15 findings in the latest drafts of 2 procurements" in page
    assert "6 findings resolved between drafts, in 1 procurement with" in page
    assert 'href="/rules/payment-late"' in page
    assert read(here, "/dashboard/rules.csv").splitlines()[1:] == [f'"{_title(here, "payment-late")}","11"', '"fresh","4"']


def test_charts_and_tables_say_the_same(here: Site) -> None:
    """Each bar with its words and number, the chart with a name of its own, and no style within the page."""
    checked(here, {"payment-late": 3})
    page = read(here)

    assert page.count('<svg role="img"') == page.count("<title id=") == 3
    assert "style=" not in page
    assert f"{TODAY:%B %Y}" in page
    assert "This computer" in page


def test_nothing_of_other_teams_is_counted(here: Site) -> None:
    """Neither findings nor exceptions."""
    other = other_team(here)
    checked(here, {"payment-late": 3}, team_id=other)
    excepted(here, TODAY + timedelta(days=10), other)
    page = read(here)

    assert "None of your teams had a draft" in page
    assert "Other team" not in page
    assert "None. When one is over" in page


def test_a_period_is_asked_for(here: Site) -> None:
    """Only what was checked within it counts, its first and last day too; quick checks are left out where that is ticked."""
    checked(here, {"payment-late": 3}, finished=datetime(2026, 3, 31, 12, tzinfo=UTC))
    checked(here, {"payment-late": 9}, kind="quick", finished=datetime(2026, 2, 1, 12, tzinfo=UTC))
    whole = "since-day=1&since-month=2&since-year=2026&until-day=31&until-month=3&until-year=2026"

    assert "12 findings in the latest drafts of 2 procurements and quick checks" in read(here, f"/dashboard?{whole}")
    assert "3 findings in the latest drafts of 1 procurement." in read(here, f"/dashboard?{whole}&without_quick=y")
    assert "The last day must not be before the first day" in read(
        here, "/dashboard?" + whole.replace("until-month=3", "until-month=1"), 400
    )
    months = read(here, f"/dashboard/months.csv?{whole}").splitlines()
    assert months[1:] == ['"February 2026","9"', '"March 2026","3"']


def test_a_day_that_is_none_is_said(here: Site) -> None:
    """With an error summary that leads to its box."""
    page = read(here, "/dashboard?since-day=31&since-month=2&since-year=2026", 400)

    assert "Error: Dashboard - Tendercheck" in page
    assert "The first day must be a real date" in page


def test_exceptions_that_end_soon_are_told(here: Site) -> None:
    """From today to the sixtieth day, those alone that were agreed, the first to end first."""
    for days in (-1, 60, 0, 61):
        excepted(here, TODAY + timedelta(days=days))
    excepted(here, TODAY + timedelta(days=5), state="open", title="Not agreed")
    page = read(here)

    assert page.index(f"Ends {TODAY}") < page.index(f"Ends {TODAY + timedelta(days=60)}")
    assert f"Ends {TODAY - timedelta(days=1)}" not in page
    assert f"Ends {TODAY + timedelta(days=61)}" not in page
    assert "Not agreed" not in page


def test_no_cell_is_a_formula(here: Site) -> None:
    """Whatever words came from outside."""
    excepted(here, TODAY, title='=HYPERLINK("http://x")')
    table = read(here, "/dashboard/exceptions.csv")

    assert table.startswith('\ufeff"Exception","Procurement","Until"\n')
    assert "\"'=HYPERLINK" in table


@pytest.mark.parametrize("address", ["/dashboard/nothing.csv", "/dashboard/rules.csv?since-day=x"])
def test_what_is_not_there_is_not_found(here: Site, address: str) -> None:
    """With a page that says so."""
    assert "Page not found" in read(here, address, 404)


def test_the_findings_of_a_check_are_counted(here: Site) -> None:
    """As the worker wrote them down."""
    here.checked()

    assert "in the latest drafts of 1 procurement or quick check." in read(here)


def _title(here: Site, rule: str) -> str:
    """The title of a rule."""
    return next(each.title for each in here.here.rulebook.rules if each.id == rule)
