"""One rule, one file, one ``add_`` function. Only solving processes import these: OR-Tools stays out of the caller."""
