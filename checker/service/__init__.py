"""Where the stages meet: a draft tender in, a report out."""

from checker.isolation import Limits, Ocr
from checker.procurement import pounds
from checker.service.checker import Checker, Settings
from checker.service.gather import is_among
from checker.service.labels import corpora_folder, measure
from checker.service.prove import Fault, prove
from checker.service.readers import Readers, Reading
from checker.service.shelves import open_rulebook, rules_at

__all__ = [
    "Checker",
    "Fault",
    "Limits",
    "Ocr",
    "Readers",
    "Reading",
    "Settings",
    "corpora_folder",
    "is_among",
    "measure",
    "open_rulebook",
    "pounds",
    "prove",
    "rules_at",
]
