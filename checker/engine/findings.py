"""Puts a ruling into words: findings with their place, quote, authority and advice, and the questions to be answered."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from checker.engine.authority import authority_of
from checker.engine.rulings import Ruling, Spot, Struck
from checker.engine.windows import Scope
from checker.model import Finding, Place, Product, Question, Quoted, Rule, Span
from checker.model.spoken import spoken


def findings_of(rule: Rule, ruling: Ruling, scope: Scope) -> tuple[Finding, ...]:
    """One finding for each place that is struck; the same words twice in one sentence count once."""
    found: dict[tuple[object, ...], Finding] = {}
    places = _joined(_outermost(ruling.struck))
    for struck in _by_document(places) if rule.once else places:
        finding = _finding(rule, struck, scope)
        place = finding.at.place if finding.at else None
        key = (place.document, place.block, finding.at.sentence, finding.at.quote.lower()) if place and finding.at else ()
        found.setdefault(key, finding)
    return tuple(found.values())


def _by_document(places: Iterable[Struck]) -> Iterator[Struck]:
    """Of each document the first place, with the others beside it."""
    first: dict[str, Struck] = {}
    for struck in places:
        name = struck.spot[0].document.path if struck.spot else ""
        one = first.setdefault(name, struck)
        if one is not struck and struck.spot:
            first[name] = replace(one, related=(*one.related, struck.spot))
    yield from first.values()


def _outermost(struck: tuple[Struck, ...]) -> tuple[Struck, ...]:
    """Places that no longer place holds: "£2.5 million" is not said again beside "a turnover of £2.5 million"."""
    spots = [one.spot for one in struck if one.spot]
    return tuple(one for one in struck if not (one.spot and any(_holds(other, one.spot) for other in spots)))


def _holds(one: Spot, other: Spot) -> bool:
    """Whether a place takes in another of the same sentence, and more."""
    (view, outer), (other_view, inner) = one, other
    return view is other_view and outer.sentence == inner.sentence and outer.span != inner.span and outer.span.holds(inner.span)


def _joined(struck: tuple[Struck, ...]) -> Iterator[Struck]:
    """Places that only a bracket or a stop parts are one: "Microsoft Word (.doc)"."""
    last: Struck | None = None
    for one in struck:
        both = _as_one(last, one) if last else None
        if last and not both:
            yield last
        last = both or one
    if last:
        yield last


def _as_one(one: Struck, other: Struck) -> Struck | None:
    """Two neighbouring places as one, where nothing is said between them and neither has a value of its own."""
    if not (one.spot and other.spot and one.value is None and other.value is None):
        return None
    (view, first), (other_view, second) = one.spot, other.spot
    between = view.document.text[first.span.end : second.span.start]
    if view is not other_view or first.sentence != second.sentence or first.span.end > second.span.start or any(map(str.isalnum, between)):
        return None
    end = second.span.end + ("(" in between and view.document.text[second.span.end : second.span.end + 1] == ")")
    return replace(one, spot=(view, first._replace(span=Span(first.span.start, end))), related=(*one.related, *other.related))


def questions_of(rule: Rule, ruling: Ruling, scope: Scope) -> tuple[Question, ...]:
    """What must be on record even where the words are in order, once for each thing that is named."""
    if not rule.asks or not rule.asks_in_order:
        return ()
    authority, _ = authority_of(rule, scope.procurement)
    asked: dict[str, Question] = {}
    for spot in ruling.in_order:
        quoted = quote(spot)
        asked.setdefault(quoted.quote.lower(), Question(rule.id, rule.title, rule.asks, authority, scope.pack.name, quoted))
    return tuple(asked.values())


def _finding(rule: Rule, struck: Struck, scope: Scope) -> Finding:
    """A finding with everything that the reader needs."""
    stance = struck.spot[0].sentence(struck.spot[1]).stance if struck.spot else None
    authority, sure = authority_of(rule, scope.procurement, stance)
    at = quote(struck.spot) if struck.spot else None
    clause = scope.rulebook.clauses.get(rule.rewrite.clause if rule.rewrite else rule.clause)
    wording = clause.text.get(authority.regime, clause.text.get("", "")) if clause else ""
    return Finding(
        rule=rule.id,
        concern=rule.concern,
        title=rule.title,
        verdict="fail" if sure and not struck.unsure else "review",
        severity=rule.severity,
        message=_message(rule, struck, at, scope),
        because=rule.because,
        authority=authority,
        advice=rule.advice,
        pack=scope.pack.name,
        at=at,
        related=tuple(quote(spot) for spot in struck.related),
        asks=rule.asks,
        wording=wording,
        rewrite=rule.rewrite,
        product=_product(struck),
    )


def _product(struck: Struck) -> str:
    """The product that a finding is about, as its maker's and its own name."""
    value = struck.spot[1].value if struck.spot else None
    return value.name if isinstance(value, Product) else ""


def _message(rule: Rule, struck: Struck, at: Quoted | None, scope: Scope) -> str:
    """The rule's message with what was found; what is not known is said."""
    words = {"match": at.quote if at else ""}
    words |= {name: spoken(value) if value else "" for name, value in (("value", struck.value), ("limit", struck.limit))}
    words["missing"] = "; ".join(scope.rulebook.lexicon.meanings.get(kind, kind) for kind in struck.missing)
    message = rule.message
    for name, said in words.items():
        message = message.replace(f"{{{name}}}", said or "?")
    return f"{message} A person must judge, because {struck.unsure}." if struck.unsure else message


def quote(spot: Spot) -> Quoted:
    """The marked words with their sentence and place."""
    view, mention = spot
    sentence, document = view.sentence(mention), view.document
    block = document.blocks[sentence.block]
    headings = tuple(document.words(document.blocks[i].span).strip() for i in block.headings)
    inserted = any(span.meets(mention.span) for span in document.insertions)
    place = Place(
        document.path,
        mention.span,
        sentence.block,
        block.page,
        block.section,
        headings,
        sentence.block + 1,
        block.sheet,
        block.cell,
        inserted,
    )
    return Quoted(place, document.words(mention.span), document.words(sentence.span))
