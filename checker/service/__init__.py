"""Where the stages meet: a draft tender in, a report out."""

from checker.isolation import Limits, Ocr
from checker.service.checker import Checker, Settings
from checker.service.prove import Fault, prove
from checker.service.readers import Readers, Reading
from checker.service.shelves import open_rulebook, rules_at

__all__ = ["Checker", "Fault", "Limits", "Ocr", "Readers", "Reading", "Settings", "open_rulebook", "prove", "rules_at"]
