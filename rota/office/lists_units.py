"""The list of county units and their heads."""

from __future__ import annotations

from rota.office.list_kinds import GENDERS, Column, Kind, ListSpec

UNITS = ListSpec(
    key="units",
    title="县直单位",
    required=True,
    identity=("id",),
    note="县直各单位及其主要负责人，一行一个。",
    columns=(
        Column(
            key="id", title="编号", kind=Kind.CODE, required=True, note="如 U01，不可重复。", example="U01", longest=40
        ),
        Column(key="name", title="名称", required=True, note="全称。", example="县教育局"),
        Column(key="kind", title="类别", note="党委机关、政府部门等。", example="政府部门", longest=40),
        Column(
            key="head_name",
            title="负责人姓名",
            kind=Kind.PERSON_NAME,
            required=True,
            note="主要负责人。",
            example="（姓名）",
            longest=60,
            is_personal=True,
        ),
        Column(
            key="head_gender",
            title="负责人性别",
            kind=Kind.CHOICE,
            choices=GENDERS,
            note="男或女。",
            example="男",
            is_personal=True,
        ),
        Column(key="head_title", title="负责人职务", required=True, note="不含单位名称。", example="局长"),
        Column(
            key="same_person_as",
            title="与何人同一",
            kind=Kind.CODE,
            refers_to=("leaders", "town_leaders", "town_cadres", "bureau_staff", "lawyers", "units"),
            note="负责人另有职务时，填那一职务的编号；没有留空。",
            example="L12",
            longest=40,
        ),
        Column(
            key="leader_in_charge",
            title="分管县领导编号",
            kind=Kind.CODE,
            refers_to=("leaders",),
            note="分管该单位的县领导。",
            example="L14",
            longest=40,
        ),
        Column(
            key="linked_town_id",
            title="挂钩乡镇编号",
            kind=Kind.CODE,
            refers_to=("towns",),
            note="每月15日前往接访的乡镇。",
            example="T02",
            longest=40,
        ),
        Column(
            key="petition_contact", title="信访联系人", kind=Kind.PERSON_NAME, note="", longest=60, is_personal=True
        ),
        Column(
            key="contact_phone",
            title="联系电话",
            kind=Kind.PHONE,
            note="办公电话。",
            example="0599-5550046",
            longest=40,
            is_personal=True,
        ),
        Column(key="case_categories", title="受理事项", note="用分号隔开。", example="教育；民办教师", longest=300),
        Column(key="resident_in_joint_hall", title="常驻联合接访", kind=Kind.YES_NO, note="是或否。", example="否"),
        Column(
            key="joins_fixed15", title="参加15日接访", kind=Kind.YES_NO, note="负责人是否下镇；留空为是。", example="是"
        ),
    ),
)
