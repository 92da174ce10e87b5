"""Reception rules as data, template sets, validation."""
