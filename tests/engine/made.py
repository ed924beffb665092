"""Hand-made facts: a pack as the engine sees it, without any language."""

from datetime import date

from checker.engine import judge
from checker.model import (
    Applies,
    Block,
    Cell,
    Check,
    Document,
    Facts,
    Lexicon,
    Mention,
    Near,
    Outcome,
    Pack,
    Procurement,
    Rule,
    Rulebook,
    Sentence,
    Span,
    Stated,
    Value,
)


class Page:
    """A document in the making, one sentence a block."""

    def __init__(self, path: str = "spec.docx") -> None:
        self.path, self.text = path, ""
        self.blocks: list[Block] = []
        self.sentences: list[Sentence] = []
        self.mentions: list[Mention] = []

    def line(self, text: str, *, kind: str = "paragraph", stance: str = "requirement", **place: object) -> "Page":
        """Add a block with one sentence."""
        start = len(self.text)
        self.text += text + "\n"
        self.blocks.append(Block(kind, Span(start, start + len(text) + 1), f"p{len(self.blocks)}", **place))  # type: ignore[arg-type]
        self.sentences.append(Sentence(Span(start, start + len(text)), len(self.blocks) - 1, stance))  # type: ignore[arg-type]
        return self

    def mention(self, kind: str, words: str, value: Value | None = None, **more: object) -> "Page":
        """Notice words in the last line."""
        at = self.text.index(words, self.blocks[-1].span.start)
        self.mentions.append(Mention(kind, Span(at, at + len(words)), len(self.sentences) - 1, value, **more))  # type: ignore[arg-type]
        return self

    def facts(self, kind: str = "specification") -> Facts:
        """The facts of the finished page."""
        document = Document(self.path, "0" * 64, "docx", self.text, tuple(self.blocks))
        return Facts(document, kind, tuple(self.sentences), tuple(self.mentions))  # type: ignore[arg-type]


def pack(*pages: Page) -> Pack:
    """A pack of pages."""
    return Pack("pack", tuple(page.facts() for page in pages))


def rule(check: Check, **more: object) -> Rule:
    """A rule with nothing but its check."""
    given = {"id": "made", "theme": "open-standards", "concern": "good-practice", "title": "T", "severity": "must", "since": "0.1.0"}
    given |= {"because": "B", "message": "{match} is found: {value}, limit {limit}.", "advice": "A", "path": "made.yaml"}
    return Rule(check=check, **(given | more))  # type: ignore[arg-type]


def book(*rules: Rule, **more: object) -> Rulebook:
    """A rulebook of a few rules."""
    given = {"lexicon": Lexicon((), (), {}), "figures": (), "regimes": (), "clauses": {}}
    return Rulebook("0", date(2026, 11, 24), rules, **(given | more))  # type: ignore[arg-type]


def known(**fields: object) -> Procurement:
    """A procurement with given fields."""
    return Procurement({name: Stated(value, "given", "tender.toml") for name, value in fields.items()})


def outcome(made: object, page: Page | Pack, procurement: Procurement | None = None, **more: object) -> Outcome:
    """What one rule says of one page."""
    whole = page if isinstance(page, Pack) else pack(page)
    return judge(book(made, **more), whole, procurement or known())[0]  # type: ignore[arg-type]


def brand_rule(*windows: str) -> object:
    """Wherever a brand is bought, an equivalent must be near."""
    return rule(Check("wherever", ("brand",), role=("bought",), expect=(Near(("equivalence",), windows),)))  # type: ignore[arg-type]


__all__ = ["Applies", "Cell", "Check", "Page", "book", "brand_rule", "known", "outcome", "pack", "rule"]
