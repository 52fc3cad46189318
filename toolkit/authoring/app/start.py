"""What a double click starts: the studio; with arguments, docgen as everywhere."""

import sys

from docgen.__main__ import main

if __name__ == "__main__":
    if len(sys.argv) == 1:
        sys.argv.append("studio")
    main()
