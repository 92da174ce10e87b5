"""Making stored rows equal to listed rows: add, change, remove, and tell the change log."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import column, inspect, select, table
from sqlalchemy.orm import Session

from rota.office.county_lists import Row
from rota.office.import_report import ChangeLog, FieldChange
from rota.office.lists import get_list
from rota.storage.base import Base

Stored = TypeVar("Stored", bound=Base)
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Field:
    """One attribute of a table, the column of the list it comes from, and how it is read from a row."""

    attribute: str
    column: str
    read: Callable[[Row, str], object]


def same(read: Callable[[Row, str], object], *names: str) -> tuple[Field, ...]:
    """Fields whose attribute and column have the same name."""
    return tuple(Field(name, name, read) for name in names)


def yes_unless_told(row: Row, key: str) -> bool:
    """A flag that is yes when blank."""
    return row.flag(key, default=True)


def codes(row: Row, key: str) -> list[str]:
    """A list of codes as the tables store it."""
    return list(row.items(key))


def values_of(row: Row, fields: tuple[Field, ...]) -> dict[str, object]:
    """Attribute → value of one row."""
    return {field.attribute: field.read(row, field.column) for field in fields}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A row as it should be stored: the id shown in reports, its attributes, and each attribute's column."""

    row_id: str
    values: Mapping[str, object]
    columns: Mapping[str, str]


def wanted(row_id: str, row: Row, fields: tuple[Field, ...], **extra: object) -> Wanted:
    """What should be stored for ``row``. ``extra`` are attributes found elsewhere, such as the ids of other rows."""
    return Wanted(
        row_id=row_id,
        values={**values_of(row, fields), **extra},
        columns={field.attribute: field.column for field in fields},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSync(Generic[Stored]):
    """Writes the rows of one list into one table."""

    db: Session
    log: ChangeLog
    list_key: str
    model: type[Stored]

    def write(self, stored: Mapping[Key, Stored], rows: Mapping[Key, Wanted]) -> dict[Key, Stored]:
        """Add what is missing and change what differs; the rows that are stored afterwards."""
        result: dict[Key, Stored] = {}
        for key, row in rows.items():
            self.log.seen(self.list_key, row.row_id)
            found = stored.get(key)
            if found is None:
                found = self.model(**row.values)
                self.db.add(found)
                self.log.added(self.list_key, row.row_id)
            else:
                self.change(found, row)
            result[key] = found
        self.db.flush()
        return result

    def change(self, stored: Stored, row: Wanted) -> None:
        """Set the attributes that differ."""
        for attribute, after in row.values.items():
            before = getattr(stored, attribute)
            if before == after:
                continue
            setattr(stored, attribute, after)
            self.log.changed(self.list_key, row.row_id, self._field_change(row, attribute, before, after))

    def _field_change(self, row: Wanted, attribute: str, before: object, after: object) -> FieldChange:
        key = row.columns.get(attribute)
        if key is None:
            return FieldChange(attribute)
        spec = get_list(self.list_key)
        listed = spec.column(key)
        if listed.is_personal or spec.is_private:
            return FieldChange(listed.title)
        return FieldChange(listed.title, _shown(before), _shown(after))

    def remove(self, stored: Mapping[Key, Stored], rows: Mapping[Key, Wanted], row_id: Callable[[Key], str]) -> None:
        """Remove what is stored and no longer listed."""
        for key, found in stored.items():
            if key not in rows:
                self.db.delete(found)
                self.log.removed(self.list_key, row_id(key))
        self.db.flush()


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Y" if value else "N"
    return "；".join(map(str, value)) if isinstance(value, list) else str(value)


def referenced_ids(db: Session, name: str, ids: set[int], *, but_not_in: frozenset[str] = frozenset()) -> set[int]:
    """Which of ``ids`` of the table ``name`` any other table refers to, whatever room that table belongs to."""
    if not ids:
        return set()
    connection = db.connection()
    schema = inspect(connection)
    found: set[int] = set()
    for other in sorted(set(schema.get_table_names()) - but_not_in):
        for key in schema.get_foreign_keys(other):
            if key["referred_table"] == name and len(key["constrained_columns"]) == 1:
                referring: Any = column(key["constrained_columns"][0])
                query = select(referring).select_from(table(other, referring)).where(referring.in_(ids)).distinct()
                found |= set(connection.scalars(query))
    return found
