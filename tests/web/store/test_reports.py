"""Kept reports: each comes back with the rulebook that it was made by, also where that was kept before."""

from dataclasses import replace
from pathlib import Path

import pytest

from checker.model import Report
from tests.kept import our_checker
from tests.places import CORPORA
from web.store.files import Files
from web.store.reports import Reports
from web.store.tables import Draft


@pytest.fixture(scope="module")
def report() -> Report:
    """The report on a file."""
    return our_checker().check([str(CORPORA / "packs" / "harrow-vale-case-management" / "tender.toml")])


def test_reports_by_one_rulebook_share_it_and_others_have_their_own(report: Report, tmp_path: Path) -> None:
    """In whatever order they are kept."""
    made = Reports(Files(tmp_path / "files"), tmp_path / "rulebooks")
    other = replace(report, rulebook=replace(report.rulebook, version="another"))
    drafts = [Draft() for _ in range(4)]
    for draft, each in zip(drafts, (report, other, report, other), strict=True):
        made.keep(draft, each)

    assert [made.report(draft).rulebook.version for draft in drafts] == [report.rulebook.version, "another"] * 2
    assert len({draft.rulebook for draft in drafts}) == len(list((tmp_path / "rulebooks").iterdir())) == 2
    assert made.report(drafts[0]).rulebook.rules[0].title == report.rulebook.rules[0].title


def test_a_rulebook_that_is_gone_is_kept_anew(report: Report, tmp_path: Path) -> None:
    """So that no report stands without it, though the same worker has written it before."""
    for folder in (tmp_path / "one", tmp_path / "other"):
        made, draft = Reports(Files(folder / "files"), folder / "rulebooks"), Draft()
        made.keep(draft, report)

        assert made.report(draft).rulebook.version == report.rulebook.version
