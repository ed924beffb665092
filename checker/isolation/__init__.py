"""The only door for bytes from outside: each file is read in a process of its own, with limits, and comes back as plain values."""

from checker.isolation.door import Door, Ocr, Reading
from checker.isolation.files import nameless
from checker.isolation.forks import part_at_fork
from checker.isolation.guards import Limits

__all__ = ["Door", "Limits", "Ocr", "Reading", "nameless", "part_at_fork"]
