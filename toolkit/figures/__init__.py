"""What a reader sees, drawn: figures made from an analysis, with text alternatives."""
