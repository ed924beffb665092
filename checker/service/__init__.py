"""Where the stages meet: a draft tender in, a report out."""

from checker.service.checker import Checker, Settings
from checker.service.prove import Fault, prove

__all__ = ["Checker", "Fault", "Settings", "prove"]
