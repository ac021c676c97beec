"""From strategies to sets of deliverables: one job a client, several at once."""
