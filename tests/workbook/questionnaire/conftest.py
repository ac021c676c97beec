"""What is here and is no test."""

collect_ignore = ["filled_in.py"]  # run by LibreOffice's own Python, which alone knows `uno`
