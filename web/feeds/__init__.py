"""Calendars that phones and computers subscribe to, over HTTP."""
