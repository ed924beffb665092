"""What holds for all tests of the web: on which database they run.

With --postgres all of them are run on PostgreSQL, but for those that are named here. So a new test is run on both by itself. A file may
be named only where it asks neither the store nor the jobs: test_databases.py sees to that.
"""

from pathlib import Path

import pytest

from tests.web import postgres

HERE = Path(__file__).parent
NO_DATABASE = "no database is behind it"
DRAWN = "it is about what pages look like and say; that their rows are found there, test_access.py proves of every page"
KEPT_IN_FILES = "what it draws is a report or a rulebook, which are kept in files and not in the database"
REFUSED = "what it sends is refused before anything is written, whatever it would be written to"
ON_SQLITE_ALONE = {
    "api/test_described.py": NO_DATABASE,
    "api/test_rules.py": KEPT_IN_FILES,
    "forms/": NO_DATABASE,
    "frontend/": NO_DATABASE,
    "pages/procurements/test_details.py::test_what_cannot_stand_is_told_beside_its_field": REFUSED,
    "pages/procurements/test_drafts.py::test_what_cannot_be_taken_is_told": REFUSED,
    "pages/procurements/test_standards.py": KEPT_IN_FILES,
    "pages/test_about.py": NO_DATABASE,
    "pages/test_admin.py::test_a_time_that_makes_no_sense_is_refused": REFUSED,
    "pages/test_decisions.py::test_what_is_missing_is_said_and_nothing_is_kept": REFUSED,
    "pages/test_document.py": KEPT_IN_FILES,
    "pages/test_finding.py": KEPT_IN_FILES,
    "pages/test_library.py": KEPT_IN_FILES,
    "pages/test_look.py": NO_DATABASE,
    "pages/test_report.py": KEPT_IN_FILES,
    "pages/test_reviews.py::test_what_one_person_tells_is_whole": REFUSED,
    "pages/test_signoff.py::test_what_is_not_confirmed_is_not_signed": REFUSED,
    "pages/test_users.py::test_what_cannot_be_taken_is_told": REFUSED,
    "people/test_tenant.py::test_a_token_that_is_not_for_us_is_refused": REFUSED,
    "report/": NO_DATABASE,
    "test_access.py::test_a_form_of_another_site_is_refused": REFUSED,
    "test_access.py::test_no_address_holds_a_word_of_a_draft": DRAWN,
    "test_access.py::test_no_other_method_does_anything": NO_DATABASE,
    "test_databases.py": NO_DATABASE,
    "test_dress.py": NO_DATABASE,
    "test_errors.py": NO_DATABASE,
    "test_incoming.py": "it is about bytes before anybody takes them in",
    "test_navigation.py": NO_DATABASE,
    "test_scanning.py": "it is about the words that are exchanged with the scanner; what is clean is taken in as every upload is",
    "test_serving.py": "it is about processes: that a draft is checked once on PostgreSQL too, jobs/test_checking.py proves",
    "test_theme.py": NO_DATABASE,
}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out, where PostgreSQL is wanted, what need not be run a second time."""
    if config.getoption("--postgres"):
        left_out = [item for item in items if _is_on_sqlite_alone(item)]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


def _is_on_sqlite_alone(item: pytest.Item) -> bool:
    """Whether a test, its file or its folder is named above."""
    if not item.path.is_relative_to(HERE):
        return False
    file, test = item.path.relative_to(HERE).as_posix(), item.nodeid.partition("[")[0].rpartition("::")[2]
    names = {file, f"{file}::{test}", *(f"{folder}/" for folder in Path(file).parents)}
    return not names.isdisjoint(ON_SQLITE_ALONE)


@pytest.fixture(autouse=True)
def _database(request: pytest.FixtureRequest) -> None:
    """Skip, and say why, where PostgreSQL is wanted and none is installed."""
    if request.config.getoption("--postgres") and postgres.programs() is None:
        pytest.skip("no PostgreSQL is installed here (Debian: postgresql)")
