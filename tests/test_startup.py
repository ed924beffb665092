"""Start-up: what only prints a list must not wait for libraries that read documents.

Time is taken as processor time of a fresh process, and the best of several runs counts: on an idle machine that is what a person
waits, and other work on the machine hardly changes it. Where everything is slower, more is allowed, by what plain imports take
there against the 0.14 seconds that they take where the limit was set, a machine of two cores.
"""

import os
import resource
import subprocess
import sys

import pytest

HEAVY = {"spacy", "thinc", "numpy", "flask", "lxml", "jsonschema", "pypdfium2", "pdfplumber", "docx", "odfdo", "rich"}
LIMIT, ROUNDS = 0.4, 10
PLAIN, PLAIN_TAKES = "import asyncio, http.server, logging.config, multiprocessing.pool, pydoc, unittest.mock, xmlrpc.client", 0.14
RUN = "import sys; sys.argv[0] = 'tendercheck'; from checker.cli import main; main()"
AS_INSTALLED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}  # modules are kept compiled there
LISTS = [("--help",), ("rules", "list"), ("rules", "show", "brand-named"), ("clauses", "list"), ("clauses", "show", "open-interfaces")]


def loaded(*arguments: str) -> set[str]:
    """The heavy libraries that a command has imported at its end."""
    named = "print('LOADED', *{name.split('.')[0] for name in sys.modules}, file=sys.stderr)"
    code = f"try:\n    {RUN}\nfinally:\n    {named}"
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return HEAVY & set(done.stderr.rpartition("LOADED")[2].split())


def taken(*arguments: str) -> float:
    """The processor time, in seconds, that Python takes for these arguments."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], capture_output=True, check=True, env=AS_INSTALLED)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


@pytest.mark.parametrize("arguments", [*LISTS, ("--version",)], ids=" ".join)
def test_no_heavy_library_is_imported(arguments: tuple[str, ...]) -> None:
    """Help and lists come without spaCy, NumPy, Flask and the readers of documents."""
    assert loaded(*arguments) == set()


@pytest.mark.parametrize("arguments", LISTS, ids=" ".join)
def test_help_and_lists_come_at_once(arguments: tuple[str, ...]) -> None:
    """Help and lists take less than 0.4 seconds; see above for how that is measured."""
    best, plain = taken("-c", RUN, *arguments), PLAIN_TAKES
    for _ in range(ROUNDS):
        if best < LIMIT:
            break
        plain = max(PLAIN_TAKES, min(taken("-c", PLAIN) for _ in range(2)))
        best = min(best, taken("-c", RUN, *arguments))

    assert best < LIMIT * plain / PLAIN_TAKES
