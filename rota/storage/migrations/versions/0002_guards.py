"""What the database itself refuses: one person in two places, a released version edited, the audit trail changed."""

from collections.abc import Iterator

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TWO_PLACES = """
EXISTS (
    SELECT 1
    FROM planned_reception here
    JOIN plan_version hv ON hv.id = here.version_id
    JOIN assignment elsewhere ON elsewhere.person_id = {person}
    JOIN planned_reception there
      ON there.version_id = elsewhere.version_id AND there.reception_id = elsewhere.reception_id
    JOIN plan_version tv ON tv.id = there.version_id
    WHERE here.version_id = {version} AND here.reception_id = {reception}
      AND there.reception_id <> here.reception_id
      AND {status} <> 'CANCELLED' AND there.status <> 'CANCELLED'
      AND there.starts_at < {ends_at} AND {starts_at} < there.ends_at
      AND (
        there.version_id = here.version_id
        OR (tv.is_current AND hv.is_current AND (tv.month <> hv.month OR tv.roster <> hv.roster))
      )
)"""
ASSIGNED = TWO_PLACES.format(
    person="NEW.person_id",
    version="NEW.version_id",
    reception="NEW.reception_id",
    status="here.status",
    starts_at="here.starts_at",
    ends_at="here.ends_at",
)
MOVED = TWO_PLACES.format(
    person="moved.person_id",
    version="NEW.version_id",
    reception="NEW.reception_id",
    status="NEW.status",
    starts_at="NEW.starts_at",
    ends_at="NEW.ends_at",
)
ANY_MOVED = f"""
EXISTS (
    SELECT 1 FROM assignment moved
    WHERE moved.version_id = NEW.version_id AND moved.reception_id = NEW.reception_id AND {MOVED}
)"""
ACTIVATED = """
NEW.is_current AND NOT OLD.is_current AND EXISTS (
    SELECT 1
    FROM assignment moved
    JOIN planned_reception mr ON mr.version_id = moved.version_id AND mr.reception_id = moved.reception_id
    JOIN assignment elsewhere ON elsewhere.person_id = moved.person_id
    JOIN planned_reception there
      ON there.version_id = elsewhere.version_id AND there.reception_id = elsewhere.reception_id
    JOIN plan_version tv ON tv.id = there.version_id
    WHERE moved.version_id = NEW.id AND tv.is_current AND (tv.month <> NEW.month OR tv.roster <> NEW.roster)
      AND mr.status <> 'CANCELLED' AND there.status <> 'CANCELLED'
      AND there.starts_at < mr.ends_at AND mr.starts_at < there.ends_at
)"""
# PostgreSQL runs transactions side by side: a check counts only while nobody else seats the same people.
LOCKS = {
    "assignment": "PERFORM pg_advisory_xact_lock(NEW.person_id);",
    "planned_reception": """PERFORM pg_advisory_xact_lock(person_id) FROM assignment
        WHERE version_id = NEW.version_id AND reception_id = NEW.reception_id ORDER BY person_id;""",
    "plan_version": """PERFORM pg_advisory_xact_lock(person_id)
        FROM (SELECT DISTINCT person_id FROM assignment WHERE version_id = NEW.id) AS seated ORDER BY person_id;""",
}
CONTENTS = ("planned_reception", "assignment", "skipped", "finding", "release_document")
FIXED = (
    *("id", "month", "roster", "state", "number", "created_at", "created_by"),
    *("approved_at", "approved_by", "approval_reason", "released_at", "released_by", "late_reason"),
    *("seed", "solver_status", "solver_seconds", "solver_cost", "solver_bound", "balance"),
)
"""Everything in a released version; only whether it is the current one may still change."""
JSON_COLUMNS = ("solver_cost", "balance")


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for name, when, condition, text in _guards():
            op.execute(
                f"CREATE TRIGGER {name} BEFORE {when} FOR EACH ROW WHEN {condition} "
                f"BEGIN SELECT RAISE(ABORT, '{text}'); END"
            )
        return
    for name, when, condition, text in _guards():
        result = "OLD" if when.startswith("DELETE") else "NEW"
        lock = LOCKS[when.split(" ON ")[1]] if name.startswith("two_places") else ""
        op.execute(
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {lock} "
            f"IF {condition} THEN RAISE EXCEPTION '{text}' USING ERRCODE = 'integrity_constraint_violation'; END IF; "
            f"RETURN {result}; END $$"
        )
        op.execute(f"CREATE TRIGGER {name} BEFORE {when} FOR EACH ROW EXECUTE FUNCTION {name}()")


def downgrade() -> None:
    for name, when, _condition, _text in _guards():
        if op.get_bind().dialect.name == "sqlite":
            op.execute(f"DROP TRIGGER {name}")
        else:
            op.execute(f"DROP TRIGGER {name} ON {when.split(' ON ')[1]}")
            op.execute(f"DROP FUNCTION {name}()")


def _guards() -> Iterator[tuple[str, str, str, str]]:
    """Name, event, condition and message of each guard; a CHECK cannot look at other rows."""
    two_places = "one person in two places"
    yield "two_places_assignment_insert", "INSERT ON assignment", ASSIGNED, two_places
    yield (
        "two_places_assignment_update",
        "UPDATE OF person_id, version_id, reception_id ON assignment",
        ASSIGNED,
        two_places,
    )
    yield (
        "two_places_reception_update",
        "UPDATE OF starts_at, ends_at, status ON planned_reception",
        ANY_MOVED,
        two_places,
    )
    yield "two_places_version_update", "UPDATE OF is_current ON plan_version", ACTIVATED, two_places
    for table in CONTENTS:
        for event, rows in (
            ("INSERT", "NEW.version_id"),
            ("UPDATE", "OLD.version_id, NEW.version_id"),
            ("DELETE", "OLD.version_id"),
        ):
            if table == "release_document" and event == "INSERT":
                continue
            released = f"EXISTS (SELECT 1 FROM plan_version v WHERE v.id IN ({rows}) AND v.state = 'RELEASED')"
            yield f"frozen_{table}_{event.lower()}", f"{event} ON {table}", released, "a released version is frozen"
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    equals = "IS" if is_sqlite else "IS NOT DISTINCT FROM"
    as_text = {column: "" if is_sqlite else "::text" for column in JSON_COLUMNS}  # json has no equality
    same = " AND ".join(
        f"NEW.{column}{as_text.get(column, '')} {equals} OLD.{column}{as_text.get(column, '')}" for column in FIXED
    )
    frozen = "a released version is frozen"
    yield "frozen_plan_version_update", "UPDATE ON plan_version", f"OLD.state = 'RELEASED' AND NOT ({same})", frozen
    yield "frozen_plan_version_delete", "DELETE ON plan_version", "OLD.state = 'RELEASED'", frozen
    for event in ("UPDATE", "DELETE"):
        yield (
            f"audit_{event.lower()}",
            f"{event} ON audit_entry",
            "OLD.id IS NOT NULL",
            "the audit trail is append only",
        )
