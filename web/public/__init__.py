"""Pages without sign-in: released months as the public may see them."""
