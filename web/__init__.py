"""Flask: pages and feeds of released months."""
