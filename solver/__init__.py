"""The rostering engine: a frozen problem in, an outcome out. Knows nothing of petitions, databases or the web."""
