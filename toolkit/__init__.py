"""A toolkit for consultants who make social media strategies.

`import toolkit` loads nothing heavy: the rooms are imported by name
(`from toolkit.analysis import analyse`).
"""

__version__ = "0.1.0"
