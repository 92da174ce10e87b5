"""Versions, differences, the release check-list, notices and calendar links."""
