"""``python -m kzcn_explore`` is the command ``kzcn-explore``."""

import sys

from kzcn_explore.cli import main

if __name__ == "__main__":
    sys.exit(main())
