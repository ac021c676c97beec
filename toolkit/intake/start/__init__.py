"""The list of clients, and a new client's first ten minutes: a short form over the same session."""

from toolkit.intake.start.desk_view import client_list

__all__ = ["client_list"]
