"""Column kinds that every table shares."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any

from sqlalchemy import JSON, DateTime, Dialect, Enum, String, TypeDecorator
from sqlalchemy.orm import mapped_column

from rota.words import Message, from_json, to_json


class UtcDateTime(TypeDecorator[datetime]):
    """An instant. SQLite gives naive datetimes back and PostgreSQL aware ones: this kind always gives aware UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"an instant needs a zone: {value!r}")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class MessageJson(TypeDecorator[Message]):
    """A sentence kept unworded, so that it can be read in either language."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: Message | None, dialect: Dialect) -> Any:  # noqa: ARG002
        return None if value is None else to_json(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Message | None:  # noqa: ARG002
        return None if value is None else from_json(value)


def enum_column(kind: type[StrEnum]) -> Enum:
    """A column kind that stores ``kind`` by value, checked by the database."""
    return Enum(
        kind,
        values_callable=lambda members: [member.value for member in members],
        native_enum=False,
        create_constraint=True,
        length=max(len(member.value) for member in kind),
        name=kind.__name__.lower(),
    )


PrimaryKey = Annotated[int, mapped_column(primary_key=True)]
UtcInstant = Annotated[datetime, mapped_column(UtcDateTime)]
Code = Annotated[str, mapped_column(String(40))]
Name = Annotated[str, mapped_column(String(200))]
Text = Annotated[str, mapped_column(String(2000))]
