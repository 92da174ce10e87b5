"""What a re-planning changed: each change with what forced it and which alternatives were worse."""

from __future__ import annotations

from dataclasses import dataclass

from rota.planning.explain import Reason
from rota.planning.models import PlanVersion, RosterKind
from rota.words import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class ForcedChange:
    """One reception or shift that differs from the release. People are post codes with their roles.

    ``causes`` say for each person lost what forced it; ``others`` are those who could have stepped in or stood in the
    way, best first, with what spoke against each.
    """

    id: str
    when: Message
    before: tuple[tuple[str, str], ...]
    """(role, post code)"""
    after: tuple[tuple[str, str], ...]
    causes: tuple[Reason, ...]
    others: tuple[Reason, ...]
    reason: Message | None
    """Why it is moved or has nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Replanned:
    """The new draft of one roster. ``is_proven`` says that no plan keeps more of what is published."""

    roster: RosterKind
    version: PlanVersion
    release: int
    changes: tuple[ForcedChange, ...]
    unfilled: tuple[str, ...]
    is_proven: bool

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody who has a turn more or less than published, by post code."""
        touched = (frozenset(change.before) ^ frozenset(change.after) for change in self.changes)
        return tuple(sorted({code for pairs in touched for _, code in pairs}))
