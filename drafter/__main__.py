"""Where the program begins: ``drafter`` and ``python -m drafter``."""

import atexit
import gc

STOPPED = 130
"""The code of ``drafter.commands.codes``, which is not yet loaded when it is needed."""

COLLECTING = (100_000, 20, 100)
"""So many new objects, and rounds of younger ones, between two looks for cycles (Python's own: 700, 10, 10); most commands
make fewer."""


def main() -> None:
    """Run the command line; Ctrl-C while its modules are being loaded ends as quietly as later."""
    # cycles of dead objects are looked for seldom, and not at the end: that was a tenth of a lookup
    gc.set_threshold(*COLLECTING)
    atexit.register(gc.freeze)
    try:
        from drafter.cli import main as run

        run()
    except KeyboardInterrupt:
        raise SystemExit(STOPPED) from None


if __name__ == "__main__":
    main()
