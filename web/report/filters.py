"""What of a report is picked out: a question that stands whole in the address of the page, so that it can be shared."""

from collections.abc import Collection, Mapping
from dataclasses import fields, replace
from urllib.parse import urlencode

from checker.fixed import fixed
from checker.model import Finding, Report
from checker.render.groups import HEADINGS

Choices = Mapping[str, str]  # what may stand in the address, and how it is called

VERDICTS = {"fix": "To fix", "judge": "For a person to judge"}
DECIDED = {"no": "Not decided yet", "yes": "Decided"}
_AS_VERDICT = {"fix": "fail", "judge": "review"}


@fixed
class Filter:
    """The findings that are wanted; what is empty does not matter."""

    severity: str = ""
    verdict: str = ""
    theme: str = ""
    document: str = ""  # its number, since its name is nobody's business but the page's
    decided: str = ""
    rule: str = ""

    def __bool__(self) -> bool:
        return any(self.asked)

    @property
    def asked(self) -> dict[str, str]:
        """What is asked for, by name."""
        return {each.name: value for each in fields(self) if (value := getattr(self, each.name))}

    def without(self, name: str) -> str:
        """The address that asks for all but this."""
        return "?" + urlencode(replace(self, **{name: ""}).asked)


def choices(report: Report, documents: Mapping[str, str]) -> dict[str, Choices]:
    """What can be asked of a report, by name; `documents` are the names of its documents by their numbers."""
    rules = {finding.rule: finding.title for finding in report.findings}
    themes = {rule.theme for rule in report.rulebook.rules if rule.id in rules}
    return {
        "severity": {str(severity): heading for severity, heading in HEADINGS.items()},
        "verdict": VERDICTS,
        "theme": {theme: spoken(theme) for theme in sorted(themes)},
        "document": documents,
        "decided": DECIDED,
        "rule": rules,
    }


def asked_for(arguments: Mapping[str, str], possible: Mapping[str, Choices]) -> Filter:
    """What an address asks for; what cannot be asked is left aside."""
    return Filter(**{name: said for name, among in possible.items() if (said := arguments.get(name, "")) in among})


def narrowed(report: Report, wanted: Filter, paths: Mapping[str, str], decided: Collection[int]) -> Report:
    """The report with the findings that are wanted alone. `paths` are the documents by their numbers; decided are numbers of findings."""
    themes = {rule.id: rule.theme for rule in report.rulebook.rules}
    kept = {
        id(finding)
        for number, finding in enumerate(report.findings, start=1)
        if _fits(wanted, finding)
        and wanted.theme in ("", themes.get(finding.rule))
        and wanted.decided in ("", "yes" if number in decided else "no")
        and (not wanted.document or (finding.at and finding.at.place.document == paths[wanted.document]))
    }
    outcomes = (replace(each, findings=tuple(one for one in each.findings if id(one) in kept)) for each in report.outcomes)
    return replace(report, outcomes=tuple(outcomes))


def spoken(theme: str) -> str:
    """A theme as people call it."""
    return theme.replace("-", " ").capitalize().replace("Sme ", "SME ")


def _fits(wanted: Filter, finding: Finding) -> bool:
    """Whether a finding is of the severity, the verdict and the rule that are wanted."""
    is_graded = wanted.severity in ("", finding.severity) and _AS_VERDICT.get(wanted.verdict, "") in ("", finding.verdict)
    return is_graded and wanted.rule in ("", finding.rule)
