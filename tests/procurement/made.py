"""Hand-made facts that tell of a procurement."""

from datetime import date
from decimal import Decimal

from checker.model import Block, Day, Document, Facts, Mention, Money, Period, Regime, Sentence, Span, Value

REGIMES = (
    Regime("uk-pa2023", "The Act", ("england", "northern-ireland"), date(2025, 2, 24), None, ("regime-uk-pa2023",)),
    Regime("wales", "The Act in Wales", ("wales",), date(2025, 2, 24), None, ("regime-wales",)),
    Regime("uk-pcr2015", "The Regulations", ("england", "wales"), date(2015, 2, 26), date(2025, 2, 23), ("regime-uk-pcr2015",)),
    Regime("scotland", "Scots law", ("scotland",), None, None, ("regime-scotland",)),
    Regime("eu-2014-24", "The Directive", ("eu",), None, None, ("regime-eu",)),
    Regime("other", "another law", ("other",), None, None, ()),
)


def months(amount: int) -> Period:
    """So many months."""
    return Period(Decimal(amount), "month")


def pounds(amount: int) -> Money:
    """So many pounds."""
    return Money(amount * 100)


def on(written: str) -> Day:
    """A day."""
    return Day(date.fromisoformat(written))


class Paper:
    """A document in the making: one sentence a block, with its mentions."""

    def __init__(self, path: str = "ITT.docx", opening: bool = False) -> None:
        self.path, self.text = path, ""
        self.blocks: list[Block] = []
        self.sentences: list[Sentence] = []
        self.mentions: list[Mention] = []
        for _ in range(0 if opening else 8):  # what stands at the head of a document weighs more
            self.says("-")

    def says(self, text: str, stance: str = "requirement", section: str = "") -> "Paper":
        """Add a sentence in a block of its own."""
        span = Span(len(self.text), len(self.text) + len(text))
        self.text += text + "\n"
        self.blocks.append(Block("paragraph", Span(span.start, span.end + 1), "", section=section))
        self.sentences.append(Sentence(span, len(self.blocks) - 1, stance))  # type: ignore[arg-type]
        return self

    def with_(self, kind: str, words: str, value: Value | None = None, polarity: str = "affirmed") -> "Paper":
        """Notice words in the last sentence."""
        start = self.text.index(words, self.sentences[-1].span.start)
        self.mentions.append(Mention(kind, Span(start, start + len(words)), len(self.sentences) - 1, value, polarity=polarity))  # type: ignore[arg-type]
        return self

    def telling(self, kind: str, shape: str, value: Value, words: str = "it is 7") -> "Paper":
        """Add a sentence of a kind whose words hold a value of a shape."""
        return self.says(words).with_(kind, words, value).with_(shape, words.split()[-1], value)

    def naming(self, *kinds: str) -> "Paper":
        """Add a sentence for each kind that only names it."""
        for kind in kinds:
            self.says(kind).with_(kind, kind)
        return self

    @property
    def facts(self) -> Facts:
        """The facts of the finished document."""
        document = Document(self.path, "0" * 64, "docx", self.text, tuple(self.blocks))
        return Facts(document, "unknown", tuple(self.sentences), tuple(self.mentions))
