"""After slips: the smallest lawful change, its causes, its alternatives, and its proof again from files."""
