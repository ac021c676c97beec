"""Spreadsheets that come back from people: what stands where in them, and what they say."""
