"""Blocks are plain descriptions; what they leave out is nothing that anybody filled in."""

from __future__ import annotations

from toolkit.tables.block import Cell, Column, Table, lean


def test_lean_leaves_out_what_is_empty_in_every_row() -> None:
    """A column in which nothing stands goes; one with a note stays, and so does the first."""
    columns = (Column("Name"), Column("Empty"), Column("Note"))
    rows = ((Cell(""), Cell(""), Cell("")), (Cell(""), Cell(""), Cell("", "said once")))

    table = lean(Table("key", "Caption", columns, rows))

    assert [column.label for column in table.columns] == ["Name", "Note"]
    assert table.rows[1] == (Cell(""), Cell("", "said once"))
