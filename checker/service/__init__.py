"""Where the stages meet: a draft tender in, a report out."""

from checker.service.checker import Checker, Settings
from checker.service.prove import Fault, prove
from checker.service.shelves import open_rulebook, rules_at
from checker.service.sources import read

__all__ = ["Checker", "Fault", "Settings", "open_rulebook", "prove", "read", "rules_at"]
