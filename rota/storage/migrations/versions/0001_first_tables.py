"""The first tables."""

import sqlalchemy as sa
from alembic import op


revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "area",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column(
            "level",
            sa.Enum("COUNTY", "TOWN", "VILLAGE", name="arealevel", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("population", sa.Integer(), nullable=True),
        sa.Column("address", sa.String(length=300), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("distance_km", sa.Integer(), nullable=True),
        sa.Column("market_days", sa.String(length=60), nullable=False),
        sa.Column("secretary_code", sa.String(length=40), nullable=True),
        sa.Column("head_code", sa.String(length=40), nullable=True),
        sa.Column("petition_officer_code", sa.String(length=40), nullable=True),
        sa.Column("reception_place", sa.String(length=300), nullable=False),
        sa.Column("preferred_halfday", sa.String(length=6), nullable=True),
        sa.Column("reachable_halfdays", sa.JSON(), nullable=False),
        sa.Column("minutes_from_town", sa.Integer(), nullable=True),
        sa.Column("remark", sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(["parent_id"], ["area.id"], name=op.f("fk_area_parent_id_area")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_area")),
        sa.UniqueConstraint("code", name=op.f("uq_area_code")),
    )
    with op.batch_alter_table("area", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_area_parent_id"), ["parent_id"], unique=False)

    op.create_table(
        "audit_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(length=100), nullable=False),
        sa.Column("action", sa.String(length=60), nullable=False),
        sa.Column("subject", sa.String(length=120), nullable=False),
        sa.Column("before", sa.JSON(), nullable=True),
        sa.Column("after", sa.JSON(), nullable=True),
        sa.Column("reason", sa.String(length=1000), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entry")),
    )
    op.create_table(
        "calendar_day",
        sa.Column("day_on", sa.Date(), nullable=False),
        sa.Column(
            "kind", sa.Enum("off", "work", name="daykind", native_enum=False, create_constraint=True), nullable=False
        ),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("is_statutory", sa.Boolean(), nullable=False),
        sa.Column(
            "status",
            sa.Enum("OFFICIAL", "PROVISIONAL", name="calendarstatus", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("source", sa.String(length=2000), nullable=False),
        sa.Column("imported_by", sa.String(length=100), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("day_on", name=op.f("pk_calendar_day")),
    )
    op.create_table(
        "calendar_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column(
            "scope",
            sa.Enum("PERSON", "PLACE", "TOWN", "COUNTY", name="feedscope", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=100), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_fetched_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_client", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_link")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_calendar_link_token_digest")),
    )
    op.create_table(
        "office_setting",
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_office_setting")),
    )
    op.create_table(
        "past_case",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("reception_code", sa.String(length=40), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("persons", sa.Integer(), nullable=False),
        sa.Column("is_collective", sa.Boolean(), nullable=False),
        sa.Column("is_repeat", sa.Boolean(), nullable=False),
        sa.Column("category", sa.String(length=60), nullable=False),
        sa.Column("disposition", sa.String(length=30), nullable=False),
        sa.Column("unit_code", sa.String(length=40), nullable=True),
        sa.Column("instructed_by", sa.String(length=40), nullable=False),
        sa.Column("forwarded_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("replied_on", sa.Date(), nullable=True),
        sa.Column("is_on_time", sa.Boolean(), nullable=True),
        sa.Column("is_resolved", sa.Boolean(), nullable=True),
        sa.Column("satisfaction", sa.String(length=20), nullable=False),
        sa.Column("is_confidential", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_past_case")),
        sa.UniqueConstraint("code", name=op.f("uq_past_case_code")),
    )
    op.create_table(
        "past_reception",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("rule", sa.String(length=40), nullable=False),
        sa.Column(
            "level",
            sa.Enum("COUNTY", "TOWN", "VILLAGE", name="arealevel", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("place_code", sa.String(length=40), nullable=False),
        sa.Column("town_code", sa.String(length=40), nullable=True),
        sa.Column("host_code", sa.String(length=40), nullable=True),
        sa.Column("county_leaders", sa.Integer(), nullable=False),
        sa.Column("unit_leaders", sa.Integer(), nullable=False),
        sa.Column("batches", sa.Integer(), nullable=False),
        sa.Column("persons", sa.Integer(), nullable=False),
        sa.Column("notice_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_past_reception")),
        sa.UniqueConstraint("code", name=op.f("uq_past_reception_code")),
    )
    with op.batch_alter_table("past_reception", schema=None) as batch_op:
        batch_op.create_index("ix_past_reception_held_on", ["held_on"], unique=False)

    op.create_table(
        "past_village_week",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("week_on", sa.Date(), nullable=False),
        sa.Column("town_code", sa.String(length=40), nullable=False),
        sa.Column("turns", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_past_village_week")),
        sa.UniqueConstraint("week_on", "town_code", name=op.f("uq_past_village_week_week_on_town_code")),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("gender", sa.String(length=4), nullable=False),
        sa.Column("birth_year", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_table(
        "plan_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column(
            "roster",
            sa.Enum("RECEPTION", "DUTY", name="rosterkind", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum("DRAFT", "APPROVED", "RELEASED", name="versionstate", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("is_current", sa.Boolean(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=100), nullable=False),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("approved_by", sa.String(length=100), nullable=True),
        sa.Column("approval_reason", sa.String(length=1000), nullable=True),
        sa.Column("released_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("released_by", sa.String(length=100), nullable=True),
        sa.Column("late_reason", sa.String(length=1000), nullable=True),
        sa.Column("seed", sa.Integer(), nullable=True),
        sa.Column("solver_status", sa.String(length=20), nullable=True),
        sa.Column("solver_seconds", sa.Float(), nullable=True),
        sa.Column("solver_cost", sa.JSON(), nullable=False),
        sa.Column("solver_bound", sa.Float(), nullable=True),
        sa.Column("balance", sa.JSON(), nullable=False),
        sa.CheckConstraint(
            "(state = 'RELEASED') = (number IS NOT NULL)", name=op.f("ck_plan_version_number_when_released")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_version")),
        sa.UniqueConstraint("month", "roster", "number", name=op.f("uq_plan_version_month_roster_number")),
    )
    with op.batch_alter_table("plan_version", schema=None) as batch_op:
        batch_op.create_index(
            "uq_plan_version_one_current",
            ["month", "roster"],
            unique=True,
            sqlite_where=sa.text("is_current"),
            postgresql_where=sa.text("is_current"),
        )
        batch_op.create_index(
            "uq_plan_version_one_draft",
            ["month", "roster"],
            unique=True,
            sqlite_where=sa.text("state <> 'RELEASED'"),
            postgresql_where=sa.text("state <> 'RELEASED'"),
        )

    op.create_table(
        "reception",
        sa.Column("id", sa.String(length=60), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("rule", sa.String(length=40), nullable=False),
        sa.Column("nominal_on", sa.Date(), nullable=False),
        sa.Column("town_code", sa.String(length=40), nullable=True),
        sa.Column("village_code", sa.String(length=40), nullable=True),
        sa.Column("unit_code", sa.String(length=40), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reception")),
    )
    with op.batch_alter_table("reception", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reception_month"), ["month"], unique=False)

    op.create_table(
        "reception_rule",
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("template_set", sa.String(length=20), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "GENERATES", "CHECKS", "TEXT", "ON_DEMAND", name="rulekind", native_enum=False, create_constraint=True
            ),
            nullable=False,
        ),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("rrule", sa.String(length=200), nullable=True),
        sa.Column(
            "who",
            sa.Enum(
                "SECRETARY",
                "COUNTY_HEAD",
                "TOWN_LINKED",
                "VILLAGE_LINKED",
                "RESIDENT_UNITS",
                "UNIT_HEAD",
                "MONDAY_POOL",
                "COUNTY_LEADERS",
                "PRINCIPALS",
                "BUREAU_LEADERS",
                "LAWYERS",
                "TOWN_PRINCIPALS",
                "TOWN_DEPUTIES",
                "ANY_LEADER",
                name="who",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=True,
        ),
        sa.Column("head_count", sa.Integer(), nullable=False),
        sa.Column(
            "where_kind",
            sa.Enum(
                "POINT",
                "EACH_TOWN",
                "EACH_VILLAGE",
                "EACH_UNIT",
                "ANY",
                name="where",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("point_code", sa.String(length=40), nullable=True),
        sa.Column("is_halfday", sa.Boolean(), nullable=False),
        sa.Column("starts_at", sa.Time(), nullable=True),
        sa.Column("ends_at", sa.Time(), nullable=True),
        sa.Column(
            "rest_day_policy",
            sa.Enum(
                "NEXT_WORKDAY",
                "PREV_WORKDAY",
                "HOLD",
                "NEXT_WORKDAY_SAME_WEEK",
                "ANY_WORKDAY_OF_WEEK",
                "SAME_AS_R15",
                "SKIP",
                name="restdaypolicy",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "absence_policy",
            sa.Enum(
                "RESCHEDULE", "SUBSTITUTE", "LEAVE_OUT", name="absencepolicy", native_enum=False, create_constraint=True
            ),
            nullable=False,
        ),
        sa.Column("notice_days", sa.Integer(), nullable=True),
        sa.Column(
            "notice_unit",
            sa.Enum("CALENDAR_DAY", "WORKDAY", name="noticeunit", native_enum=False, create_constraint=True),
            nullable=True,
        ),
        sa.Column("counts_as_activity", sa.Boolean(), nullable=False),
        sa.Column("is_published", sa.Boolean(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_reception_rule_ends_after_start")),
        sa.CheckConstraint("head_count >= 1", name=op.f("ck_reception_rule_head_count_positive")),
        sa.CheckConstraint("notice_days >= 0", name=op.f("ck_reception_rule_notice_days_not_negative")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_reception_rule")),
    )
    op.create_table(
        "uncertain_window",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("reason", sa.String(length=2000), nullable=False),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_uncertain_window_ends_not_before_start")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_uncertain_window")),
    )
    op.create_table(
        "unit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("leader_in_charge_code", sa.String(length=40), nullable=True),
        sa.Column("petition_contact", sa.String(length=60), nullable=False),
        sa.Column("contact_phone", sa.String(length=40), nullable=False),
        sa.Column("case_categories", sa.String(length=300), nullable=False),
        sa.Column("is_resident_in_joint_hall", sa.Boolean(), nullable=False),
        sa.Column("joins_fixed15", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit")),
        sa.UniqueConstraint("code", name=op.f("uq_unit_code")),
    )
    op.create_table(
        "finding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(length=40), nullable=False),
        sa.Column("reception_id", sa.String(length=60), nullable=True),
        sa.Column(
            "severity",
            sa.Enum("INFO", "WARNING", "CONFIRM", name="severity", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("people", sa.JSON(), nullable=False),
        sa.Column("text", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["reception_id"], ["reception.id"], name=op.f("fk_finding_reception_id_reception")),
        sa.ForeignKeyConstraint(
            ["version_id"], ["plan_version.id"], name=op.f("fk_finding_version_id_plan_version"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding")),
    )
    with op.batch_alter_table("finding", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_finding_version_id"), ["version_id"], unique=False)

    op.create_table(
        "planned_reception",
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("reception_id", sa.String(length=60), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("place_code", sa.String(length=40), nullable=True),
        sa.Column("moved_from", sa.Date(), nullable=True),
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
        sa.Column("theme", sa.String(length=2000), nullable=False),
        sa.Column("publish_by", sa.Date(), nullable=True),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_planned_reception_ends_after_start")),
        sa.ForeignKeyConstraint(
            ["reception_id"], ["reception.id"], name=op.f("fk_planned_reception_reception_id_reception")
        ),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["plan_version.id"],
            name=op.f("fk_planned_reception_version_id_plan_version"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("version_id", "reception_id", name=op.f("pk_planned_reception")),
    )
    op.create_table(
        "post",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "COUNTY_LEADER",
                "UNIT_HEAD",
                "TOWN_LEADER",
                "TOWN_CADRE",
                "BUREAU_STAFF",
                "LAWYER",
                name="postkind",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("body", sa.String(length=60), nullable=False),
        sa.Column("rank", sa.String(length=40), nullable=False),
        sa.Column("fields", sa.String(length=500), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=True),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("sort_order", sa.Integer(), nullable=False),
        sa.Column("active_from", sa.Date(), nullable=True),
        sa.Column("active_to", sa.Date(), nullable=True),
        sa.Column("remark", sa.String(length=500), nullable=False),
        sa.Column("is_secretary", sa.Boolean(), nullable=False),
        sa.Column("is_county_head", sa.Boolean(), nullable=False),
        sa.Column("is_standing_committee", sa.Boolean(), nullable=False),
        sa.Column("is_vice_head", sa.Boolean(), nullable=False),
        sa.Column("in_monday_pool", sa.Boolean(), nullable=False),
        sa.Column("in_fixed15", sa.Boolean(), nullable=False),
        sa.Column("in_oncall_pool", sa.Boolean(), nullable=False),
        sa.Column("in_halfday_pool", sa.Boolean(), nullable=False),
        sa.Column("weekdays", sa.JSON(), nullable=False),
        sa.Column("conflict_units", sa.JSON(), nullable=False),
        sa.Column("max_days_month", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "active_to IS NULL OR active_from IS NULL OR active_to >= active_from", name=op.f("ck_post_ends_not_before")
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_post_area_id_area")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_post_person_id_person")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_post_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_post")),
        sa.UniqueConstraint("code", name=op.f("uq_post_code")),
    )
    with op.batch_alter_table("post", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_post_area_id"), ["area_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_post_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_post_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "reception_point",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("address", sa.String(length=300), nullable=False),
        sa.Column("rooms", sa.Integer(), nullable=True),
        sa.Column("seats", sa.Integer(), nullable=True),
        sa.Column("facilities", sa.String(length=500), nullable=False),
        sa.Column("open_from", sa.Time(), nullable=True),
        sa.Column("open_to", sa.Time(), nullable=True),
        sa.Column("lunch", sa.String(length=40), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("has_led_screen", sa.Boolean(), nullable=False),
        sa.Column("has_tv_screen", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_reception_point_area_id_area")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_reception_point_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reception_point")),
        sa.UniqueConstraint("code", name=op.f("uq_reception_point_code")),
    )
    with op.batch_alter_table("reception_point", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reception_point_area_id"), ["area_id"], unique=False)

    op.create_table(
        "release_document",
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"], ["plan_version.id"], name=op.f("fk_release_document_version_id_plan_version")
        ),
        sa.PrimaryKeyConstraint("version_id", name=op.f("pk_release_document")),
    )
    op.create_table(
        "skipped",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(length=40), nullable=False),
        sa.Column("nominal_on", sa.Date(), nullable=False),
        sa.Column("area_code", sa.String(length=40), nullable=True),
        sa.Column("reason", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"], ["plan_version.id"], name=op.f("fk_skipped_version_id_plan_version"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_skipped")),
    )
    with op.batch_alter_table("skipped", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_skipped_version_id"), ["version_id"], unique=False)

    op.create_table(
        "absence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column(
            "half",
            sa.Enum("ALL", "AM", "PM", name="halfday", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column(
            "status",
            sa.Enum("APPROVED", "PENDING", "REFUSED", name="absencestatus", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_absence_ends_not_before")),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_absence_post_id_post")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absence")),
        sa.UniqueConstraint("code", name=op.f("uq_absence_code")),
    )
    with op.batch_alter_table("absence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_absence_post_id"), ["post_id"], unique=False)

    op.create_table(
        "assignment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("reception_id", sa.String(length=60), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "HOST",
                "COMPANION",
                "CADRE",
                "LAWYER",
                "USHER",
                "RECORDER",
                name="role",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("substitute_for_id", sa.Integer(), nullable=True),
        sa.Column("is_pinned", sa.Boolean(), nullable=False),
        sa.Column("why", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_assignment_person_id_person")),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_assignment_post_id_post")),
        sa.ForeignKeyConstraint(["substitute_for_id"], ["post.id"], name=op.f("fk_assignment_substitute_for_id_post")),
        sa.ForeignKeyConstraint(
            ["version_id", "reception_id"],
            ["planned_reception.version_id", "planned_reception.reception_id"],
            name=op.f("fk_assignment_version_id_reception_id_planned_reception"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
        sa.UniqueConstraint(
            "version_id", "reception_id", "post_id", name=op.f("uq_assignment_version_id_reception_id_post_id")
        ),
    )
    with op.batch_alter_table("assignment", schema=None) as batch_op:
        batch_op.create_index("ix_assignment_person_id_version_id", ["person_id", "version_id"], unique=False)

    op.create_table(
        "duty_terms",
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("staff_type", sa.String(length=20), nullable=False),
        sa.Column("duty_role", sa.String(length=20), nullable=False),
        sa.Column("is_senior", sa.Boolean(), nullable=False),
        sa.Column("must_pair_senior", sa.Boolean(), nullable=False),
        sa.Column("no_night_from", sa.Date(), nullable=True),
        sa.Column("no_night_to", sa.Date(), nullable=True),
        sa.Column("no_duty_from", sa.Date(), nullable=True),
        sa.Column("no_duty_to", sa.Date(), nullable=True),
        sa.Column("max_nights_month", sa.Integer(), nullable=True),
        sa.Column("max_shifts_month", sa.Integer(), nullable=True),
        sa.Column("cannot_pair_with", sa.JSON(), nullable=False),
        sa.Column("skills", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_duty_terms_post_id_post")),
        sa.PrimaryKeyConstraint("post_id", name=op.f("pk_duty_terms")),
    )
    op.create_table(
        "link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "COUNTY_LEADER",
                "UNIT_HEAD",
                "TOWN_LEADER",
                "VILLAGE_CADRE",
                name="linkrole",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "ends_on IS NULL OR starts_on IS NULL OR ends_on >= starts_on", name=op.f("ck_link_ends_not_before")
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_link_area_id_area")),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_link_post_id_post")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_link")),
        sa.UniqueConstraint(
            "area_id", "post_id", "role", "starts_on", name=op.f("uq_link_area_id_post_id_role_starts_on")
        ),
    )
    with op.batch_alter_table("link", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_link_post_id"), ["post_id"], unique=False)

    op.create_table(
        "load",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("metric", sa.String(length=60), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_load_post_id_post")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_load")),
        sa.UniqueConstraint("post_id", "metric", "starts_on", name=op.f("uq_load_post_id_metric_starts_on")),
    )
    op.create_table(
        "wish",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("day_on", sa.Date(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("AVOID", "PREFER", name="wishkind", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("weight", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_wish_post_id_post")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wish")),
        sa.UniqueConstraint("post_id", "day_on", "kind", name=op.f("uq_wish_post_id_day_on_kind")),
    )


def downgrade() -> None:
    op.drop_table("wish")
    op.drop_table("load")
    with op.batch_alter_table("link", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_link_post_id"))

    op.drop_table("link")
    op.drop_table("duty_terms")
    with op.batch_alter_table("assignment", schema=None) as batch_op:
        batch_op.drop_index("ix_assignment_person_id_version_id")

    op.drop_table("assignment")
    with op.batch_alter_table("absence", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_absence_post_id"))

    op.drop_table("absence")
    with op.batch_alter_table("skipped", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_skipped_version_id"))

    op.drop_table("skipped")
    op.drop_table("release_document")
    with op.batch_alter_table("reception_point", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reception_point_area_id"))

    op.drop_table("reception_point")
    with op.batch_alter_table("post", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_post_unit_id"))
        batch_op.drop_index(batch_op.f("ix_post_person_id"))
        batch_op.drop_index(batch_op.f("ix_post_area_id"))

    op.drop_table("post")
    op.drop_table("planned_reception")
    with op.batch_alter_table("finding", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_finding_version_id"))

    op.drop_table("finding")
    op.drop_table("unit")
    op.drop_table("uncertain_window")
    op.drop_table("reception_rule")
    with op.batch_alter_table("reception", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reception_month"))

    op.drop_table("reception")
    with op.batch_alter_table("plan_version", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_plan_version_one_draft",
            sqlite_where=sa.text("state <> 'RELEASED'"),
            postgresql_where=sa.text("state <> 'RELEASED'"),
        )
        batch_op.drop_index(
            "uq_plan_version_one_current", sqlite_where=sa.text("is_current"), postgresql_where=sa.text("is_current")
        )

    op.drop_table("plan_version")
    op.drop_table("person")
    op.drop_table("past_village_week")
    with op.batch_alter_table("past_reception", schema=None) as batch_op:
        batch_op.drop_index("ix_past_reception_held_on")

    op.drop_table("past_reception")
    op.drop_table("past_case")
    op.drop_table("office_setting")
    op.drop_table("calendar_link")
    op.drop_table("calendar_day")
    op.drop_table("audit_entry")
    with op.batch_alter_table("area", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_area_parent_id"))

    op.drop_table("area")
