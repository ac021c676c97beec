"""The steps of the form: which there are, what stands in each, and what is still missing."""
