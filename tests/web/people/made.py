"""People for tests: two teams with an officer, a reviewer and an administrator each, as an installation with logins has them."""

from dataclasses import dataclass

from flask.testing import FlaskClient

from tests.web.made import Site
from web.people.accounts import Person, make, team_named
from web.store.tables import User

PASSWORD = "three odd words"


@dataclass
class Crowd:
    """An installation with people in it."""

    site: Site
    users: dict[str, str]  # the id of each by what they are called
    teams: dict[str, str]

    def client(self, name: str = "") -> FlaskClient:
        """A browser in which somebody is logged in; nobody unless said."""
        made = self.site.app.test_client()
        if name:
            with made.session_transaction() as session:
                session["user"] = self.users[name]
        return made

    def user(self, name: str) -> User:
        """The account of somebody as it is now."""
        with self.site.here.store.reading() as session:
            return session.get_one(User, self.users[name])

    def acts(self) -> list[tuple[str, str, str]]:
        """Who did what to what, by the trail."""
        from web.store.audit import Wanted, lines

        with self.site.here.store.reading() as session:
            return [(act.actor, act.what, act.subject) for act in session.scalars(lines(Wanted()))]


def crowd(site: Site) -> Crowd:
    """Fill an installation: ada (officer), rita (reviewer) and anna (administrator) of Housing, and otto, rolf and alex of Roads."""
    people = {
        "Housing": {"ada": "officer", "rita": "reviewer", "anna": "admin"},
        "Roads": {"otto": "officer", "rolf": "reviewer", "alex": "admin"},
    }
    users, teams = {}, {}
    with site.here.store.acting() as act:
        for team, members in people.items():
            teams[team] = team_named(act, team).id
            for name, role in members.items():
                users[name] = make(act, Person(name.title(), f"{name}@example.gov.uk", role, teams=(teams[team],)), PASSWORD).id
    return Crowd(site, users, teams)
