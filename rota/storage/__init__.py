"""Engine, base class, column kinds and migrations."""
