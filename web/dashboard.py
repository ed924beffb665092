"""The figures of a dashboard, over the procurements of one's own teams: what was found in their latest drafts, and what was resolved."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from checker.fixed import fixed
from web.people.visitor import visitor
from web.store.tables import Decision, Draft, Found, Procurement, Team

SOON = 60  # days within which the end of an exception is told


@fixed
class Period:
    """The days that somebody asks about, and whether quick checks count."""

    since: date
    until: date
    quick: bool = True


@fixed
class Checked:
    """A draft that was checked: of which team, when, and how often each rule found something."""

    team: str
    on: date
    found: Counter[str]


@fixed
class Row:
    """A row of a table: what it is of, how many, and where more is told."""

    name: str
    number: int
    rule: str = ""


@fixed
class Figures:
    """What a dashboard shows."""

    procurements: int
    findings: int
    resolved: int
    again: int  # procurements of which there is more than one draft
    by_rule: tuple[Row, ...]
    by_team: tuple[Row, ...]
    by_month: tuple[Row, ...]


def figures(session: Session, period: Period, titles: Mapping[str, str]) -> Figures:
    """The figures of a period: of each procurement the latest draft that was checked in it."""
    drafts = _drafts(session, period)
    latest = [row[-1] for row in drafts]
    rules = _most(pair for draft in latest for pair in draft.found.items())
    return Figures(
        procurements=len(latest),
        findings=sum(draft.found.total() for draft in latest),
        resolved=sum(_resolved(before, after) for row in drafts for before, after in pairwise(row)),
        again=sum(len(row) > 1 for row in drafts),
        by_rule=tuple(Row(titles.get(rule, rule), number, rule if rule in titles else "") for rule, number in rules),
        by_team=tuple(Row(name, number) for name, number in _most((draft.team, draft.found.total()) for draft in latest)),
        by_month=tuple(_months(latest, period)),
    )


def ending(session: Session, today: date) -> list[Decision]:
    """The agreed exceptions of one's own teams that end soon, the first to end first."""
    wanted = (Decision.kind == "exception", Decision.state == "agreed", Decision.until.between(today, today + timedelta(days=SOON)))
    mine = select(Decision).join(Procurement).where(*wanted, Procurement.team_id.in_(_teams())).options(joinedload(Decision.procurement))
    return list(session.scalars(mine.order_by(Decision.until)))


def _drafts(session: Session, period: Period) -> list[list[Checked]]:
    """The drafts that were checked in a period, those of each procurement in their order."""
    first, last = datetime.combine(period.since, time.min).astimezone(), datetime.combine(period.until, time.max).astimezone()
    kinds = ("procurement", "template", *(("quick",) if period.quick else ()))
    mine = (Draft.state == "done", Draft.finished.between(first, last), Procurement.team_id.in_(_teams()), Procurement.kind.in_(kinds))
    whole = select(Draft.id, Draft.procurement_id, Draft.finished, Team.name).join(Procurement, Draft.procurement_id == Procurement.id)
    found: dict[str, Counter[str]] = {}
    for draft, rule, number in session.execute(select(Found.draft_id, Found.rule, Found.number).join(Draft).join(Procurement).where(*mine)):
        found.setdefault(draft, Counter())[rule] = number
    made: dict[str, list[Checked]] = {}
    for draft, procurement, finished, team in session.execute(whole.join(Team).where(*mine).order_by(Draft.procurement_id, Draft.number)):
        assert finished is not None  # it lies within the period
        made.setdefault(procurement, []).append(Checked(team, finished.date(), found.get(draft, Counter())))
    return list(made.values())


def _teams() -> list[str]:
    """The teams of whoever looks."""
    return [team for team, _ in visitor().teams]


def _resolved(before: Checked, after: Checked) -> int:
    """How many findings fewer the later of two drafts has, rule by rule; what came anew under another rule takes nothing away."""
    return (before.found - after.found).total()


def _most(pairs: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    """Sums by name, the largest first."""
    sums: Counter[str] = Counter()
    for name, number in pairs:
        sums[name] += number
    return sorted(sums.items(), key=lambda pair: (-pair[1], pair[0]))


def _months(drafts: Sequence[Checked], period: Period) -> Iterator[Row]:
    """Findings by the month in which a draft was checked, every month of the period with its own row, from the first that has any."""
    sums = Counter[str]()
    for draft in drafts:
        sums[f"{draft.on:%Y-%m}"] += draft.found.total()
    month = date.fromisoformat(f"{min(sums)}-01") if sums else period.until + timedelta(days=1)
    while month <= period.until:
        yield Row(f"{month:%B %Y}", sums[f"{month:%Y-%m}"])
        month = (month + timedelta(days=31)).replace(day=1)
