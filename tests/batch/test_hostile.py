"""Hostile documents in a batch: it completes, each is told, and every sound one is checked. Its full size is `python -m tests.batch`."""

import json
from dataclasses import replace
from pathlib import Path

from checker.batch.pool import Pool
from checker.batch.results import MANIFEST, Results
from checker.batch.run import Batch
from checker.model import Rulebook
from checker.service.answers import Answers, Manner
from checker.service.judged import Settings
from tests.batch.hostile import laid_out
from tests.batch.made import ordered, trade


def test_a_batch_with_hostile_documents_completes(rulebook: Rulebook, tmp_path: Path) -> None:
    """Twelve documents with three hostile ones among them: twelve reports, and only hostile ones are not checked."""
    hostile = laid_out(tmp_path / "many", 12, 3)
    engine, results = Pool(replace(trade(whole=True), seconds=10.0), rulebook, 2), Results(str(tmp_path / "results"))
    told = Batch(ordered(tmp_path / "many"), rulebook).lines(engine, results, Answers(Manner(), Settings()), lambda name: None)
    unread = {Path(line.partition(": ")[0]).name for line, tally, _ in told if tally.unread}
    manifest = [json.loads(line) for line in (tmp_path / "results" / MANIFEST).read_text().splitlines()]

    assert len(manifest) == len(hostile) + 9
    assert unread
    assert unread <= hostile
