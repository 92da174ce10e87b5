"""What an import changed, list by list. Ids and values of places and rules only: nothing personal is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rota.office.lists import LISTS
from rota.words import Message


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A column that changed; ``before`` and ``after`` are None where the values are personal or only ids inside."""

    column: str
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that changed."""

    id: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListChange:
    """What happened to one list. ``ended`` are posts that are no longer listed but appear in plans."""

    list_key: str
    title: str
    added: tuple[str, ...] = ()
    changed: tuple[RowChange, ...] = ()
    removed: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()
    unchanged: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether the list is as it was."""
        return not (self.added or self.changed or self.removed or self.ended)

    def counts(self) -> dict[str, int]:
        """How many rows were added, changed, removed, ended and left as they were."""
        return {
            "added": len(self.added),
            "changed": len(self.changed),
            "removed": len(self.removed),
            "ended": len(self.ended),
            "unchanged": self.unchanged,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import did, or would do when ``is_dry_run``."""

    is_dry_run: bool
    lists: tuple[ListChange, ...]
    people: int
    notes: tuple[Message, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether everything is as it was."""
        return all(change.is_empty for change in self.lists)

    def list_change(self, key: str) -> ListChange:
        """What happened to the list ``key``; raises KeyError when it was not handed in."""
        for change in self.lists:
            if change.list_key == key:
                return change
        raise KeyError(key)


@dataclass(slots=True)
class _Tally:
    rows: set[str] = field(default_factory=set)
    added: set[str] = field(default_factory=set)
    changed: dict[str, list[FieldChange]] = field(default_factory=dict)
    removed: set[str] = field(default_factory=set)
    ended: set[str] = field(default_factory=set)


class ChangeLog:
    """Collects, while an import runs, what happens to each row of each list."""

    def __init__(self) -> None:
        self._lists: dict[str, _Tally] = {}
        self.notes: list[Message] = []

    def seen(self, list_key: str, row_id: str) -> None:
        """The row is in the list handed in."""
        self._tally(list_key).rows.add(row_id)

    def added(self, list_key: str, row_id: str) -> None:
        """The row is new."""
        self._tally(list_key).added.add(row_id)

    def changed(self, list_key: str, row_id: str, change: FieldChange) -> None:
        """A column of the row changed. What belongs to a new row is not told again."""
        tally = self._tally(list_key)
        if row_id not in tally.added:
            tally.changed.setdefault(row_id, []).append(change)

    def removed(self, list_key: str, row_id: str) -> None:
        """The row is gone."""
        self._tally(list_key).removed.add(row_id)

    def ended(self, list_key: str, row_id: str) -> None:
        """The post has ended."""
        self._tally(list_key).ended.add(row_id)

    def _tally(self, list_key: str) -> _Tally:
        return self._lists.setdefault(list_key, _Tally())

    def list_changes(self) -> tuple[ListChange, ...]:
        """One entry per list that was handed in or touched, in the order of the workbook."""
        return tuple(
            _list_change(spec.key, spec.title, self._lists[spec.key]) for spec in LISTS if spec.key in self._lists
        )


def _list_change(key: str, title: str, tally: _Tally) -> ListChange:
    return ListChange(
        list_key=key,
        title=title,
        added=tuple(sorted(tally.added)),
        changed=tuple(RowChange(row, tuple(tally.changed[row])) for row in sorted(tally.changed)),
        removed=tuple(sorted(tally.removed)),
        ended=tuple(sorted(tally.ended)),
        unchanged=len(tally.rows - tally.added - tally.changed.keys()),
    )


def counts_by_list(lists: tuple[ListChange, ...]) -> Mapping[str, dict[str, int]]:
    """The counts of every list that changed."""
    return {change.list_key: change.counts() for change in lists if not change.is_empty}
