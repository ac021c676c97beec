"""Run all benchmarks: `python -m benchmarks`."""

from benchmarks.batch import batch_lines, memory_lines, unchanged_lines
from benchmarks.calendar_files import calendar_file_lines
from benchmarks.channel_mix import channel_mix_lines
from benchmarks.clock import machine, show
from benchmarks.content_calendar import calendar_lines
from benchmarks.intake import intake_lines
from benchmarks.intake_workbook import intake_workbook_lines
from benchmarks.plan import plan_lines
from benchmarks.review import review_lines
from benchmarks.start import start_lines

if __name__ == "__main__":
    show([machine()])
    for lines in (
        start_lines(),
        review_lines(),
        calendar_lines(),
        calendar_file_lines(),
        channel_mix_lines(),
        plan_lines(),
        intake_lines(),
        intake_workbook_lines(),
        batch_lines(),
        unchanged_lines(),
        memory_lines(),
    ):
        for line in lines:
            show([line])
