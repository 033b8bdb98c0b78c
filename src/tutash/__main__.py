"""`python -m tutash` is the command `tutash`."""

import sys

from tutash.commands.main import main

sys.exit(main())
