"""The office's own workbook of a released month: everything, public or not, except telephone numbers."""

from __future__ import annotations

import io

import xlsxwriter

from exports.listing import day_labels
from exports.wording import chinese_month, version_label
from exports.workbook_overview import add_overview_sheet
from exports.workbook_page import Book, naive
from exports.workbook_people import add_people_sheet
from exports.workbook_receptions import add_level_sheet, add_unfilled_sheet
from exports.workbook_villages import add_village_matrix
from rota.office.models import AreaLevel
from rota.publication.values import MonthRelease


def render_month_workbook(release: MonthRelease) -> bytes:
    """An .xlsx with 总览, 县级, 镇级, 村级总表, 村级, 人员次数 and, if somebody is missing, 未安排.

    The same release gives the same bytes: the only date inside is the release's own.
    """
    target = io.BytesIO()
    workbook = xlsxwriter.Workbook(
        target,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    )
    workbook.set_properties(
        {
            "title": f"{chinese_month(release.month)}领导干部接访安排（{version_label(release)}）",
            "author": release.office.bureau,
            "created": naive(release.released_at),
        }
    )
    book = Book(workbook=workbook, release=release, labels=day_labels(release))
    add_overview_sheet(book)
    add_level_sheet(book, "县级", AreaLevel.COUNTY)
    add_level_sheet(book, "镇级", AreaLevel.TOWN)
    add_village_matrix(book)
    add_level_sheet(book, "村级", AreaLevel.VILLAGE)
    add_people_sheet(book)
    add_unfilled_sheet(book)
    workbook.close()
    return target.getvalue()
