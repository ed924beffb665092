"""What is slow to make and never changes, made once for all tests of a session: our rulebook, and a checker whose words are compiled."""

from functools import cache

from checker.model import Rulebook
from checker.service.checker import Checker
from checker.service.shelves import open_rulebook


@cache
def our_rulebook() -> Rulebook:
    """Our own rulebook, whole."""
    return open_rulebook()


@cache
def our_checker() -> Checker:
    """A warm checker that goes by our own rulebook."""
    made = Checker(our_rulebook())
    _ = made.finder
    return made
