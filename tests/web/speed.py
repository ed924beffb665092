"""How long somebody waits: python -m tests.web.speed. From the upload of 10,000 words to the report on the screen, cold and warm.

A machine that others use is slow in everything: each time stands beside that of `import spacy` in the same run.
"""

import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import requests
from docx import Document as Word

from tests.places import ROOT
from tests.web.made import docx
from tests.web.running import Running, running

_WORDS = 10_000


def main() -> None:
    """Print the times."""
    data = docx(*_lines())
    measure = _seconds_of_spacy()
    with tempfile.TemporaryDirectory() as folder:
        begun = time.monotonic()
        with running(Path(folder) / "data") as server:
            print(f"import spacy {measure:.2f} s; serve answers after {time.monotonic() - begun:.2f} s")
            for name in ("cold", "warm", "warm", "warm"):
                taken, shown = _upload(server, data)
                print(f"{name}: taken after {taken:.2f} s, report after {shown:.2f} s, {shown / measure:.1f} times import spacy")


def _upload(server: Running, data: bytes) -> tuple[float, float]:
    """Seconds until the upload is acknowledged, and until the page with the report is there."""
    session, begun = requests.Session(), time.monotonic()
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', session.get(server.address, timeout=60).text)
    assert token
    sent = {"documents": ("Specification.docx", data)}
    answer = session.post(server.address, data={"csrf_token": token[1]}, files=sent, allow_redirects=False, timeout=60)
    taken = time.monotonic() - begun
    check = server.address.rstrip("/") + answer.headers["Location"]
    while not session.get(f"{check}/progress", timeout=60).json()["over"]:
        time.sleep(0.05)
    session.get(check, timeout=60).raise_for_status()
    return taken, time.monotonic() - begun


def _lines() -> list[str]:
    """The words of the demonstration pack in Word, again and again, up to ten thousand."""
    folder = ROOT / "corpora" / "packs" / "harrow-vale-case-management"
    found = [each.text for file in sorted(folder.glob("*.docx")) for each in Word(str(file)).paragraphs if each.text.strip()]
    lines: list[str] = []
    count = 0
    while count < _WORDS:
        lines.append(found[len(lines) % len(found)])
        count += len(lines[-1].split())
    return lines


def _seconds_of_spacy() -> float:
    """How long a new Python takes to import spaCy."""
    begun = time.monotonic()
    subprocess.run([sys.executable, "-c", "import spacy"], check=True)
    return time.monotonic() - begun


if __name__ == "__main__":
    main()
