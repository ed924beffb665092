"""Many uploads at once, measured: python -m tests.web.load [how many]. It tells how long accepting and checking took, and any fault."""

import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import requests

from tests.web.running import heavy, running


def main(number: int) -> int:
    """Hand in so many files of 100 kB at once, wait for their reports, and print what was measured. 1 where anything failed."""
    with tempfile.TemporaryDirectory() as folder, running(Path(folder) / "data", workers=2) as server:
        data = heavy()
        begun = time.monotonic()
        with ThreadPoolExecutor(number) as pool:
            answers: list[requests.Response] = list(pool.map(lambda _: server.post(data), range(number)))
        accepted = time.monotonic() - begun
        spent = sorted(answer.elapsed.total_seconds() for answer in answers)
        codes = Counter(answer.status_code for answer in answers)
        ids = [answer.json()["id"] for answer in answers if answer.status_code == 202]
        states = Counter(server.until(ids, 600).values())
        print(f"{number} uploads of 100 kB at once: {dict(codes)}")
        print(f"accept p50 {spent[number // 2]:.2f} s, p95 {spent[int(0.95 * (number - 1))]:.2f} s, all within {accepted:.2f} s")
        print(f"reports {dict(states)} within {time.monotonic() - begun:.1f} s")
        late = [answer for answer in answers if answer.status_code == 429 and "Retry-After" not in answer.headers]
    return int(bool(set(codes) - {202, 429} or set(states) - {"done"} or late))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100))
