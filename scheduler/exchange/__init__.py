"""What goes out to be answered and comes back: sheets, edited annexes, proposals; read with suspicion."""
