"""What a reader sees, described: tables and texts made from an analysis."""
