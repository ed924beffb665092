"""The report as Markdown, for a pull request or a wiki: what was not read, a table of the matters, then each with its places."""

from collections.abc import Iterator, Mapping, Sequence

from checker.model import CheckedPack, Finding, Outcome, Quoted, Report, Standing
from checker.model.own import COMMENT
from checker.render.findings import IN_FULL, messages
from checker.render.groups import HEADINGS, Group, asked, by_sentence, groups, short_names
from checker.render.markup import plain
from checker.render.page import split
from checker.render.procurement import facts, missing, titled
from checker.render.standards import LABELS, bound, full_name
from checker.render.summary import headline, last_line
from checker.render.text import NOT_JUDGED, looked_at
from checker.render.told import KEPT, decided, reasons
from checker.render.unread import missed
from checker.render.values import FORCES, amendment, count, joined, recorded, said, source, unused, where

Numbered = Sequence[tuple[int, Group]]
Names = Mapping[str, str]


def as_markdown(report: Report) -> str:
    """The whole report; an empty line parts its paragraphs."""
    parts = [COMMENT, f"# {headline(report)}", *_unread(report), f"**{plain(last_line(report))}.**"]
    number = 0
    for pack in report.packs:
        made = _numbered(report, pack, number)
        number += len(made)
        parts += _pack(report, pack, made)
    return "\n\n".join([*parts, *_end(report)]) + "\n"


def _numbered(report: Report, pack: CheckedPack, before: int) -> Numbered:
    """The matters of a pack, the gravest first, with their numbers in the report."""
    found = [finding for finding in report.findings if finding.pack == pack.name]
    return list(enumerate((group for severity in HEADINGS for group in groups(found, severity)), start=before + 1))


def _unread(report: Report) -> Iterator[str]:
    """What was not read, with cause and cure."""
    lines = [f"- **{plain(each.path)}**: {plain(each.words)}" for each in missed(report)]
    if lines:
        yield "## Not everything was checked"
        yield "Nothing is said below of these, and that is no pass."
        yield "\n".join(lines)
    remarks = [f"- **{plain(document.path)}**: {plain(remark)}." for document in report.documents for remark in document.remarks]
    if remarks:
        yield "## About the files"
        yield "\n".join(remarks)


def _pack(report: Report, pack: CheckedPack, matters: Numbered) -> Iterator[str]:
    """One pack of which something was read."""
    outcomes = [outcome for outcome in report.outcomes if outcome.pack == pack.name]
    if not outcomes:
        return
    names = short_names([document for document in report.documents if document.pack == pack.name])
    yield f"## {plain(titled(pack))}"
    yield "\n".join(_known(report, pack))
    if matters:
        yield _table(("No.", "Matter", "Grade", "Stands on", "Places"), map(_row, matters))
    for number, group in matters:
        yield from _matter(number, group, names)
    yield from _settled([finding for outcome in outcomes for finding in outcome.findings if not finding.stands], names)
    yield from _questions(outcomes, names)
    yield from _standards(pack.standards)
    yield from _looked_at(report, outcomes)


def _known(report: Report, pack: CheckedPack) -> Iterator[str]:
    """What was understood of the purchase, and what is not known of it."""
    for label, words, origin in facts(pack, report.rulebook):
        yield f"- **{label}**: {plain(words)} ({plain(origin)})"
    if unknown := missing(pack):
        yield f"- **Not known**: {joined(unknown)}. Some checks need this: say it in a tender.toml beside the documents."


def _table(heads: Sequence[str], rows: Iterator[Sequence[str]]) -> str:
    """A table; its cells are markup already."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _row(numbered: tuple[int, Group]) -> Sequence[str]:
    """A matter on one row of the table."""
    number, group = numbered
    first = group.first
    places = sum(finding.at is not None for finding in group.findings)
    judge = ", for a person to judge" if first.verdict == "review" else ""
    return str(number), plain(first.title), f"{HEADINGS[first.severity]}{judge}", FORCES[first.authority.force], str(places or "absent")


def _matter(number: int, group: Group, names: Names) -> Iterator[str]:
    """One matter: its title, its places, and once what all of them share."""
    first = group.first
    yield f"### {number}. {plain(first.title)}"
    yield f"{HEADINGS[first.severity]}. Rule {plain(first.rule)}{_marks([finding for finding in group.findings if not finding.at])}."
    if places := [line for path, findings in group.by_document() for line in _places(names.get(path, path), findings)]:
        yield "\n".join(places)
    yield "\n".join(f"- **Found**: {plain(message)}" for message in messages(group))
    if decisions := dict.fromkeys(decided(finding) for finding in group.findings if finding.decision):
        yield "\n".join(f"- **Decision**: {plain(words)}" for words in decisions)
    for label, words in reasons(first):
        yield f"**{label}**:\n\n> {plain(words)}" if label == "To paste" else f"**{label}**: {plain(words)}"


def _places(name: str, findings: Sequence[Finding]) -> Iterator[str]:
    """The places in one document, the first with their sentences, and the other places that they are about."""
    yield f"- **{plain(name)}**"
    for number, together in enumerate(by_sentence(findings)):
        quotes = [quoted.quote for quoted in together]
        words = _marked(together[0], quotes) if number < IN_FULL else ", ".join(f"“{plain(quote)}”" for quote in quotes)
        here = _marks([finding for finding in findings if any(finding.at is quoted for quoted in together)])
        yield f"  - {plain(where(together[0].place))}: {words}{here}"
    for other in dict.fromkeys(other for finding in findings for other in finding.related):
        yield f"  - beside {plain(other.place.document)}, {plain(where(other.place))}: {_marked(other, [other.quote])}"


def _marks(findings: Sequence[Finding]) -> str:
    """By what findings can be decided upon."""
    marks = dict.fromkeys(f"`{plain(finding.fingerprint[:KEPT])}`" for finding in findings if finding.fingerprint)
    return f" ({'finding' if len(marks) == 1 else 'findings'} {joined([*marks])})" if marks else ""


def _marked(quoted: Quoted, quotes: Sequence[str]) -> str:
    """A sentence with the marked words set off by signs, which no letter beside them can undo as it can stars."""
    return "".join(f"«{_piece(piece)}»" if marked else _piece(piece) for piece, marked in split(quoted.sentence, *quotes))


def _piece(words: str) -> str:
    """A piece of a sentence, with its spaces before and behind."""
    space = words[: len(words) - len(words.lstrip())] and " ", words[len(words.rstrip()) :] and " "
    return f"{space[0]}{plain(words)}{space[1]}" if words.strip() else " "


def _settled(findings: Sequence[Finding], names: Names) -> Iterator[str]:
    """Agreed exceptions, and what stood in the baseline: they stay in sight."""
    if findings:
        yield "### Agreed exceptions, and what was known before"
        yield "\n".join(f"- {plain(finding.title)}{_about(finding.at, names)}: {plain(decided(finding))}" for finding in findings)


def _about(quoted: Quoted | None, names: Names) -> str:
    """Words and their place, in brackets."""
    if quoted is None:
        return ""
    document = quoted.place.document
    return f" (“{plain(quoted.quote)}”, {plain(names.get(document, document))}, {plain(where(quoted.place))})"


def _questions(outcomes: Sequence[Outcome], names: Names) -> Iterator[str]:
    """The reasons that must be on record; they are no findings."""
    lines = []
    for question, places in asked(question for outcome in outcomes for question in outcome.questions):
        about = ";".join(_about(quoted, names) for quoted in places[:IN_FULL]) or f" ({plain(question.title)})"
        more = f"; and {len(places) - IN_FULL} more" if len(places) > IN_FULL else ""
        answer = f" On record: {plain(recorded(question.answer))}" if question.answer else ""
        lines.append(f"- {plain(question.asks)}{about}{more}. {plain(source(question.authority))}{answer}")
    if lines:
        yield "### Record a reason"
        yield "\n".join(lines)


def _standards(standings: Sequence[Standing]) -> Iterator[str]:
    """The open standards that matter to what is bought, what is to be done first."""
    if standings:
        ordered = sorted(standings, key=lambda standing: list(LABELS).index(standing.ask))
        rows = ((plain(full_name(each.standard)), plain(each.standard.need), each.ask, plain(bound(each.standard))) for each in ordered)
        yield "### Open standards"
        yield _table(("Standard", "For", "It is", "How far it binds"), rows)


def _looked_at(report: Report, outcomes: Sequence[Outcome]) -> Iterator[str]:
    """What the rules said that found nothing."""
    titles = {rule.id: rule.title for rule in report.rulebook.rules}
    unclear = [outcome for outcome in outcomes if outcome.verdict == "unclear"]
    yield "### What was looked at"
    yield looked_at(outcomes)
    if unclear:
        yield "\n".join(f"- Unclear: {plain(titles.get(each.rule, each.rule))}: {plain(each.reason)}." for each in unclear)


def _end(report: Report) -> Iterator[str]:
    """What the report rests on, and what it does not judge."""
    book = report.rulebook
    off = f", {len(book.disabled)} of them left out" if book.disabled else ""
    notes = [f"- {plain(amendment(change))}" for change in book.amendments] + [f"- {plain(unused(each))}." for each in report.unused]
    yield "---"
    yield f"Tendercheck {report.version}, rulebook {book.version} of {said(book.dated)}: {count(len(book.rules), 'rule')}{off}."
    if notes:
        yield "\n".join(notes)
    yield NOT_JUDGED
