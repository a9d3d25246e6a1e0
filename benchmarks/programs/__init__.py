"""What we are measured against: the least that a program of this kind can do."""
