"""Start-up: what only prints a list must not wait for libraries that read documents."""

import subprocess
import sys
import time

import pytest

HEAVY = {"spacy", "numpy", "flask", "lxml", "jsonschema", "pypdfium2", "pdfplumber"}
SLACK = 2.0  # a busy machine is not a fault


def run(*arguments: str) -> tuple[float, set[str]]:
    """How long a fresh process takes, and which heavy libraries it has imported at its end."""
    code = (
        "import sys; sys.argv = ['tendercheck', *sys.argv[1:]]\n"
        "from checker.cli import main\n"
        "try: main()\n"
        "finally: print('LOADED', *sorted({name.split('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    began = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True)
    took = time.perf_counter() - began
    assert done.returncode == 0, done.stderr
    return took, HEAVY & set(done.stderr.rpartition("LOADED")[2].split())


@pytest.mark.parametrize("arguments", [("--help",), ("--version",), ("rules", "list"), ("rules", "show", "brand-named")], ids=" ".join)
def test_no_heavy_library_is_imported(arguments: tuple[str, ...]) -> None:
    """Help and lists come without spaCy, NumPy, Flask and the readers of documents."""
    assert run(*arguments)[1] == set()


@pytest.mark.parametrize("arguments", [("--help",), ("rules", "list")], ids=" ".join)
def test_help_and_lists_come_at_once(arguments: tuple[str, ...]) -> None:
    """Help and lists take less than 0.4 seconds on an idle machine; the best of five counts."""
    assert min(run(*arguments)[0] for _ in range(5)) < 0.4 * SLACK
