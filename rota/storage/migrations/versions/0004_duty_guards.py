"""The guards of 0002 for the duty roster too: nobody in two places at once, and a released roster is frozen.

The leader of a day is not at one place the whole day and may receive meanwhile: LEADER rows take no place.
"""

from collections.abc import Iterator

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

SIDE_BY_SIDE = "(tv.is_current AND hv.is_current AND (tv.month <> hv.month OR tv.roster <> hv.roster))"
SHIFT_SEATED = f"""
NEW.role <> 'LEADER' AND EXISTS (
    SELECT 1 FROM planned_shift here JOIN plan_version hv ON hv.id = here.version_id
    WHERE here.version_id = NEW.version_id AND here.shift_id = NEW.shift_id AND here.status <> 'CANCELLED'
      AND (
        EXISTS (
            SELECT 1 FROM shift_assignment elsewhere
            JOIN planned_shift there
              ON there.version_id = elsewhere.version_id AND there.shift_id = elsewhere.shift_id
            JOIN plan_version tv ON tv.id = there.version_id
            WHERE elsewhere.person_id = NEW.person_id AND elsewhere.role <> 'LEADER'
              AND there.shift_id <> here.shift_id AND there.status <> 'CANCELLED'
              AND there.starts_at < here.ends_at AND here.starts_at < there.ends_at
              AND (there.version_id = here.version_id OR {SIDE_BY_SIDE})
        )
        OR EXISTS (
            SELECT 1 FROM assignment elsewhere
            JOIN planned_reception there
              ON there.version_id = elsewhere.version_id AND there.reception_id = elsewhere.reception_id
            JOIN plan_version tv ON tv.id = there.version_id
            WHERE elsewhere.person_id = NEW.person_id AND there.status <> 'CANCELLED'
              AND there.starts_at < here.ends_at AND here.starts_at < there.ends_at AND {SIDE_BY_SIDE}
        )
      )
)"""
RECEPTION_SEATED = f"""
EXISTS (
    SELECT 1 FROM planned_reception here JOIN plan_version hv ON hv.id = here.version_id
    JOIN shift_assignment elsewhere ON elsewhere.person_id = NEW.person_id AND elsewhere.role <> 'LEADER'
    JOIN planned_shift there ON there.version_id = elsewhere.version_id AND there.shift_id = elsewhere.shift_id
    JOIN plan_version tv ON tv.id = there.version_id
    WHERE here.version_id = NEW.version_id AND here.reception_id = NEW.reception_id
      AND here.status <> 'CANCELLED' AND there.status <> 'CANCELLED'
      AND there.starts_at < here.ends_at AND here.starts_at < there.ends_at AND {SIDE_BY_SIDE}
)"""
LOCK = "PERFORM pg_advisory_xact_lock(NEW.person_id);"
CONTENTS = ("planned_shift", "shift_assignment")


def upgrade() -> None:
    for name, when, condition, text in _guards():
        if op.get_bind().dialect.name == "sqlite":
            op.execute(
                f"CREATE TRIGGER {name} BEFORE {when} FOR EACH ROW WHEN {condition} "
                f"BEGIN SELECT RAISE(ABORT, '{text}'); END"
            )
            continue
        result = "OLD" if when.startswith("DELETE") else "NEW"
        lock = LOCK if name.startswith("two_places") else ""
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
    """Name, event, condition and message of each guard."""
    two_places = "one person in two places"
    moved = "UPDATE OF person_id, version_id"
    yield "two_places_shift_insert", "INSERT ON shift_assignment", SHIFT_SEATED, two_places
    yield "two_places_shift_update", f"{moved}, shift_id, role ON shift_assignment", SHIFT_SEATED, two_places
    yield "two_places_on_duty_insert", "INSERT ON assignment", RECEPTION_SEATED, two_places
    yield "two_places_on_duty_update", f"{moved}, reception_id ON assignment", RECEPTION_SEATED, two_places
    for table in CONTENTS:
        for event, rows in (
            ("INSERT", "NEW.version_id"),
            ("UPDATE", "OLD.version_id, NEW.version_id"),
            ("DELETE", "OLD.version_id"),
        ):
            released = f"EXISTS (SELECT 1 FROM plan_version v WHERE v.id IN ({rows}) AND v.state = 'RELEASED')"
            yield f"frozen_{table}_{event.lower()}", f"{event} ON {table}", released, "a released version is frozen"
