"""A table in, a folder of documents out: each row is an outline and goes the same way as ``draft``.

A bad row is reported with its number and column and does not stop the others. ``report.csv`` in the output folder
says for every row what became of it; the same command again leaves finished rows alone.
"""

from drafter.batch import bundle
from drafter.batch.blank import save_blank
from drafter.batch.job import Job, job_for
from drafter.batch.run import REPORT, REPORT_HEADER, RowResult, Status, Tally, run

__all__ = [
    "REPORT",
    "REPORT_HEADER",
    "Job",
    "RowResult",
    "Status",
    "Tally",
    "bundle",
    "job_for",
    "run",
    "save_blank",
]
