"""`python -m emosub_gui.cli`: the command line where no script was installed."""

import sys

from emosub_gui.cli import main

if __name__ == "__main__":
    sys.exit(main())
