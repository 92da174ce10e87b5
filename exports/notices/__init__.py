"""Typeset notices: A4 public notices, A3 posters and television pages, laid out by GB/T 9704 (DOMAIN.md §10)."""
