"""Deletes what is kept beyond its day: files, texts, reports and decisions of a procurement. Its lines in the audit trail stay."""

from datetime import date
from time import time

from sqlalchemy import Select, select

from checker.fixed import fixed
from web.store.files import Files
from web.store.opened import SYSTEM, Store
from web.store.reports import Reports
from web.store.tables import Draft, File, Procurement

_LEFT = 86_400.0  # seconds after which a file that no row names will never be named


@fixed
class Keeping:
    """All places where something of a procurement is kept."""

    store: Store
    files: Files
    reports: Reports


def years_after(start: date, years: int) -> date:
    """The same day so many years later; of 29 February, 1 March where that year has none."""
    try:
        return start.replace(year=start.year + years)
    except ValueError:
        return date(start.year + years, 3, 1)


def sweep(kept: Keeping, today: date | None = None) -> int:
    """Delete every procurement whose day has come and that nothing holds; the answer is how many."""
    with kept.store.reading() as session:
        due = list(session.scalars(_due(today or date.today())))
    return sum(delete(kept, each) for each in due)


def delete(kept: Keeping, procurement: str, actor: str = SYSTEM) -> bool:
    """Delete a procurement with all that is kept of it. False where it is gone, or held."""
    with kept.store.acting(actor) as act:
        row = act.session.get(Procurement, procurement)
        if row is None or row.held:
            return False
        drafts = list(row.drafts)
        names = [file.id for draft in drafts for file in draft.files]
        for each in row.signoffs:
            act.session.delete(each)
        act.session.delete(row)
        act.note("deleted", procurement, drafts=len(drafts), files=len(names))
    for draft in drafts:
        kept.reports.forget(draft)
    kept.files.remove(names)
    return True


def tidy(kept: Keeping, now: float | None = None) -> int:
    """Remove files that no draft knows, a day after they came: what is left where a server died between a file and its row."""
    old = kept.files.older_than((now or time()) - _LEFT)
    with kept.store.reading() as session:
        known = {name for table in (File.id, Draft.report, Draft.texts) for name in session.scalars(select(table))}
    left = old - known
    if left:
        kept.files.remove(left)
    return len(left)


def _due(today: date) -> Select[str]:
    """The procurements that are to be deleted."""
    return select(Procurement.id).where(Procurement.delete_on.is_not(None), Procurement.delete_on < today, Procurement.held == "")
