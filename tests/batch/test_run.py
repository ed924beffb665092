"""Reports of many packs in a folder: each whole, under a safe name, and after an interruption nothing is done twice."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from checker.batch.pool import Pool
from checker.batch.results import Entry, Results, file_of
from checker.batch.run import Batch
from checker.batch.tally import Tally, lasting, total_line
from checker.batch.work import Done, Lost
from checker.errors import BadSettings
from checker.model import Rulebook
from checker.render.formats import rendered
from checker.service.answers import Answers, Manner
from checker.service.checker import Checker
from checker.service.judged import Order, Settings
from tests.batch.made import folder, ordered, trade


class Noted(Pool):
    """Workers of whom is noted which packs they had."""

    had: Sequence[Order] = ()

    def run(self, orders, told=lambda number, done: None):
        """Note it."""
        self.had = []
        return super().run((self.had.append(order) or order for order in orders), told)


class Dying(Pool):
    """Workers who all die."""

    def run(self, orders, told=lambda number, done: None):
        """Nothing comes of any pack."""
        for number, _ in enumerate(orders):
            told(number, Lost("They died"))
            yield Lost("They died")


def run(
    rulebook: Rulebook, place: Path, results: Results, engine: type[Pool] = Noted
) -> tuple[list[tuple[str, Tally, bool]], Sequence[Order]]:
    """What is told of each pack, and which were handed out."""
    orders, made = ordered(place), engine(trade(whole=True), rulebook, 2)
    told = list(Batch(orders, rulebook).lines(made, results, Answers(Manner(), Settings()), lambda name: None))
    return told, getattr(made, "had", ())


def names(orders: Sequence[Order]) -> list[str]:
    """The files of packs."""
    return [Path(order.bundle.name).name for order in orders]


def test_each_pack_has_its_report(checker: Checker, rulebook: Rulebook, tmp_path: Path) -> None:
    """It is the one of a checker that works alone, and the manifest tells the packs in their order."""
    place, results = folder(tmp_path / "many", 5), tmp_path / "results"
    told, _ = run(rulebook, place, Results(str(results)))
    manifest = [json.loads(line) for line in (results / "manifest.jsonl").read_text().splitlines()]

    assert [each["pack"] for each in manifest] == [str(place / f"{number:04}.md") for number in range(5)]
    assert [line for line, _, _ in told] == [f"{each['pack']}: {each['line']}" for each in manifest]
    for each in manifest:
        assert (results / each["file"]).read_bytes() == rendered(checker.check([each["pack"]]), "json")
    assert {path.name for path in results.iterdir()} == {"manifest.jsonl", ".lock", *(each["file"] for each in manifest)}


def test_nothing_is_done_twice(rulebook: Rulebook, tmp_path: Path) -> None:
    """To go on does what is missing, torn or changed, and no more; the lines are those of a run that was not interrupted."""
    place, results = folder(tmp_path / "many", 6), tmp_path / "results"
    first, _ = run(rulebook, place, Results(str(results)))
    (results / file_of(str(place / "0001.md"))).unlink()
    (results / file_of(str(place / "0003.md"))).write_text("{")
    (place / "0005.md").write_text("Offers are welcome.\n")
    told, had = run(rulebook, place, Results(str(results), resumed=True))

    assert names(had) == ["0001.md", "0003.md", "0005.md"]
    assert [before for _, _, before in told] == [True, False, True, False, True, False]
    assert [line for line, _, _ in told[:5]] == [line for line, _, _ in first[:5]]
    assert names(run(rulebook, place, Results(str(results), resumed=True))[1]) == []


def test_a_pack_that_was_lost_is_told_and_tried_another_time(rulebook: Rulebook, tmp_path: Path) -> None:
    """Its report says that it was not checked, and why."""
    place, results = folder(tmp_path / "many", 2), tmp_path / "results"
    told, _ = run(rulebook, place, Results(str(results)), Dying)
    report = json.loads((results / file_of(str(place / "0000.md"))).read_text())

    assert [tally.unread for _, tally, _ in told] == [1, 1]
    assert report["documents"][0]["cause"] == "They died"
    assert len(run(rulebook, place, Results(str(results), resumed=True))[1]) == 2


def test_what_was_decided_since_is_a_change(rulebook: Rulebook, tmp_path: Path) -> None:
    """A report in a folder tells of decisions, so that a new one makes another report."""
    place, results = folder(tmp_path / "many", 1), tmp_path / "results"
    run(rulebook, place, Results(str(results)))
    (place / "waivers.toml").write_text("")

    assert names(run(rulebook, place, Results(str(results), resumed=True))[1]) == ["0000.md"]


def test_results_are_not_mixed_by_mistake(rulebook: Rulebook, tmp_path: Path) -> None:
    """Where there are some already, it must be said that they are to be gone on with."""
    run(rulebook, folder(tmp_path / "many", 1), Results(str(tmp_path / "results")))

    with pytest.raises(BadSettings, match="--resume"):
        Results(str(tmp_path / "results"))


def test_an_address_of_fsspec_is_a_place_too(checker: Checker, rulebook: Rulebook, tmp_path: Path) -> None:
    """The same bytes go to its memory file system, and are gone on with there."""
    fsspec = pytest.importorskip("fsspec")
    place, address = folder(tmp_path / "many", 3), f"memory://{tmp_path.name}"
    run(rulebook, place, Results(address))
    files, home = fsspec.core.url_to_fs(address)

    assert files.cat_file(f"{home}/{file_of(str(place / '0002.md'))}") == rendered(checker.check([str(place / "0002.md")]), "json")
    assert not [each for each in files.ls(home, detail=False) if each.endswith(".part")]
    assert names(run(rulebook, place, Results(address, resumed=True))[1]) == []


def test_files_are_hashed_when_they_are_handed_out(rulebook: Rulebook, tmp_path: Path) -> None:
    """Of many packs the first line is there before the last is looked at, also of those that are done already."""
    hashed: list[Order] = []

    class Counted(Answers):
        """Answers of which is noted what was hashed."""

        def key(self, order):
            """Note it."""
            hashed.append(order)
            return super().key(order)

    place, answers = folder(tmp_path / "many", 6), Counted(Manner(), Settings())
    for resumed in (False, True):
        results, seen = Results(str(tmp_path / "results"), resumed), []
        hashed.clear()
        for _ in Batch(ordered(place), rulebook).lines(Dying(trade(), rulebook, 1), results, answers, lambda name: None):
            seen.append(len(hashed))
        del results

        assert seen == [1, 2, 3, 4, 5, 6]


def test_each_pack_is_told_once_by_its_name(rulebook: Rulebook, tmp_path: Path) -> None:
    """Also one that is done already, so that whoever shows how far it is comes to the end."""
    place, told = folder(tmp_path / "many", 3), []
    for resumed in (False, True):
        (place / "0001.md").write_text(f"Offers are welcome. {resumed}\n")
        engine, results = Pool(trade(whole=True), rulebook, 1), Results(str(tmp_path / "results"), resumed)
        list(Batch(ordered(place), rulebook).lines(engine, results, Answers(Manner(), Settings()), told.append))
        del results

    assert [Path(name).name for name in told] == [f"{number:04}.md" for number in (0, 1, 2)] * 2


def test_the_manifest_is_written_now_and_then(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every ten seconds, and of a hundred thousand packs, which takes long, so seldom that the workers need not wait for it."""
    clock = iter([0.0, 11.0, 11.0, 14.0, 30.0, 70.0, 75.0, 75.0, 76.0])
    monkeypatch.setattr("checker.batch.results.monotonic", lambda: next(clock))
    results, seen = Results(str(tmp_path)), []
    for number in range(4):
        results.add(Entry(str(number), file_of(str(number)), "", "", "", Tally()), b"{}")
        seen.append(len((tmp_path / "manifest.jsonl").read_text().splitlines()))

    assert seen == [1, 1, 1, 4]


def test_names_of_files_are_safe() -> None:
    """Whatever a pack is called, and two never share one."""
    names = [file_of(name) for name in ("../../Lots & Terms (v2)/", "..", "a/b.md", "a/B.md", "é\n", "x" * 300)]

    assert names[0].startswith("lots-terms-v2-")
    assert len(set(names)) == len(names)
    assert all(name.replace("-", "").replace(".json", "").isalnum() and name.isascii() and len(name) < 70 for name in names)


def test_the_last_line_counts_everything() -> None:
    """Packs, files, words, findings, what was not checked, the time, the rate, and what was there before."""
    tally = Tally(packs=1000, files=1200, words=2_400_000, must=31, should=4, consider=5, excepted=1, partly=2, unread=10)

    assert total_line(tally, 400, 120.0) == (
        "Checked 1,000 packs, 1,200 files, 2,400,000 words: 31 to resolve, 4 should be resolved, 5 to consider, 1 agreed as exceptions, "
        "2 files read in part, 10 files not checked (2 min, 5.0 packs a second, 400 packs from before)"
    )
    assert [lasting(seconds) for seconds in (3.2, 200, 9000)] == ["3 s", "3 min", "2 h 30 min"]
    assert Done(b"").tally + Tally(packs=2) == Tally(packs=2)
