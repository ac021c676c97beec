"""The files that a client receives, one module a format."""

FORMATS = ("html", "pdf", "xlsx", "ics", "csv")
"""What a set can hold beside the notebook and the manifest."""
