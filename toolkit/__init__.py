"""A toolkit for consultants who make social media strategies, for many clients at once."""
