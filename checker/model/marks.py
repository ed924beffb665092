"""What is to be written into a copy of a file: words beside a place, and the change of words that is offered there."""

from checker.fixed import fixed
from checker.model.document import Span


@fixed
class Change:
    """Other words for a stretch of a document's text: in place of those that stand there, or put in where the stretch is empty."""

    at: Span
    words: str


@fixed
class Mark:
    """What is to be said at a place of a file, and the change of words that is offered there.

    `at` is None for what is said of the file as a whole. `note` has a paragraph a line.
    """

    at: Span | None
    title: str
    note: str
    change: Change | None = None


@fixed
class Copy:
    """A marked copy of a file, and the numbers of the marks, from 0, that stand at its top for want of a place of their own.

    `unchanged` are the numbers of the marks whose change could not be offered; what they say is there all the same.
    """

    data: bytes
    aside: tuple[int, ...] = ()
    unchanged: tuple[int, ...] = ()
