"""An installation for one person: the user and the team that are there from the start."""

from web.store.opened import Store
from web.store.tables import Team, User

ONE, TEAM = "0" * 32, "0" * 32  # ids that never come from chance


def ensure_one_user(store: Store) -> None:
    """Have the one user and their team in the store."""
    with store.acting() as act:
        if act.session.get(User, ONE) is None:
            team = Team(id=TEAM, name="This computer")
            act.session.add(User(id=ONE, name="You", email="", role="single", teams=[team]))
            act.note("user made", ONE)
