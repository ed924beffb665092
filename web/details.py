"""What is known of a procurement, as a person fills it in on the details page: the keys of tender.toml, each an answer in words."""

from collections.abc import Mapping
from dataclasses import replace

from checker.model import Stated
from checker.service.drafting import QUESTIONS, Question, given_by, objection

__all__ = ["QUESTIONS", "WHERE", "Question", "objection", "stated"]

WHERE = "the details page"


def stated(answers: Mapping[str, str]) -> Mapping[str, Stated]:
    """The facts that the answers give, as a check wants them. Raises BadSettings for an answer that cannot stand."""
    return {name: replace(each, where=WHERE) for name, each in given_by(answers).items()}
