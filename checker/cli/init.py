"""tendercheck init: write a tender.toml by asking what is known of a procurement."""

import click

from checker.cli.console import complain, show
from checker.service.drafting import QUESTIONS, Question, begin, free_place, objection


@click.command(short_help="Write a tender.toml by asking what is known of a procurement.")
@click.argument("folder", default=".", type=click.Path(readable=False))
@click.option("--yes", "-y", is_flag=True, help="Ask nothing: write it with every key but the title commented out.")
def init(folder: str, yes: bool) -> int:
    """Write a tender.toml in FOLDER, beside the documents of a procurement, by asking what is known of it.

    Every question can be passed over with Enter; what is not known is left in the file as a comment. A tender.toml that is there is
    never replaced.
    """
    place = free_place(folder)
    answers: dict[str, str] = {}
    if not yes:
        click.echo("Enter passes a question over.", err=True)
    for question in () if yes else QUESTIONS:
        if question.key != "vat" or "value" in answers:
            _ask(question, answers)
    begin(place, answers)
    show(f"{place}: written. Look it over, then: tendercheck check {folder}\n")
    return 0


def _ask(question: Question, answers: dict[str, str]) -> None:
    """Ask until there is an answer that can stand, or none."""
    while True:
        typed = str(click.prompt(f"{question.asks}, such as {question.example}", default="", show_default=False, err=True)).strip()
        wrong = objection({**answers, question.key: typed}, question.key) if typed else ""
        if not wrong:
            answers |= {question.key: typed} if typed else {}
            return
        complain(f"{wrong[:1].upper()}{wrong[1:]}.")
