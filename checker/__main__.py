"""The same as the command `tendercheck`: python -m checker."""

from checker.cli import main

if __name__ == "__main__":
    main()
