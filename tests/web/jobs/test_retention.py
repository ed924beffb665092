"""Keeping: files that nothing names do not stay for ever, and what a draft names is never taken for one of them."""

import time
from pathlib import Path

from tests.web.made import site
from web.jobs.retention import Keeping, tidy


def test_a_file_that_no_draft_knows_is_removed_a_day_later(tmp_path: Path) -> None:
    """It was stored, and the server died before its row was; what drafts and reports are kept in stays."""
    here = site(tmp_path / "data")
    address = here.checked()
    lost = here.here.files.keep(b"words of a draft")
    kept = Keeping(here.here.store, here.here.files, here.here.reports)

    assert tidy(kept) == 0
    assert tidy(kept, time.time() + 90_000) == 1
    assert lost not in here.here.files.names()
    assert here.client.get(address).status_code == 200
    assert here.here.reports.texts(here.draft(address))
