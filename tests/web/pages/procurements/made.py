"""Procurements for tests: begun, handed a draft, looked at, and people beside them."""

import re
from html import unescape
from io import BytesIO
from typing import Any

from sqlalchemy import select

from tests.web.made import Site, docx
from web.store.tables import Act, Procurement, Team, User

FIRST = ("Specification", "The database layer shall be Oracle 19c.", "Bidders must have an annual turnover of £5,000,000.")
MENDED = ("Specification", "Bidders must have an annual turnover of £5,000,000.", "The database shall be Microsoft SQL Server.")


def begun(here: Site, title: str = "Case management", **more: str) -> str:
    """A new procurement; the answer is the address of its hub."""
    answer = here.client.post("/procurements/new", data={"title": title, "kind": "procurement", **more})
    assert answer.status_code == 303, told(answer)
    return str(answer.location)


def drafted(here: Site, hub: str, *files: tuple[str, bytes], **more: Any) -> str:
    """A draft of a procurement, checked; the answer is its address. Beside new files it takes the other fields of the form."""
    sent = {"documents": [(BytesIO(data), name) for name, data in files], **more}
    answer = here.client.post(f"{hub}/drafts", data=sent, content_type="multipart/form-data")
    assert answer.status_code == 303, told(answer)
    here.work()
    return str(answer.location)


def twice(here: Site, hub: str) -> tuple[str, str]:
    """Two drafts: in the second one product is gone, another has come, and the turnover is still there."""
    return drafted(here, hub, ("Spec.docx", docx(*FIRST))), drafted(here, hub, ("Spec.docx", docx(*MENDED)))


def read(here: Site, address: str) -> str:
    """The words of a page that is there."""
    answer = here.client.get(address)
    assert answer.status_code == 200, told(answer)
    return told(answer)


def told(answer: Any) -> str:
    """The words of an answer, without its marks."""
    body = answer.get_data(as_text=True)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", body)).split())


def kept(here: Site, hub: str) -> Procurement:
    """What is on record of a procurement."""
    with here.here.store.reading() as session:
        found = session.get_one(Procurement, hub.rsplit("/", 1)[-1])
        _ = [draft.files for draft in found.drafts], found.decisions, found.signoffs
        return found


def trail(here: Site) -> list[tuple[str, dict[str, Any]]]:
    """What the audit trail says was done, with its details."""
    with here.here.store.reading() as session:
        return [(act.what, act.detail) for act in session.scalars(select(Act).order_by(Act.number))]


def person(here: Site, name: str, role: str = "officer", *teams: str) -> str:
    """Somebody with a role in some teams, which are made where they are not there; the answer is their id."""
    with here.here.store.acting() as act:
        found = [_team(act.session, team) for team in teams]
        user = User(name=name, email=f"{name}@example.gov.uk", role=role, teams=found)
        act.session.add(user)
        act.session.flush()
        return str(user.id)


def enter(here: Site, user: str) -> None:
    """Have somebody log in."""
    with here.client.session_transaction() as session:
        session["user"] = user


def _team(session: Any, name: str) -> Team:
    team = session.scalars(select(Team).where(Team.name == name)).first() or Team(name=name)
    session.add(team)
    session.flush()
    return team
