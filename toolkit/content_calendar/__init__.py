"""What is published when, and when its making has to begin."""
