"""For how long a procurement is kept, and why until then."""

from datetime import date, timedelta

from checker.render.values import count, said
from web.installation import installation
from web.jobs.retention import years_after
from web.pages.procurements.board import latest
from web.store.tables import Procurement

GRACE = timedelta(days=30)  # after a hold, where the last day has come in the meantime


def counted_from(procurement: Procurement) -> date:
    """The day from which the years count: that of the contract, else that of the newest draft."""
    newest = latest(procurement)
    return procurement.contract_on or (newest or procurement).created.date()


def last_day(procurement: Procurement) -> date:
    """The last day on which it is kept."""
    return years_after(counted_from(procurement), installation().settings.record_years)


def reason(procurement: Procurement) -> str:
    """Why it is kept until its last day."""
    if procurement.kind == "quick":
        return f"A quick check is kept for {count(installation().settings.quick_days, 'day')}."
    if procurement.delete_on and procurement.delete_on > last_day(procurement):
        return f"Its last day came while it was held, so it is kept for {GRACE.days} days after that."
    years = count(installation().settings.record_years, "year")
    if procurement.contract_on:
        return f"That is {years} after the contract day, {said(procurement.contract_on)}."
    since = "the newest draft was handed in" if procurement.drafts else "it was made"
    return f"That is {years} after {since}{'' if procurement.kind == 'template' else ', as no contract day is set'}."


def signed(procurement: Procurement) -> bool:
    """Whether a draft of it was signed off, so that it is a record."""
    return bool(procurement.signoffs)
