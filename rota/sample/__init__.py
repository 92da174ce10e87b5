"""A fictional county for the demonstration: every name, number, address and case in it is invented."""
