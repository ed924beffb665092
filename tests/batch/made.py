"""Small batches, and a small rulebook to check them by."""

from collections.abc import Sequence
from pathlib import Path

from checker.batch.pool import Pool
from checker.batch.run import Batch
from checker.batch.work import Trade
from checker.model import Report, Rulebook
from checker.service.answers import Answers, Manner
from checker.service.choosing import chosen
from checker.service.gather import bundles
from checker.service.judged import Order, Settings, reported
from checker.service.shelves import open_rulebook

FEW = Settings(select=("brand-named", "unlimited-liability"))
WORDS = ("The database layer shall be Oracle 19c.", "The supplier shall be liable without limit for any loss.", "Offers are welcome.")


def few(overlays: Sequence[str] = ()) -> Rulebook:
    """Our rulebook with two of its rules in force."""
    return chosen(open_rulebook(overlays), FEW)


def folder(place: Path, count: int) -> Path:
    """A folder of so many small tenders."""
    place.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (place / f"{number:04}.md").write_text(f"# Tender {number}\n\n{WORDS[number % 3]}\n")
    return place


def ordered(place: Path, settings: Settings | None = None) -> list[Order]:
    """The packs of a folder."""
    settings = settings or Settings()
    return [Order(bundle, settings) for bundle in bundles([str(place)], False)]


def trade(whole: bool = False, answers: Answers | None = None) -> Trade:
    """How packs are checked when nothing is said."""
    return Trade(Manner(), 30.0, answers, whole)


def by_workers(rulebook: Rulebook, orders: Sequence[Order], jobs: int = 2) -> Report:
    """The report of so many workers on some packs."""
    said = Batch(orders, rulebook).said(Pool(trade(), rulebook, jobs), lambda name: None)
    return reported(rulebook, zip(orders, said, strict=True))
