"""What can go wrong with the solver itself. A hard problem is never an error: its plan has holes."""

from __future__ import annotations


class SolverError(Exception):
    """The solver failed; the caller's data are untouched."""


class SolverCrashedError(SolverError):
    """A solving process died or fell silent while it worked on the part that holds ``slots``."""

    def __init__(self, *, slots: tuple[str, ...], detail: str) -> None:
        """``detail`` is for the log: an exit code or a traceback."""
        super().__init__(f"solving the part of {', '.join(slots[:3])} ({len(slots)} slots) failed: {detail}")
        self.slots = slots
        self.detail = detail


class SolverBugError(SolverError):
    """The plan broke a hard rule, or its cost was not what the model said. Never the caller's fault."""
