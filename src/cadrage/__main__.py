"""`python -m cadrage` is the command line."""

import sys

from cadrage.cli import main

sys.exit(main())
