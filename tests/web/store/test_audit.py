"""The audit trail: whole as long as nobody touches it, and telling of whoever does."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import delete, update

from tests.web.made import store
from web.store.audit import counted, faults
from web.store.opened import Acting, Store
from web.store.tables import Act


@pytest.fixture
def trail(tmp_path: Path) -> Iterator[Store]:
    """A store with five acts in its trail."""
    made = store(tmp_path)
    for number in range(5):
        with made.acting("somebody") as act:
            act.note("looked", f"subject {number}", turn=number)
    yield made
    made.close()


def test_a_trail_that_nobody_touched_is_whole(trail: Store) -> None:
    """Five acts are five lines, and no fault is told."""
    with trail.reading() as session:
        assert (counted(session), list(faults(session))) == (5, [])


def _edit(act: Acting) -> None:
    act.session.execute(update(Act).where(Act.number == 3).values(actor="somebody else"))


def _remove(act: Acting) -> None:
    act.session.execute(delete(Act).where(Act.number == 3))


def _swap(act: Acting) -> None:
    for number, other in ((2, 90), (3, 2), (90, 3)):
        act.session.execute(update(Act).where(Act.number == number).values(number=other))


def _forge(act: Acting) -> None:
    act.session.execute(update(Act).where(Act.number == 3).values(hash="f" * 64))


@pytest.mark.parametrize("tamper", [_edit, _remove, _swap, _forge])
def test_what_was_tampered_with_is_told(trail: Store, tamper: Callable[[Acting], None]) -> None:
    """A line that was changed, removed, moved or forged is a fault that names it."""
    with trail.acting() as act:
        tamper(act)

    with trail.reading() as session:
        assert any("3" in line or "2" in line for line in faults(session))


def test_an_act_that_fails_leaves_no_line(trail: Store) -> None:
    """The line is in the same transaction as the act: both are done, or neither."""

    def fail() -> None:
        with trail.acting() as act:
            act.note("failed", "subject")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    with trail.reading() as session:
        assert counted(session) == 5
