"""What the program costs, measured: one script per question, each prints a table: `python -m benchmarks.startup`."""
