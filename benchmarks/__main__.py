"""Run all benchmarks: `python -m benchmarks`."""

from benchmarks.clock import machine, show
from benchmarks.report import report_lines
from benchmarks.review import review_lines
from benchmarks.start import start_lines

if __name__ == "__main__":
    show([machine()])
    for lines in (start_lines(), review_lines(), report_lines()):
        for line in lines:
            show([line])
