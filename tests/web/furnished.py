"""An installation in which everything is there that an address can lead to; all that its first team keeps to itself has a secret word."""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

from sqlalchemy import select

from checker.validation.packs import written
from tests.validation.test_packs import ABOUT, FILES
from tests.web.made import docx, site
from tests.web.people.made import Crowd, crowd
from tests.web.team import day
from web.api.keys import hashed
from web.people.accounts import Person, make
from web.seen import seen
from web.signing.record import to_acknowledge
from web.store.tables import Decision, Draft, Procurement, User

SECRET = "Quetzalcoatl"
KINDS = ("title", "file", "words", "reason", "note", "reply", "wrong", "answer", "evidence", "held", "signed")
TOLD = {kind: f"{SECRET}{kind}" for kind in KINDS}
LINES = (
    "Specification",
    f"The {TOLD['words']} database layer shall be Oracle 19c.",
    f"Reports of {TOLD['words']} must be made with Oracle Analytics.",
    f"Bidders for {TOLD['words']} must have an annual turnover of £5,000,000.",
    f"Letters of {TOLD['words']} must be made in Adobe Acrobat or equivalent.",
    "Suppliers must hold Cyber Essentials.",
    "Bids are evaluated by price alone.",
)
SIGNED = {"conflicts": "y", "conflicts_kept": "The file", "statement": "y", **day("conflicts_on", 2026, 11, 3)}


PARTS = {"ticket": "never-ours", "filename": "tendercheck.css", "form": "html", "kind": "txt", "table": "exceptions", "folder": "own"}


@dataclass
class Furnished:
    """The people, and where what belongs to the first team is."""

    crowd: Crowd
    at: dict[str, str] = field(default_factory=dict)  # ids, by the beginnings of addresses

    def sent(self, name: str, address: str, status: int = 303, **form: Any) -> str:
        """Send a form as somebody; the answer is where it leads."""
        answer = self.crowd.client(name).post(address, data=form)
        assert answer.status_code == status, f"{address}: {answer.status_code}\n{answer.get_data(as_text=True)}"
        return str(answer.location)

    def made(self, title: str, *drafts: tuple[str, ...]) -> tuple[str, str]:
        """A procurement of ada's with checked drafts; the answer is its id, and that of the last draft."""
        procurement = self.sent("ada", "/procurements/new", title=title, kind="procurement")
        check = ""
        for number, lines in enumerate(drafts):
            file = (BytesIO(docx(*lines)), f"{TOLD['file']}{number}.docx")
            check = self.sent("ada", f"{procurement}/drafts", documents=[file])
            self.crowd.site.work()
        return _last_part(procurement), _last_part(check)

    def address(self, route: str) -> str:
        """The address of a route, its parts filled with what is there: numbers are 1."""
        start = max((start for start in self.at if route.startswith(start)), key=len, default="")
        parts = {**PARTS, "id": self.at.get(start, "nothing"), "s": self.at["<s>"]}
        if start in ("/decisions/", "/reviews/"):
            parts["d"] = self.at[start]
        return re.sub(r"<(?:\w+:)?(\w+)>", lambda part: parts.get(part[1], "1"), route)

    def report(self, draft: str) -> Any:
        """The report on a draft as it is seen today."""
        here = self.crowd.site
        with here.app.app_context(), here.here.store.reading() as session:
            return seen(session.get_one(Draft, draft))

    def restore(self) -> None:
        """Have what can be taken away by one form be there as before: the exception, the hold, and everybody's key."""
        with self.crowd.site.here.store.acting() as act:
            act.session.get_one(Decision, self.at["/decisions/"]).state = "agreed"
            act.session.get_one(Procurement, self.at["/procurements/"]).held = TOLD["held"]
            for name, id in self.crowd.users.items():
                act.session.get_one(User, id).token = hashed(key_of(name))

    def last_decision(self) -> str:
        """The id of the decision that was asked for last."""
        with self.crowd.site.here.store.reading() as session:
            return str(session.scalars(select(Decision.id).order_by(Decision.asked.desc())).first())


def furnished(data: Path) -> Furnished:
    """Two teams, and everything that the first can have."""
    made = Furnished(crowd(site(data, login="local")))
    _people(made.crowd)
    quick = made.sent("ada", "/", documents=[(BytesIO(docx(*LINES)), f"{TOLD['file']}.docx")])
    spare, _ = made.made(f"{TOLD['title']} spare", LINES)
    main, draft = made.made(TOLD["title"], LINES[:3], LINES)
    agreed, asked = _decided(made, draft)
    made.at = {
        "/admin/users/": made.crowd.users["otto"],
        "/admin/users/<id>/close": made.crowd.users["gone"],
        "/admin/teams/": made.crowd.teams["Roads"],
        "/rules/": "brand-named",
        "/clauses/": "lots-reason",
        "/checks/": draft,
        "/checks/<id>/again": _last_part(quick),
        "/procurements/": main,
        "/procurements/<id>/check-again": spare,
        "/decisions/": agreed,
        "/reviews/": asked,
        "<s>": _signed(made, main, draft),
        "/sharing/": _last_part(made.sent("rolf", "/sharing/import", pack=(BytesIO(written(ABOUT, FILES)), "pack.zip"))),
    }
    made.at |= {f"/api/v1{start}": made.at[start] for start in ("/checks/", "/rules/")}
    made.sent("rita", f"/procurements/{main}/hold", reason=TOLD["held"])
    made.restore()
    return made


def key_of(name: str) -> str:
    """The key with which a program of somebody asks."""
    return f"key-of-{name}"


def _people(crowd: Crowd) -> None:
    """Beside the six: lena, so that two can agree where law stands behind a finding, and gone, whose account is closed."""
    with crowd.site.here.store.acting() as act:
        act.session.get_one(User, crowd.users["rita"]).capacities = ["procurement"]
        of = (crowd.teams["Housing"],)
        crowd.users["lena"] = make(act, Person("Lena", "lena@example.gov.uk", "reviewer", capacities=("legal",), teams=of)).id
        crowd.users["gone"] = make(act, Person("Gone", "gone@example.gov.uk")).id


def _decided(made: Furnished, draft: str) -> tuple[str, str]:
    """Decide everything that can be: the ids of the agreed exception, and of one about which ada is asked."""
    numbers = {each.rule: n for n, each in enumerate(made.report(draft).findings, start=1)}
    findings = f"/checks/{draft}/findings"
    asks = {"kind": "exception", "reason": TOLD["reason"], "published": "yes", **_soon()}
    made.sent("ada", f"{findings}/{numbers['turnover-asked']}/decide", **asks)
    agreed = made.last_decision()
    for name, role in (("rita", "procurement"), ("lena", "legal")):
        made.sent(name, f"/reviews/{agreed}", says="agree", role=role, note=TOLD["note"])
    made.sent("ada", f"{findings}/{numbers['certificate-held']}/decide", **asks)
    asked = made.last_decision()
    for reply in (True, False):
        made.sent("rita", f"/reviews/{asked}", says="ask", role="procurement", note=TOLD["note"])
        if reply:
            made.sent("ada", f"/reviews/{asked}", note=TOLD["reply"])
    made.sent("ada", f"{findings}/{numbers['brand-named']}/decide", kind="wrong", why=TOLD["wrong"])
    made.sent("ada", f"/checks/{draft}/questions/1/answer", reason=TOLD["answer"], evidence=TOLD["evidence"])
    return agreed, asked


def _last_part(address: str) -> str:
    """The id at the end of an address."""
    return address.rsplit("/", 1)[-1]


def _soon() -> dict[str, str]:
    """A day that is near enough to be told as the end of an exception."""
    end = date.today() + timedelta(days=40)
    return day("until", end.year, end.month, end.day)


def _signed(made: Furnished, procurement: str, draft: str) -> str:
    """Have rita sign the draft off, with a reason for each finding that is open; the answer is the id of the sign-off."""
    here = made.crowd.site
    with here.app.app_context(), here.here.store.reading() as session:
        row = session.get_one(Draft, draft)
        open_ones = to_acknowledge(seen(row), row.procurement.decisions).values()
    reasons = {f"reason_{each.fingerprint}": TOLD["signed"] for each in open_ones} | {"unanswered": "y", "unanswered_why": TOLD["signed"]}
    return _last_part(made.sent("rita", f"/procurements/{procurement}/sign-off", **SIGNED, **reasons))
