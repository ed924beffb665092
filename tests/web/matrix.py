"""Who may do what at which address: the table that test_access.py proves, grouped by kind of page.

A new route needs a row: put "METHOD /its/rule" into the group whose people it is for, or make a group. A group gives the status for each
of seven people: nobody (not logged in), ada, rita and anna (officer, reviewer and administrator of the draft's team), otto, rolf and
alex (the same of another team). Forms are sent empty, so that a form that someone may send answers 422 where something is needed.
What stands in the address for `<id>` and other parts is what furnished.py puts there. Routes that programs ask with a key have
rows of their own, below, with the same people by their keys.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

OFFICERS, REVIEWERS, ADMINS = ("ada", "otto"), ("rita", "rolf"), ("anna", "alex")
TEAM, OTHERS = ("ada", "rita", "anna"), ("otto", "rolf", "alex")
NOBODY = "nobody"
EVERYBODY = (NOBODY, *TEAM, *OTHERS)
LOGIN, NO_KEY, GONE = 302, 401, 404


@dataclass(frozen=True)
class Group:
    """A kind of page: what it answers to those who may, and who they are; what nobody gets who is not logged in."""

    who: tuple[str, ...]
    answer: int = 200
    nobody: int = LOGIN
    but: Mapping[str, int] = field(default_factory=dict)  # those whom it answers otherwise

    def status(self, name: str) -> int:
        """The status that somebody gets: what is not for them is not there."""
        if name in self.but:
            return self.but[name]
        return self.nobody if name == NOBODY and NOBODY not in self.who else self.answer if name in self.who else GONE


def of(group: Group, *routes: str) -> dict[str, Group]:
    """These routes are of this kind."""
    return dict.fromkeys(routes, group)


ANYBODY = Group(EVERYBODY)  # no login
LOGGED_IN = Group((*TEAM, *OTHERS))
OF_TEAM = Group(TEAM)  # a draft's own: for others it is not there
ADMIN = Group(ADMINS)
HOLDERS = Group(("rita", "anna"))  # a draft's own that an officer may not do
KEYED = Group((*TEAM, *OTHERS), nobody=NO_KEY)
OF_KEYS_TEAM = Group(TEAM, nobody=NO_KEY)


def sent(group: Group, answer: int, **but: int) -> Group:
    """The same people, with another answer: 422 for an empty form, 303 for what is done and leads on; and those who get another."""
    return replace(group, answer=answer, but=but)


ROWS: dict[str, Group] = {
    # The look, and pages about Tendercheck
    **of(ANYBODY, "GET /accessibility", "GET /privacy", "GET /help", "GET /theme.css", "GET /static/<path:filename>", "GET /healthz"),
    **of(sent(ANYBODY, 404), "GET /logo"),  # none is set
    # Logging in and out
    "GET /login": sent(ANYBODY, LOGIN, nobody=200),  # others are led on
    "POST /login": sent(ANYBODY, LOGIN, nobody=422),
    **of(sent(ANYBODY, 303), "POST /logout"),
    **of(sent(ANYBODY, 410), "GET /welcome/<ticket>", "POST /welcome/<ticket>"),  # a link that was never ours
    **of(sent(ANYBODY, 404), "GET /login/start", "GET /login/done"),  # there is no login service
    # One's own account
    **of(LOGGED_IN, "GET /account", "GET /account/password", "POST /account/key"),
    **of(sent(LOGGED_IN, 422), "POST /account/password"),
    **of(sent(LOGGED_IN, 303), "POST /account/key/revoke"),
    # The first page
    **of(LOGGED_IN, "GET /"),
    **of(sent(LOGGED_IN, 422), "POST /"),
    # Drafts, their findings and texts, and what can be taken away
    **of(OF_TEAM, "GET /checks/<id>", "GET /checks/<id>/progress", "GET /checks/<id>/findings/<int:n>"),
    **of(OF_TEAM, "GET /checks/<id>/document/<int:d>", "GET /checks/<id>/downloads", "GET /checks/<id>/downloads/report.<form>"),
    **of(OF_TEAM, "GET /checks/<id>/downloads/marked/<int:f>", "GET /checks/<id>/downloads/original/<int:f>"),
    **of(sent(OF_TEAM, 303), "POST /checks/<id>/again"),
    # Decisions and answers
    **of(OF_TEAM, "GET /checks/<id>/findings/<int:n>/decide", "GET /checks/<id>/questions/<int:n>/answer", "GET /decisions/<d>/withdraw"),
    **of(sent(OF_TEAM, 422), "POST /checks/<id>/findings/<int:n>/decide", "POST /checks/<id>/questions/<int:n>/answer"),
    **of(sent(OF_TEAM, 303), "POST /decisions/<d>/withdraw"),  # there is nothing to fill in
    **of(OF_TEAM, "GET /procurements/<id>/decisions", "GET /procurements/<id>/decisions/waivers.toml"),
    **of(OF_TEAM, "GET /procurements/<id>/decisions/annex", "GET /procurements/<id>/decisions/annex.md"),
    **of(Group((*REVIEWERS, *ADMINS)), "GET /cases.jsonl"),  # each of their own team
    # Reviews: ada asked for the exception and has a question to answer, rita may speak, and anna is shown it with nothing to fill in
    **of(LOGGED_IN, "GET /reviews"),
    **of(OF_TEAM, "GET /reviews/<d>"),
    **of(sent(OF_TEAM, 422, anna=200), "POST /reviews/<d>"),
    # Sign-off: rita may sign; the others are shown why they may not
    **of(OF_TEAM, "GET /procurements/<id>/sign-off", "GET /procurements/<id>/sign-off/<s>"),
    **of(OF_TEAM, "GET /procurements/<id>/sign-off/<s>/record.html", "GET /procurements/<id>/sign-off/<s>/record.json"),
    **of(sent(OF_TEAM, 422, ada=200, anna=200), "POST /procurements/<id>/sign-off"),
    **of(LOGGED_IN, "GET /sign-off/check"),
    **of(sent(LOGGED_IN, 422), "POST /sign-off/check"),
    # Procurements
    **of(LOGGED_IN, "GET /procurements", "GET /procurements/new"),
    **of(sent(LOGGED_IN, 422), "POST /procurements/new"),
    **of(OF_TEAM, "GET /procurements/<id>", "GET /procurements/<id>/details", "GET /procurements/<id>/drafts"),
    **of(OF_TEAM, "GET /procurements/<id>/compare", "GET /procurements/<id>/standards", "GET /procurements/<id>/keeping"),
    **of(OF_TEAM, "GET /procurements/<id>/delete"),
    **of(sent(OF_TEAM, 422), "POST /procurements/<id>/drafts", "POST /procurements/<id>/delete"),
    **of(sent(OF_TEAM, 303), "POST /procurements/<id>/check-again"),
    **of(sent(OF_TEAM, 303), "POST /procurements/<id>/details", "POST /procurements/<id>/keeping"),  # all of it may be left as it is
    **of(HOLDERS, "GET /procurements/<id>/hold"),
    **of(sent(HOLDERS, 422), "POST /procurements/<id>/hold"),
    **of(sent(HOLDERS, 303), "POST /procurements/<id>/release"),
    # The library, the dashboard, the page on the API
    **of(LOGGED_IN, "GET /rules", "GET /rules/<id>", "GET /clauses", "GET /clauses/<id>", "GET /clauses/<id>.<kind>", "GET /standards"),
    **of(LOGGED_IN, "GET /dashboard", "GET /dashboard/<table>.csv", "GET /api"),
    # Shared packs: they are public words, for everybody who is logged in; only an administrator takes one away from all
    **of(LOGGED_IN, "GET /sharing", "GET /sharing/<id>", "GET /sharing/<id>/pack.zip", "GET /sharing/<id>/rules/<folder>.zip"),
    **of(LOGGED_IN, "GET /sharing/import", "GET /sharing/export"),
    **of(sent(LOGGED_IN, 422), "POST /sharing/import", "POST /sharing/export"),
    **of(ADMIN, "GET /sharing/<id>/remove"),
    **of(sent(ADMIN, 422), "POST /sharing/<id>/remove"),
    # Administration
    **of(ADMIN, "GET /admin", "GET /admin/organisation", "GET /admin/retention", "GET /admin/health"),
    **of(ADMIN, "GET /admin/audit", "GET /admin/audit/check", "GET /admin/audit/lines.jsonl"),
    **of(ADMIN, "GET /admin/users", "GET /admin/users/new", "GET /admin/users/<id>", "GET /admin/teams", "GET /admin/teams/<id>"),
    **of(ADMIN, "POST /admin/users/<id>/link"),
    **of(sent(ADMIN, 422), "POST /admin/users/new", "POST /admin/users/<id>", "POST /admin/teams", "POST /admin/retention"),
    **of(sent(ADMIN, 422), "POST /admin/teams/<id>"),
    **of(sent(ADMIN, 303), "POST /admin/organisation"),  # all of it may be left as it is
    **of(sent(ADMIN, 303), "POST /admin/users/<id>/close", "POST /admin/users/<id>/open"),
}

API_ROWS: dict[str, Group] = {
    **of(ANYBODY, "GET /api/v1/openapi.json"),  # it is the same for everybody everywhere
    **of(KEYED, "GET /api/v1/rules", "GET /api/v1/rules/<id>"),
    **of(sent(KEYED, 422), "POST /api/v1/checks"),
    **of(OF_KEYS_TEAM, "GET /api/v1/checks/<id>", "GET /api/v1/checks/<id>/report", "GET /api/v1/checks/<id>/report.<form>"),
    **of(OF_KEYS_TEAM, "GET /api/v1/checks/<id>/marked/<int:number>"),
}
