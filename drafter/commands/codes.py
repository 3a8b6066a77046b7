"""Exit codes: what a program that runs ``drafter`` is told."""

FINE, USER_ERROR, WRONG_USAGE, FINDINGS, STOPPED = 0, 1, 2, 3, 130
"""Done; an error that the user can mend; a command line that is wrong; done, but rows or sources failed; Ctrl-C."""
