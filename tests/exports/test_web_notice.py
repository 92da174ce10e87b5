import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from exports.web_notice import render_notice_html
from tests.exports.hard_release import LONG_NAME, hard_release, with_changes
from tests.sample_release import OFFICE, attendee, sample_release

VOID = {"meta", "br", "path", "link", "img"}


class Outline(HTMLParser):
    """Counts tags, collects attributes and text, and refuses tags that do not close in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(f"{tag}.{name}", value or "") for name, value in attrs]
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] != "style":
            self.text += data


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = shutil.which("chromium")
    assert program, "the page is looked at in Debian's chromium"
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield chromium
        chromium.close()


def opened(browser: Browser, tmp_path: Path, page: str, *, width: int) -> Page:
    file = tmp_path / "notice.html"
    file.write_text(page, encoding="utf-8")
    tab = browser.new_page(viewport={"width": width, "height": 800})
    tab.goto(file.as_uri())
    return tab


def test_page_is_chinese_complete_and_well_formed() -> None:
    page = render_notice_html(hard_release())
    outline = Outline(page)

    assert page.startswith('<!DOCTYPE html>\n<html lang="zh-CN">')
    assert outline.tags.count("h1") == 1
    assert outline.tags.count("details") == 2
    assert outline.tags.count("table") == outline.tags.count("caption") == 5


def test_every_heading_cell_has_a_scope() -> None:
    outline = Outline(render_notice_html(hard_release()))

    scopes = [value for name, value in outline.attributes if name == "th.scope"]

    assert len(scopes) == outline.tags.count("th")
    assert set(scopes) == {"col", "row"}


def test_page_asks_nothing_of_any_host() -> None:
    page = render_notice_html(hard_release())
    outline = Outline(page)

    assert not {"script", "link", "img", "iframe", "object", "embed", "base", "form"} & set(outline.tags)
    assert [value for name, value in outline.attributes if name.endswith((".src", ".srcset", ".action"))] == []
    assert [value for name, value in outline.attributes if name == "a.href"] == ["http://127.0.0.1:8000/m/2026-12/v/1"]
    assert re.findall(r"url\(|@import", page) == []


def test_facts_are_escaped() -> None:
    release = with_changes(
        sample_release(),
        {"RMON.2026-00": {"place_name": "<script>x</script>", "people": (attendee(name='"><b>&'),)}},
    )
    release = replace(release, office=replace(OFFICE, issuer="<i>局</i>"))

    outline = Outline(render_notice_html(release))

    assert not {"script", "b", "i"} & set(outline.tags)
    assert "<script>x</script>" in outline.text
    assert '"><b>&' in outline.text
    assert "<i>局</i>" in outline.text


def test_page_shows_only_what_is_announced() -> None:
    text = Outline(render_notice_html(hard_release())).text

    assert "欧阳停" not in text
    assert "司马秘" not in text
    assert text.count("待定，另行公告") == 2
    assert f"{LONG_NAME}（代闵建铭）" in text
    assert "12月18日（周五）（原定12月15日）" in text
    assert "专题：土地<征收>" in text


def test_town_without_receptions_says_so() -> None:
    release = sample_release()
    release = replace(release, receptions=())
    village = replace(release.towns[1].villages[0], daily_text="")
    release = replace(release, towns=(release.towns[0], replace(release.towns[1], villages=(village,))))

    assert Outline(render_notice_html(release)).text.count("本月没有安排。") == 3


def test_county_without_towns_says_so() -> None:
    release = replace(sample_release(), receptions=(), towns=())

    assert Outline(render_notice_html(release)).text.count("本月没有安排。") == 2


def test_town_without_a_host_says_when_it_will_be_known() -> None:
    release = with_changes(sample_release(), {"R15-TOWN.2026-12.T01": {"people": ()}})

    assert "接访领导：待定，另行公告。" in Outline(render_notice_html(release)).text


def test_daily_offer_has_a_table_of_its_own() -> None:
    release = with_changes(sample_release(), {"RMON.2026-00": {"rule": "RDIR"}})

    assert "<caption>日常接待</caption>" in render_notice_html(release)


def test_page_names_version_and_date() -> None:
    page = render_notice_html(sample_release(number=4))

    assert '<time datetime="2026-11-20">2026年11月20日</time>' in page
    assert "第4版" in Outline(page).text


def test_same_release_gives_the_same_page() -> None:
    assert render_notice_html(hard_release()) == render_notice_html(hard_release())


def test_phone_shows_cards_and_never_scrolls_sideways(browser: Browser, tmp_path: Path) -> None:
    page = render_notice_html(hard_release()).replace("<details>", "<details open>")

    tab = opened(browser, tmp_path, page, width=390)

    assert tab.evaluate("document.documentElement.scrollWidth") == 390
    assert tab.evaluate("getComputedStyle(document.querySelector('td')).display") == "grid"
    assert tab.evaluate("getComputedStyle(document.querySelector('td'), '::before').content") == '"时间"'


def test_desk_shows_tables(browser: Browser, tmp_path: Path) -> None:
    tab = opened(browser, tmp_path, render_notice_html(hard_release()), width=1200)

    assert tab.evaluate("document.documentElement.scrollWidth") == 1200
    assert tab.evaluate("getComputedStyle(document.querySelector('td')).display") == "table-cell"
