"""Released months: freezing them when they are published, and reading them back ever after."""

from __future__ import annotations

from dataclasses import replace

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from rota.errors import NotFoundError
from rota.planning.models import PlanVersion, RosterKind, VersionState
from rota.planning.versions import find_release
from rota.publication.documents import build_document
from rota.publication.models import ReleaseDocument
from rota.publication.values import MonthRelease
from rota.words import message
from rota.workdays.months import parse_month

_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(MonthRelease)


def list_released_months(db: Session) -> tuple[str, ...]:
    """The months of which something is published, oldest first."""
    rows = db.scalars(
        select(PlanVersion.month)
        .where(PlanVersion.state == VersionState.RELEASED, PlanVersion.roster == RosterKind.RECEPTION)
        .distinct()
        .order_by(PlanVersion.month)
    )
    return tuple(rows)


def load_month_release(db: Session, *, month: str, number: int | None = None, public_url: str = "") -> MonthRelease:
    """A released month, the newest version unless ``number`` is given; raises NotFoundError."""
    version = find_release(db, parse_month(month), number)
    row = db.get(ReleaseDocument, version.id) if version is not None else None
    if row is None:
        raise NotFoundError(message("{month} is not published", month=month))
    return replace(_DECODER.decode(row.document), public_url=public_url)


def store_document(db: Session, version: PlanVersion) -> None:
    """Freeze what the public sees of a version that has just been released."""
    db.add(ReleaseDocument(version_id=version.id, document=_ENCODER.encode(build_document(db, version))))
    db.flush()
