"""Where reports go: each in its form, to a file or printed; what is meant to be a table of Excel is never printed."""

from collections.abc import Sequence
from pathlib import PurePath

from checker.cli.console import colourful, complain, show, width
from checker.errors import BadSettings
from checker.fixed import fixed
from checker.model import Report, Severity
from checker.render.formats import ALSO, BINARY, ENDINGS, WITH_TEXTS, rendered
from checker.render.lines import as_lines
from checker.render.summary import last_line
from checker.render.text import as_text


@fixed
class Wanted:
    """A report that is wanted: its form, and its file, or nothing where it is printed."""

    form: str
    file: str | None = None


def wanted(forms: Sequence[str], files: Sequence[str]) -> tuple[Wanted, ...]:
    """Which form goes to which file: the one that the file's ending tells if that is asked for, else the next; what is left is printed.

    Raises BadSettings where two would be printed, and where one cannot be.
    """
    left = list(forms)
    pairs = []
    for file in files:
        ending = PurePath(file).suffix.lower()
        told = ENDINGS.get(ending, "text")
        form = next((form for form in (told, *ALSO.get(ending, ())) if form in left), left[0] if left else told)
        if form in left:
            left.remove(form)
        pairs.append(Wanted(form, file))
    pairs += [Wanted(form) for form in left or ([] if pairs else ["text"])]
    printed = [pair.form for pair in pairs if pair.file is None]
    if len(printed) > 1:
        raise BadSettings(f"--format {printed[0]} and --format {printed[1]}: only one can be printed. Give the other an --output.")
    if printed and printed[0] in BINARY:
        raise BadSettings(f"--format {printed[0]}: it cannot be printed. Give it a file, such as --output report.{printed[0]}")
    return tuple(pairs)


def with_texts(pairs: Sequence[Wanted]) -> bool:
    """Whether one of the reports shows the text of the documents."""
    return any(pair.form in WITH_TEXTS for pair in pairs)


def put_out(report: Report, pairs: Sequence[Wanted], quietly: Sequence[Severity] | None) -> None:
    """Write and print the reports; `quietly` are the severities of which a line each is printed in place of the whole text."""
    for pair in pairs:
        if pair.form == "text":
            said = as_text(report, colourful() and not pair.file, width()) if quietly is None else as_lines(report, quietly)
            show(said, pair.file)
        else:
            show(rendered(report, pair.form), pair.file)


def tell_beside(report: Report, pairs: Sequence[Wanted]) -> None:
    """Say away from the reports what they hold where none is printed, and how files that were judged alone are judged together."""
    written = [pair.file for pair in pairs if pair.file]
    if len(written) == len(pairs):
        complain(f"{last_line(report)}\nWritten: {', '.join(written)}")
    alone = [document for document in report.documents if document.pack == document.path and document.status != "not checked"]
    if len(alone) > 1:
        complain(
            f"Each of these {len(alone)} files was judged alone. If they are one procurement, add --pack, "
            "or write a tender.toml into their folder and check that: tendercheck init FOLDER"
        )
