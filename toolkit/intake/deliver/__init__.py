"""Making the deliverables from the form, and opening them."""
