"""A team for tests: people with roles, each of whom can be the one who is logged in."""

from dataclasses import dataclass
from pathlib import Path
from time import sleep
from typing import Any

from sqlalchemy import select

from tests.web.made import Site, docx, site
from web.seen import seen
from web.store.alone import ONE
from web.store.tables import Act, Decision, Draft, File, Procurement, Team, User

LINES = (
    "Specification",
    "The database layer shall be Oracle 19c.",
    "The reporting layer shall be Oracle 19c.",
    "Reports must be made with Oracle Analytics.",
    "Bidders must have an annual turnover of £5,000,000.",
    "Letters must be made in Adobe Acrobat or equivalent.",
    "Suppliers must hold Cyber Essentials.",
    "Bids are evaluated by price alone.",
)


@dataclass
class Office:
    """A site with people, one of whom is logged in, and a draft of theirs that was checked."""

    site: Site
    people: dict[str, str]
    check: str = ""

    def log_in(self, name: str) -> None:
        """Have somebody be the one who asks for pages."""
        with self.site.client.session_transaction() as session:
            session["user"] = self.people[name]

    def get(self, address: str, status: int = 200) -> str:
        """The page at an address."""
        answer = self.site.client.get(address)
        assert answer.status_code == status, answer.get_data(as_text=True)
        return str(answer.get_data(as_text=True))

    def post(self, address: str, status: int = 303, **form: Any) -> str:
        """Send a form; the answer is where it leads, or the page."""
        answer = self.site.client.post(address, data=form)
        assert answer.status_code == status, answer.get_data(as_text=True)
        return str(answer.location if status == 303 else answer.get_data(as_text=True))

    def findings(self) -> list[tuple[int, Any]]:
        """The findings of the draft as they are seen today, with their numbers."""
        return list(enumerate(self.report().findings, start=1))

    def report(self) -> Any:
        """The report on the draft as it is seen today."""
        with self.site.app.app_context(), self.site.here.store.reading() as session:
            return seen(session.get_one(Draft, self.check.rsplit("/", 1)[-1]))

    def finding(self, force: str = "", rule: str = "") -> int:
        """The number of the first finding on which something of this force stands, or of a rule."""
        return next(n for n, each in self.findings() if force in ("", each.authority.force) and rule in ("", each.rule))

    def ask(self, n: int, status: int = 303, **more: Any) -> str:
        """Ask for an exception for a finding; the answer is the page, or the id of the decision."""
        form = {"kind": "exception", "reason": "The present system ends next year", **day("until", 2027, 6, 30), **more}
        told = self.post(f"{self.check}/findings/{n}/decide", status, **form)
        return told if status != 303 else self.decisions()[-1].id

    def decisions(self) -> list[Decision]:
        """All decisions, the oldest first, with their voices."""
        with self.site.here.store.reading() as session:
            found = list(session.scalars(select(Decision).order_by(Decision.asked)))
            for each in found:
                _ = each.voices, each.asker
            return found

    def acts(self) -> list[Act]:
        """The audit trail."""
        with self.site.here.store.reading() as session:
            return list(session.scalars(select(Act).order_by(Act.number)))

    @property
    def procurement(self) -> str:
        """The address of the procurement."""
        return f"/procurements/{self.site.draft(self.check).procurement_id}"


def day(name: str, *parts: int) -> dict[str, str]:
    """A day as a form sends it, given by year, month and day."""
    return {f"{name}-{box}": str(part) for box, part in zip(("year", "month", "day"), parts, strict=True)}


def office(data: Path, *lines: str, uploader: str = "Olu") -> Office:
    """An installation with a team of four and a stranger; Olu the officer has had a draft checked."""
    here = site(data, login="local")
    people = {
        "Olu": User(name="Olu Officer", email="olu@example.gov.uk", role="officer"),
        "Pat": User(name="Pat Procurer", email="pat@example.gov.uk", role="reviewer", capacities=["Procurement"]),
        "Lee": User(name="Lee Lawyer", email="lee@example.gov.uk", role="reviewer", capacities=["legal"]),
        "Both": User(name="Bo Both", email="bo@example.gov.uk", role="reviewer", capacities=["procurement", "legal"]),
        "Ada": User(name="Ada Admin", email="ada@example.gov.uk", role="admin"),
    }
    stranger = User(name="Sam Stranger", email="sam@example.gov.uk", role="reviewer", capacities=["procurement", "legal"])
    with here.here.store.acting() as act:
        ours = Team(name="Digital")
        for each in people.values():
            each.teams = [ours]
            act.session.add(each)
        stranger.teams = [Team(name="Parks")]
        act.session.add(stranger)
        act.session.flush()
        made = Office(here, {name: each.id for name, each in {**people, "Sam": stranger}.items()})
    made.log_in(uploader)
    made.check = checked(here, *lines, by=people[uploader])
    return made


def alone(data: Path, *lines: str) -> Office:
    """An installation for one person, with a draft that was checked."""
    made = Office(site(data), {})
    made.check = checked(made.site, *lines)
    return made


def checked(here: Site, *lines: str, by: User | None = None) -> str:
    """The address of the checked first draft of a procurement of which so much is known that law stands behind findings."""
    details = {"title": "Case management", "nation": "england", "route": "open", "value": "485000", "published": "2026-12-14"}
    with here.here.store.acting() as act:
        who = act.session.get_one(User, by.id if by else ONE)
        team = who.teams[0].id
        made = Procurement(kind="procurement", title="Case management", details=details, team_id=team, created_by=who.id)
        made.drafts = [Draft(number=1, created_by=who.id, files=[stored(here, *(lines or LINES))])]
        act.session.add(made)
        act.session.flush()
        draft = made.drafts[0].id
    here.work()
    for _ in range(600):  # where a worker of the site's own is at it
        if here.draft(draft).state == "done":
            break
        sleep(0.1)
    return f"/checks/{draft}"


def stored(here: Site, *lines: str) -> File:
    """A stored Word file with these paragraphs."""
    kept = here.here.files.store([docx(*lines)], 1_000_000)
    return File(id=kept.name, position=0, name="Specification.docx", size=kept.size, sha256=kept.sha256)
