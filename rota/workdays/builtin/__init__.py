"""The official arrangements that come with the program, one CSV file per year."""
