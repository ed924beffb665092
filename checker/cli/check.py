"""tendercheck check: read files and folders, and print the report."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from checker.cli.answering import Way
from checker.cli.batching import Crew, batch_options
from checker.cli.configured import Checking
from checker.cli.options import earlier, reading_options, warn
from checker.cli.overlays import own_rules
from checker.cli.printing import Wanted, put_out, tell_beside, wanted, with_texts
from checker.errors import BadSettings
from checker.fixed import fixed
from checker.model import Report, Rulebook, Severity, Stated
from checker.render.formats import FORMS
from checker.service.answers import Manner
from checker.service.choosing import chosen
from checker.service.gather import is_among, leads_to
from checker.service.judged import Settings, pounds

SEVERITIES: tuple[Severity, ...] = ("must", "should", "consider")
FOUND, UNREAD = 1, 3


def amount(text: str) -> Decimal:
    """An amount of pounds as people type it: 485000, £485,000 or 485k."""
    found = pounds(text)
    if found is None:
        raise click.BadParameter(f"{text!r} is not an amount such as 485000", param_hint="--value")
    return found


def day(text: str, option: str = "--published") -> date:
    """A day, the year first: of 2/3/2026 nobody can be sure which is the month."""
    try:
        return datetime.strptime(text.strip(), "%Y-%m-%d").date()
    except ValueError:
        told = "must be written with the year first, then month and day" if text.count("/") == 2 else "is no day of the calendar"
        raise click.BadParameter(f"{text!r} {told}, such as 2026-12-14", param_hint=option) from None


def names(text: str) -> tuple[str, ...]:
    """Names with commas between them, one by one."""
    return tuple(name.strip() for name in text.split(",") if name.strip())


def failing(fail_on: str) -> tuple[Severity, ...]:
    """The severities that count as a failure."""
    return SEVERITIES[: SEVERITIES.index(fail_on) + 1] if fail_on in SEVERITIES else ()


@fixed
class Asked:
    """What was asked for on the command line."""

    paths: tuple[str, ...]
    reports: tuple[Wanted, ...]
    fail_on: str
    pack: bool
    regime: str | None
    value: Decimal | None
    published: date | None
    select: tuple[tuple[str, ...], ...]
    ignore: tuple[tuple[str, ...], ...]
    baseline: str | None
    prune: bool
    publishing: bool
    quiet: bool

    def settings(self) -> Settings:
        """What the service is to know."""
        told = {"regime": self.regime, "value": self.value, "published": self.published}
        given = {name: Stated(value, "given", f"the option --{name}") for name, value in told.items() if value is not None}
        before: frozenset[str] = frozenset()
        if self.baseline:
            from checker.service.recording import fingerprints_in  # what it writes waivers.toml with takes long to import

            before = fingerprints_in(Path(self.baseline))
        names = (sum(self.select, ()), sum(self.ignore, ()))
        return Settings(self.pack, given, *names, before=before, texts=with_texts(self.reports))

    def grave(self) -> tuple[Severity, ...]:
        """The severities that count as a failure."""
        return failing(self.fail_on)


@click.command(cls=Checking)
@click.argument("paths", nargs=-1, required=True, type=click.Path(readable=False))
@click.option(
    "--format",
    type=click.Choice([*FORMS, "parquet"]),
    multiple=True,
    help="The report's form; may be repeated, each with an --output.",
)
@click.option(
    "--fail-on",
    type=click.Choice([*SEVERITIES, "never"]),
    default="must",
    show_default=True,
    help="End with 1 where there is a finding of this severity or above.",
)
@click.option("--pack", is_flag=True, help="Take all files as the documents of one procurement.")
@click.option("--regime", metavar="ID", help="The law that governs, such as uk-pa2023.")
@click.option("--value", type=amount, metavar="POUNDS", help="What the contract is worth, in pounds.")
@click.option("--published", type=day, metavar="DAY", help="The day of publication, such as 2026-12-14.")
@click.option(
    "--select", type=names, multiple=True, metavar="NAMES", help="Run only these rules, concerns or themes: names with commas between them."
)
@click.option("--ignore", type=names, multiple=True, metavar="NAMES", help="Leave out these: names with commas between them.")
@click.option(
    "--output", type=click.Path(dir_okay=False, readable=False), multiple=True, metavar="FILE", help="Write the report to a file."
)
@click.option(
    "--baseline", type=click.Path(dir_okay=False, readable=False), metavar="FILE", help="An earlier JSON report: only what is new counts."
)
@click.option("--publishing", is_flag=True, help="List what must not be published with each file: comments, names, hidden parts.")
@earlier
@click.option("--prune", is_flag=True, help="Take decisions that nothing is covered by out of waivers.toml.")
@batch_options
@own_rules
@reading_options
@click.option("--quiet/--no-quiet", "-q", help="Print a line for each finding that counts as a failure, and no more.")
def check(**options: Any) -> int:
    """Check draft tenders: files, or folders with all files in them.

    The files below a folder with a tender.toml are one procurement; without one each file is judged alone.

    \b
    Ends with
      0  nothing at or above --fail-on was found
      1  something was found, or with --publishing must not be published
      2  the command or a settings file cannot be used
      3  some file could not be checked at all (the others were)
    """
    own, revisions, ocr, timeout, cached = (options.pop(name) for name in ("rules", "revisions", "ocr", "timeout", "cache"))
    quietly = failing(options["fail_on"]) if options["quiet"] else None
    work = {name: options.pop(name) for name in ("jobs", "results", "resume", "engine", "scheduler")}
    crew = Crew(**work, forms=options["format"], quietly=quietly)
    way = Way(Manner(own, revisions, ocr), timeout, options["quiet"], cached, crew)
    forms, files = options.pop("format"), options.pop("output")
    if crew.place and files:
        raise BadSettings("--output: with --results the reports go into that folder. Leave it out")
    reports = () if crew.place else wanted(forms, files)
    asked = Asked(reports=reports, **options)
    _spare_what_is_read(asked)
    if crew.place:
        return _batch(way, asked)
    report = way.report(asked.paths, asked.settings(), _hold)
    if asked.publishing:
        from checker.service.publishing import with_leftovers

        report = with_leftovers(way.readers, report)
    if way.has_read:
        warn(way.readers)
    if asked.prune:
        from checker.service.recording import pruned

        report = pruned(report)
    put_out(report, reports, asked.grave() if asked.quiet else None)
    if not asked.quiet:
        tell_beside(report, reports)
    return _exit_code(report, asked.grave())


def _batch(way: Way, asked: Asked) -> int:
    """Check packs with a report of each in a place of its own."""
    for name, is_given in (("publishing", asked.publishing), ("prune", asked.prune)):
        if is_given:
            raise BadSettings(f"--{name}: it looks at one report. Leave out --results")
    if "://" not in (place := str(way.crew.place)) and leads_to(asked.paths, place):
        raise BadSettings(f"{place}: it stands in a folder that is checked, where its reports would be taken for tenders. Give another")
    counted = way.batch(asked.paths, asked.settings(), _hold)
    warn(way.readers)
    return UNREAD if counted.unread else FOUND if counted.weighs(asked.grave()) else 0


def _spare_what_is_read(asked: Asked) -> None:
    """Refuse to write the report over a file that is to be checked."""
    for file in (pair.file for pair in asked.reports if pair.file and is_among(pair.file, asked.paths)):
        raise BadSettings(f"{file}: it is one of the files to be checked, and the report would replace it. Give another name.")


def _hold(rulebook: Rulebook, settings: Settings) -> None:
    """Refuse a law that is not known, and a settings file that names rules which are not there, and say where it does."""
    context = click.get_current_context()
    regimes, regime = [each.id for each in rulebook.regimes], settings.given.get("regime")
    if regime and regime.value not in regimes:
        raise click.BadParameter(f"{regime.value!r} is not one of {', '.join(regimes)}", param_hint="--regime")
    for name in ("select", "ignore"):
        if context.get_parameter_source(name) is ParameterSource.DEFAULT_MAP:
            try:
                chosen(rulebook, Settings(**{name: getattr(settings, name)}))
            except BadSettings as fault:
                raise BadSettings(f"{context.obj.where(name)}: {name}: {fault}") from None


def _exit_code(report: Report, grave: tuple[Severity, ...]) -> int:
    """3 where a file was not checked at all, else 1 where something grave was found or must not be published; decided findings do not."""
    if any(document.status == "not checked" for document in report.documents):
        return UNREAD
    left = any(document.leftovers for document in report.documents)
    return FOUND if left or any(finding.severity in grave and finding.stands for finding in report.findings) else 0
