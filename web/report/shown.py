"""A report as its page shows it: the findings that are wanted, kind by kind, with the sections of text that they mark."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from checker.fixed import fixed
from checker.model import Document, Finding, Outcome, Report
from checker.render.groups import Group, short_names
from checker.render.html.packs import PackPage, packs
from checker.render.html.texts import Numbers, Part, parts
from web.report.filters import Choices, Filter, narrowed
from web.report.links import Links
from web.report.sections import Section, section_of, sections

FIRST = 5  # kinds of findings that are said to be the first to mend
BESIDE = 6  # sections of text that stand beside the findings
WIDE, NARROW = 100, 5  # places of one kind that are drawn, where only that kind is wanted and otherwise


@fixed
class Beside:
    """A section of a document that stands beside the findings."""

    document: int  # its number
    of: int  # sections that the document has
    section: Section
    parts: tuple[Part, ...]
    marks: tuple[int, ...]  # the numbers of the findings that it marks


@fixed
class Shown:
    """One page on a report: all of it, what is wanted of it, and where its links lead."""

    whole: Report
    wanted: Filter
    choices: Mapping[str, Choices]
    all_links: Links

    @cached_property
    def report(self) -> Report:
        """The report with the findings that are wanted."""
        if not self.wanted:
            return self.whole
        return narrowed(self.whole, self.wanted, by_number(self.whole), self.all_links.decided.keys())

    @cached_property
    def numbers(self) -> Numbers:
        """The numbers of the findings, which are those of the whole report; the packs give theirs to the matters."""
        return numbered(self.whole)

    @cached_property
    def packs(self) -> list[PackPage]:
        """What is said of each pack."""
        return list(packs(self.report, self.numbers, apart=True))

    @cached_property
    def links(self) -> Links:
        """Where links lead from this page."""
        most = WIDE if self.wanted.rule else NARROW
        drawn = {self.numbers.of(finding) for group in self.groups for finding in group.findings[:most]}
        marked = {number for each in self.beside for number in each.marks}
        return replace(self.all_links, most=most, is_one_kind=bool(self.wanted.rule), here=drawn, beside=marked)

    @property
    def groups(self) -> list[Group]:
        """The kinds of findings, gravest first."""
        return [group for pack in self.packs for degree in pack.findings for _, group in degree.matters]

    @property
    def order(self) -> list[int]:
        """The numbers of all findings as somebody reads the page, with those that were agreed last."""
        drawn = [self.numbers.of(finding) for group in self.groups for finding in group.findings]
        rest = set(self.numbers.own.values()) - set(drawn)
        return [*drawn, *sorted(rest)]

    @property
    def first(self) -> list[tuple[int, Group]]:
        """What to mend first."""
        sure = [each for pack in self.packs for degree in pack.findings if degree.name != "judge" for each in degree.matters]
        return sure[:FIRST]

    @property
    def passed(self) -> list[tuple[str, Outcome]]:
        """What was looked for and is in order."""
        return [each for pack in self.packs for each in pack.outcomes if each[1].verdict == "pass"]

    @property
    def count(self) -> int:
        """How many findings are wanted."""
        return len(self.report.findings)

    @cached_property
    def beside(self) -> tuple[Beside, ...]:
        """The text beside the findings: all of it where it is short, or the first sections that hold marks."""
        cut = [(number, document, sections(document)) for number, document in enumerate(texts(self.whole), start=1)]
        is_short = sum(len(found) for _, _, found in cut) <= BESIDE
        made: list[Beside] = []
        for number, document, found in cut:
            marks = self._marks(document.path, found)
            for section in found:
                if (is_short or marks[section.number]) and len(made) < BESIDE:
                    drawn = parts(document, marks[section.number], self.numbers, section.blocks)
                    made.append(Beside(number, len(found), section, tuple(drawn), tuple(map(self.numbers.of, marks[section.number]))))
        return tuple(made)

    def _marks(self, path: str, found: list[Section]) -> Mapping[int, list[Finding]]:
        """The findings of the page that stand in a document, by the number of the section."""
        made: defaultdict[int, list[Finding]] = defaultdict(list)
        for group in self.groups:
            for finding in group.findings:
                if finding.at and finding.at.place.document == path:
                    made[section_of(found, finding).number].append(finding)
        return made


def numbered(report: Report) -> Numbers:
    """Every finding by its number in the report, from 1."""
    return Numbers(own={id(finding): number for number, finding in enumerate(report.findings, start=1)})


def texts(report: Report) -> list[Document]:
    """The documents that have text, in the order of the report; which number a document has comes from here."""
    held = {document.path: document for document in report.texts}
    return [held[checked.path] for checked in report.documents if checked.path in held]


def by_number(report: Report) -> dict[str, str]:
    """The paths of the documents that have text, by their numbers."""
    return {str(number): document.path for number, document in enumerate(texts(report), start=1)}


def named(report: Report) -> dict[str, str]:
    """The documents that have text as people call them, by their numbers."""
    names = short_names(report.documents)
    return {number: names[path] for number, path in by_number(report).items()}


def marked(document: Document, section: Section, findings: Sequence[Finding], numbers: Numbers) -> Iterator[Part]:
    """A section of a document with everything that was found in it, whatever was decided about it."""
    numbers.number(
        [each for each in findings if each.at and each.at.place.document == document.path and each.at.place.block in section.blocks]
    )
    return parts(document, findings, numbers, section.blocks)
