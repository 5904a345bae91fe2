"""What things are and what the rules say: no Qt, no PDF, no network."""
