"""What a worker does: it checks one pack after another, by the same rules and in the same manner, and says what came of each."""

from dataclasses import field
from functools import cached_property

from checker.batch.tally import Tally, tally_of
from checker.fixed import fixed
from checker.model import Rulebook
from checker.render.json import as_json
from checker.render.summary import last_line
from checker.service.answers import Answers, Manner, packed
from checker.service.checker import Checker
from checker.service.choosing import chosen
from checker.service.judged import Order, Said, reported
from checker.service.readers import Limits, Readers, Reading
from checker.service.shelves import open_rulebook


@fixed
class Trade:
    """How the packs of a batch are checked, and what is wanted of each: its report, or what is said before decisions."""

    manner: Manner
    seconds: float
    answers: Answers | None = None
    whole: bool = False


@fixed
class Done:
    """What came of a pack: the bytes that were wanted, a line for a person, and the count of everything."""

    data: bytes
    line: str = ""
    tally: Tally = field(default_factory=Tally)


@fixed
class Lost:
    """A pack that could not be checked, because those who tried ended without an answer, or failed."""

    cause: str


class Desk:
    """Everything that a worker needs, made ready once; processes that are forked from this one share its memory."""

    def __init__(self, trade: Trade, rulebook: Rulebook | None = None) -> None:
        self._trade = trade
        self._rulebook = rulebook or open_rulebook(overlays=trade.manner.overlays)
        self.laid_out = Checker(self._rulebook)

    @cached_property
    def _checker(self) -> Checker:
        """The checker with readers of its own, which begin with the first pack."""
        manner = self._trade.manner
        reading = Reading(manner.revisions, manner.ocr, Limits(seconds=self._trade.seconds))  # type: ignore[arg-type]  # the caller held them
        made = Checker(self._rulebook, Readers(reading))
        made.finder = self.laid_out.finder
        return made

    def done(self, order: Order) -> Done:
        """What comes of a pack."""
        said, data = self._said(order)
        if not self._trade.whole:
            return Done(data or packed(said))
        report = reported(chosen(self._rulebook, order.settings), [(order, said)])
        return Done(as_json(report).encode(), last_line(report), tally_of(report))

    def close(self) -> None:
        """End all reading."""
        if "_checker" in self.__dict__:
            self._checker.readers.close()

    def _said(self, order: Order) -> tuple[Said, bytes]:
        """What is said of a pack, now or earlier; and that as bytes, where they were made."""
        answers = self._trade.answers
        key = answers.key(order) if answers else ""
        said = answers.said(key) if answers else None
        if said is not None:
            return said, b""
        said = next(iter(self._checker.answers([order])))
        data = packed(said) if answers or not self._trade.whole else b""
        if answers:
            answers.keep(key, order, said, data)
        return said, data
