"""What the checker sees in a file: each block of its text with its place and, if asked for, its sentences and mentions."""

from collections import defaultdict

from checker.model import Block, Document, Facts, Mention, Sentence
from checker.render.page import Page, visible
from checker.render.values import STANCES, count, said


def reading_page(document: Document, facts: Facts | None, colour: bool, width: int) -> str:
    """The text of a file with its places; with facts also what was noticed in it."""
    page = Page(colour, width)
    pages = f", {count(document.pages, 'page')}" if document.pages else ""
    page.line(f"{document.path}: {document.format}, {count(len(document.text.split()), 'word')}{pages}", loud=True)
    if facts:
        page.line(f"Read as: {facts.kind}")
    for gap in document.gaps:
        page.line(f"Not read: {gap.where}: {gap.cause}. {gap.cure}.")
    for remark in document.remarks:
        page.line(f"Note: {remark}.")
    for comment in document.comments:
        page.line(f"Left out, a comment by {comment.author or 'somebody'}: {comment.text}")
    page.gap()
    seen = _by_block(facts) if facts else {}
    for number, block in enumerate(document.blocks):
        page.item(f"{number + 1:>5}  {_label(block):24} ", document.words(block.span), hang=32)
        for sentence, mentions in seen.get(number, ()):
            _write_sentence(page, document, sentence, mentions)
    return page.text()


def _label(block: Block) -> str:
    """What a block is and where it stands."""
    kind = f"{block.kind} {block.level}" if block.level else str(block.kind)
    spot = f"t{block.cell.table + 1} r{block.cell.row + 1} c{block.cell.column + 1}" if block.cell else ""
    parts = [f"p{block.page}" if block.page else "", block.section, kind, block.number if block.kind == "item" else "", block.sheet or spot]
    return visible(" ".join(part for part in parts if part))


def _by_block(facts: Facts) -> dict[int, list[tuple[Sentence, list[Mention]]]]:
    """The sentences of each block with their mentions."""
    mentions: defaultdict[int, list[Mention]] = defaultdict(list)
    for mention in facts.mentions:
        mentions[mention.sentence].append(mention)
    found: defaultdict[int, list[tuple[Sentence, list[Mention]]]] = defaultdict(list)
    for number, sentence in enumerate(facts.sentences):
        found[sentence.block].append((sentence, mentions[number]))
    return found


def _write_sentence(page: Page, document: Document, sentence: Sentence, mentions: list[Mention]) -> None:
    """The part that a sentence plays, and what is noticed in it."""
    party = f", to be done by the {sentence.party}" if sentence.party else ""
    page.line(f"- {STANCES[sentence.stance]}{party}: {document.words(sentence.span)}", 7)
    for mention in mentions:
        value = f" = {said(mention.value)}" if mention.value else ""
        role = f", {mention.role}" if mention.role != "none" else ""
        denied = ", denied" if mention.polarity == "denied" else ""
        page.line(f"{mention.kind}: “{document.words(mention.span)}”{value}{role}{denied}", 11)
