"""`docgen` and `python -m docgen`: the command line, from loading it to its exit code."""

import gc
import sys


def main() -> None:
    """Run the command line with the arguments of this process.

    All that loading makes stays, so nothing is looked for garbage until it is done: that is a twentieth of a
    short run.
    """
    if getattr(sys, "frozen", False):
        from multiprocessing import freeze_support

        freeze_support()  # a child of a frozen program starts as this program does, and goes no further
    gc.disable()
    try:
        from docgen import cli

        cli.load(sys.argv[1:2])
    finally:
        gc.freeze()
        gc.enable()
    cli.main()


if __name__ == "__main__":
    main()
