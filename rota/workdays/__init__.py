"""Day types, the official holiday arrangement and its import, days before a date."""
