"""spaCy without its command line."""

import subprocess
import sys

TRIAL = """
import sys
from checker.mentions.quick import English
assert "spacy.cli" not in sys.modules
assert [token.text for token in English()("It works.")] == ["It", "works", "."]
import spacy.cli
assert callable(spacy.cli.download)
"""


def test_spacy_works_without_its_command_line_and_gets_it_when_asked() -> None:
    """Nothing stands in for the command line once spaCy is imported, and the real one can still be had."""
    done = subprocess.run([sys.executable, "-c", TRIAL], capture_output=True, text=True)

    assert (done.returncode, done.stderr) == (0, "")
