"""Who may do what at which address: the table that test_access.py proves, grouped by kind of page.

A new route needs a row: put "METHOD /its/rule" into the group whose people it is for, or make a group. A group gives the status for each
of seven people: nobody (not logged in), ada, rita and anna (officer, reviewer and administrator of the draft's team), otto, rolf and
alex (the same of another team). Forms are sent empty, so that a form that someone may send answers 422 where something is needed.
What stands in the address for `<id>` and other parts is what `filled` in test_access.py puts there.
"""

from dataclasses import dataclass

OFFICERS, REVIEWERS, ADMINS = ("ada", "otto"), ("rita", "rolf"), ("anna", "alex")
TEAM, OTHERS = ("ada", "rita", "anna"), ("otto", "rolf", "alex")
NOBODY = "nobody"
EVERYBODY = (NOBODY, *TEAM, *OTHERS)
LOGIN, GONE = 302, 404


@dataclass(frozen=True)
class Group:
    """A kind of page: what it answers to those who may, and who they are; what nobody gets who is not logged in."""

    who: tuple[str, ...]
    answer: int = 200
    nobody: int = LOGIN

    def status(self, name: str) -> int:
        """The status that somebody gets: what is not for them is not there."""
        return self.nobody if name == NOBODY and NOBODY not in self.who else self.answer if name in self.who else GONE


def of(group: Group, *routes: str) -> dict[str, Group]:
    """These routes are of this kind."""
    return dict.fromkeys(routes, group)


ANYBODY = Group(EVERYBODY)  # no login
LOGGED_IN = Group((*TEAM, *OTHERS))
HIDDEN = Group(())  # there is no such page in this installation
OF_TEAM = Group(TEAM)  # a draft's own: for others it is not there
ADMIN = Group(ADMINS)


def sent(group: Group, answer: int) -> Group:
    """The same people, with another answer: 422 for an empty form, 303 for what is done and leads on."""
    return Group(group.who, answer, group.nobody)


ROWS: dict[str, Group] = {
    # The look, and pages about Tendercheck
    **of(ANYBODY, "GET /accessibility", "GET /privacy", "GET /help", "GET /theme.css", "GET /static/<path:filename>", "GET /healthz"),
    **of(sent(ANYBODY, 404), "GET /logo"),  # none is set
    # Logging in and out
    "GET /login": Group((NOBODY,), 200),
    "POST /login": Group((NOBODY,), 422),
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
    # Drafts
    **of(OF_TEAM, "GET /checks/<id>", "GET /checks/<id>/progress"),
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
# Logging in is for those who are not: others are led on.
LED_ON = {"GET /login": 302, "POST /login": 302}
