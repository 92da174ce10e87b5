"""Duty rosters: kinds of shifts, special periods, shifts and who serves on them."""

import sqlalchemy as sa
from alembic import op


revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "shift",
        sa.Column("id", sa.String(length=60), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column(
            "line",
            sa.Enum("DUTY", "STANDBY", name="dutyline", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("shift_type", sa.String(length=40), nullable=False),
        sa.Column("begins_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shift")),
    )
    with op.batch_alter_table("shift", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_shift_month"), ["month"], unique=False)

    op.create_table(
        "shift_type",
        sa.Column("pattern", sa.String(length=40), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column(
            "line",
            sa.Enum("DUTY", "STANDBY", name="dutyline", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("day_types", sa.JSON(), nullable=False),
        sa.Column("weekdays", sa.JSON(), nullable=False),
        sa.Column("starts_at", sa.Time(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("is_night", sa.Boolean(), nullable=False),
        sa.Column("main", sa.Integer(), nullable=False),
        sa.Column("assist", sa.Integer(), nullable=False),
        sa.Column("has_leader", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "main >= 0 AND assist >= 0 AND main + assist > 0", name=op.f("ck_shift_type_somebody_serves")
        ),
        sa.CheckConstraint("minutes > 0", name=op.f("ck_shift_type_minutes_positive")),
        sa.PrimaryKeyConstraint("pattern", "code", name=op.f("pk_shift_type")),
    )
    op.create_table(
        "special_period",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("standby", sa.Integer(), nullable=False),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_special_period_ends_not_before")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_special_period")),
    )
    op.create_table(
        "planned_shift",
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("shift_id", sa.String(length=60), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "day_type",
            sa.Enum(
                "WORKDAY",
                "WEEKEND",
                "ADJUSTED_WORKDAY",
                "HOLIDAY_REST",
                "STATUTORY_HOLIDAY",
                name="daytype",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column(
            "status",
            sa.Enum(
                "PLANNED",
                "UNFILLED",
                "CANCELLED",
                "HELD",
                name="receptionstatus",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("reason", sa.JSON(), nullable=True),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_planned_shift_ends_after_start")),
        sa.ForeignKeyConstraint(["shift_id"], ["shift.id"], name=op.f("fk_planned_shift_shift_id_shift")),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["plan_version.id"],
            name=op.f("fk_planned_shift_version_id_plan_version"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("version_id", "shift_id", name=op.f("pk_planned_shift")),
    )
    op.create_table(
        "shift_assignment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("shift_id", sa.String(length=60), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            sa.Enum("LEADER", "MAIN", "ASSIST", "STANDBY", name="dutyrole", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("is_pinned", sa.Boolean(), nullable=False),
        sa.Column("why", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_shift_assignment_person_id_person")),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_shift_assignment_post_id_post")),
        sa.ForeignKeyConstraint(
            ["version_id", "shift_id"],
            ["planned_shift.version_id", "planned_shift.shift_id"],
            name=op.f("fk_shift_assignment_version_id_shift_id_planned_shift"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shift_assignment")),
        sa.UniqueConstraint(
            "version_id", "shift_id", "post_id", name=op.f("uq_shift_assignment_version_id_shift_id_post_id")
        ),
    )
    with op.batch_alter_table("shift_assignment", schema=None) as batch_op:
        batch_op.create_index("ix_shift_assignment_person_id_version_id", ["person_id", "version_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("shift_assignment", schema=None) as batch_op:
        batch_op.drop_index("ix_shift_assignment_person_id_version_id")

    op.drop_table("shift_assignment")
    op.drop_table("planned_shift")
    op.drop_table("special_period")
    op.drop_table("shift_type")
    with op.batch_alter_table("shift", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_shift_month"))

    op.drop_table("shift")
