"""The bench itself: that it still measures, and that what it writes down keeps its shape."""

import json
import sys
from functools import partial
from pathlib import Path

import pytest

from checker.model import Lexicon, Vocabulary
from checker.service.shelves import open_rulebook
from tests.bench import growth, pages, stages, texts
from tests.bench.__main__ import as_json
from tests.bench.batch import filled
from tests.bench.clock import Taken, run, turns
from tests.bench.command import apart, watched
from tests.bench.figures import Figure, Goal, Sheet
from tests.bench.peers import Beside
from tests.bench.peers.semgrep import PHRASES, phrases
from tests.bench.pipeline import STAGES, Pipeline
from tests.bench.sizes import TINY
from tests.bench.table import as_table

SHAPE = {"group": str, "name": str, "unit": str, "rounds": int, "note": str, "load": float, "verdict": str}
VERDICTS = {"", "reached", "not reached", "not measured"}


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    """Our rules, ready."""
    return Pipeline(open_rulebook())


@pytest.fixture(scope="module")
def figures(pipeline: Pipeline) -> list[Figure]:
    """What the kinds of measure that need no process of their own give on tiny input."""
    return [*stages.stages(TINY, pipeline), *pages.pages(TINY, pipeline), *growth.growth(TINY, pipeline)]


def test_every_stage_and_every_floor_is_measured(figures: list[Figure]) -> None:
    """Each stage has its words per second for both forms, each file its pages, and nothing took no time or is missing."""
    named = {figure.name for figure in figures}

    assert {f"{form}: {stage}" for form in ("DOCX", "text") for stage in STAGES} <= named
    assert {"PDF with ruled tables: read", "DOCX: the longer against the shorter"} <= named
    assert [figure.name for figure in figures if figure.best is None or figure.best <= 0] == []


def test_what_is_written_down_keeps_its_shape(figures: list[Figure]) -> None:
    """The JSON says when and where, how busy the machine was, and of each figure how it stands to its goal."""
    written = json.loads(json.dumps(as_json(figures, TINY, (0.5, 0.4, 0.3))))

    assert set(written) == {"tendercheck", "made", "size", "machine", "load", "figures"}
    assert [len(written["load"][when]) for when in ("before", "after")] == [3, 3]
    for figure in written["figures"]:
        assert set(figure) == {*SHAPE, "best", "median", "goal"}
        assert {name for name, kind in SHAPE.items() if not isinstance(figure[name], kind)} == set()
        assert figure["verdict"] in VERDICTS
        assert (figure["goal"] is None) == (figure["verdict"] == "")


def test_the_table_tells_whether_a_goal_is_reached() -> None:
    """Goal and verdict stand beside each figure, and a figure that is not there says why."""
    sheet = Sheet("Cold start")
    sheet.put("--help", Taken(0.2, 0.25, 3), goal=Goal("at most", 0.3))
    sheet.put("against proselint", Taken(0.5, 0.5, 3), "x", goal=Goal("at least", 1))
    sheet.lack("from the cache", "not there yet", Goal("at most", 0.4))
    lines = [" ".join(line.split()) for line in as_table(sheet.figures).splitlines()]

    assert [line.partition("at ")[2] for line in lines[3:6]] == ["most 0.3 reached", "least 1 not reached", "most 0.4 not measured"]
    assert lines[6] == "not there yet"


def test_turns_are_taken_by_all_in_each_round() -> None:
    """Works take turns, the first round goes unused, and the best and the middle of the others count."""
    order: list[str] = []
    times = {"one": iter([9.0, 3.0, 1.0, 2.0]), "other": iter([9.0, 4.0, 4.0, 4.0])}

    def work(name: str) -> float:
        """One turn of a work."""
        order.append(name)
        return next(times[name])

    assert turns({name: partial(work, name) for name in times}, 3, unused=1) == {"one": Taken(1.0, 2.0, 3), "other": Taken(4.0, 4.0, 3)}
    assert order == ["one", "other"] * 4


def test_a_command_that_fails_is_no_quick_one() -> None:
    """A command that ends otherwise than it should stops the bench, and says what it said."""
    with pytest.raises(RuntimeError, match=r"ended with 2: .*no such thing"):
        run([sys.executable, "-c", "import sys; sys.exit(print('no such thing', file=sys.stderr) or 2)"])


def test_a_command_is_watched_to_its_end(tmp_path: Path) -> None:
    """Of a command it is known how it ended, how long it took, what it said, and how much memory it had."""
    ran = watched(["clauses", "show", "no-such-clause"], apart(tmp_path))

    assert (ran.code, "no-such-clause" in ran.last) == (2, True)
    assert min(ran.seconds, ran.busy, ran.largest, ran.together) > 0


def test_a_batch_has_its_hostile_files_among_the_good_ones(tmp_path: Path) -> None:
    """The folder holds as many files as are asked for, and one of the two is no tender."""
    filled(tmp_path / "tenders", TINY)
    names = sorted(path.suffix for path in (tmp_path / "tenders").iterdir())

    assert len(names) == TINY.documents
    assert names.count(".txt") == TINY.documents - TINY.hostile


def test_semgrep_is_given_fifty_phrases_of_ours() -> None:
    """Of the phrases that our vocabularies look for as they stand it has fifty, taken evenly; of patterns and single words none."""
    plain = [f"open {first}{second}" for first in "abcdefghij" for second in "abcdefghij"]
    lexicon = Lexicon((Vocabulary("open", "Open things.", ("bond", "open door~", "open|shut it", "open ...3 it", *plain)),), (), {})

    assert phrases(lexicon) == plain[::2]
    assert len(phrases(lexicon)) == PHRASES


def test_peers_that_are_not_installed_are_left_out(pipeline: Pipeline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without peers the checker is measured alone, over as many words as are asked for."""
    monkeypatch.setattr("tests.bench.peers.installed", list)
    beside = Beside(tmp_path, pipeline, TINY)

    assert list(beside.rates()) == ["tendercheck, DOCX", "tendercheck, text"]
    assert beside.words >= TINY.words


def test_the_words_come_from_our_own_corpora() -> None:
    """There are words enough for a long document before the first come again."""
    written = texts.paragraphs(10_000)

    assert texts.counted(written) >= 10_000
    assert len(set(written)) > 0.8 * len(written)
