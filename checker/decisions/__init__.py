"""What people decided, laid over what the rules found: fingerprints, exceptions, recorded reasons, and what was there before."""

from checker.decisions.baseline import fingerprints_in, known, report_in
from checker.decisions.comparison import compared
from checker.decisions.fingerprints import fingerprinted
from checker.decisions.likeness import words_alone
from checker.decisions.overlay import decided
from checker.decisions.waivers import Decisions, read_decisions

__all__ = ["Decisions", "compared", "decided", "fingerprinted", "fingerprints_in", "known", "read_decisions", "report_in", "words_alone"]
