"""The intake as a workbook: what is asked on which sheet, and what came back."""
