"""Values in, bytes out: calendars, notices, tables. No database, no clock."""
