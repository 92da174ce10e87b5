"""The office: what it knows and decides about receptions, notices and calendars."""

__version__ = "0.1.0"
