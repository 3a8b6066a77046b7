"""Where the program begins: ``drafter`` and ``python -m drafter``."""

STOPPED = 130
"""The code of ``drafter.commands.codes``, which is not yet loaded when it is needed."""


def main() -> None:
    """Run the command line; Ctrl-C while its modules are being loaded ends as quietly as later."""
    try:
        from drafter.cli import main as run

        run()
    except KeyboardInterrupt:
        raise SystemExit(STOPPED) from None


if __name__ == "__main__":
    main()
