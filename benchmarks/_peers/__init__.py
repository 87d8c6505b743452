"""Other engines on the same scenarios: each states the rules in its own way, and the project's checker has the word."""
