"""proselint over a text, once for every line that comes in: its seconds and findings go out. Run by the Python of build/peers."""

import json
import sys
import time
from pathlib import Path

from proselint.checks import __register__
from proselint.config import DEFAULT
from proselint.registry import CheckRegistry
from proselint.tools import LintFile

CheckRegistry().register_many(__register__)
text = Path(sys.argv[1]).read_text("utf-8")
for _ in sys.stdin:
    began = time.process_time()
    found = LintFile("text", text).lint({**DEFAULT, "max_errors": sys.maxsize})
    print(json.dumps({"seconds": time.process_time() - began, "found": len(found)}), flush=True)
