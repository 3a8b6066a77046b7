"""Where the program begins: ``drafter`` and ``python -m drafter``."""

import atexit
import gc

STOPPED = 130
"""The code of ``drafter.commands.codes``, which is not yet loaded when it is needed."""


def main() -> None:
    """Run the command line; Ctrl-C while its modules are being loaded ends as quietly as later."""
    # a program that ends is looked through for cycles of dead objects, a tenth of a lookup's time: so nothing is looked at
    atexit.register(gc.freeze)
    try:
        from drafter.cli import main as run

        run()
    except KeyboardInterrupt:
        raise SystemExit(STOPPED) from None


if __name__ == "__main__":
    main()
