"""Each page in a real browser at a desk and on a telephone: calm console, own host only, nothing cut off.

Screenshots are left in the test's temporary folder, one per page and width.
"""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from werkzeug.serving import make_server

from tests.web.conftest import Site
from web.app import create_app

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WIDTHS = {"desk": (1366, 768), "phone": (390, 844)}
PAGES = {
    "start": "/",
    "month": "/m/2026-12",
    "town": "/m/2026-12/town/T01",
    "village": "/m/2026-12/village/V011",
    "place": "/m/2026-12/place/PC01",
    "person": "/m/2026-12/person/L03",
    "superseded": "/m/2026-12/v/1",
}
CODE_OR_ADDRESS = re.compile(r"https?://\S+|\b[A-Z][A-Z0-9-]*\d[A-Z0-9.-]*\b|\bEnglish\b")


@dataclass(frozen=True, kw_only=True)
class Visit:
    """A page that was opened, and what the browser said and asked for meanwhile."""

    page: Page
    console: list[str]
    requests: list[str]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's chromium."""
    program = shutil.which("chromium")
    assert program, "the browser tests need chromium: apt-get update && apt-get install -y chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def address(site: Site) -> Iterator[str]:
    """The site on loopback, in Chinese."""
    server = make_server("127.0.0.1", 0, site.app, threaded=True)
    url = f"http://127.0.0.1:{server.server_port}"
    settings = replace(site.settings, language="zh_CN", public_url=url)
    server.app = create_app(settings, engine=site.engine)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield url
    server.shutdown()
    thread.join()
    server.server_close()


def visit(browser: Browser, url: str, size: tuple[int, int]) -> Visit:
    page = browser.new_page(viewport={"width": size[0], "height": size[1]}, locale="zh-CN")
    console: list[str] = []
    requests: list[str] = []
    page.on("console", lambda line: console.append(line.text))
    page.on("pageerror", lambda error: console.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    page.goto(url)
    return Visit(page=page, console=console, requests=requests)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", PAGES)
def test_page_is_calm_whole_and_chinese(browser: Browser, address: str, tmp_path: Path, name: str, width: str) -> None:
    opened = visit(browser, address + PAGES[name], WIDTHS[width])
    page = opened.page
    page.screenshot(path=tmp_path / f"{name}-{width}.png", full_page=True)

    assert opened.console == []
    assert [url for url in opened.requests if not url.startswith(f"{address}/")] == []
    assert page.evaluate("document.scrollingElement.scrollWidth") <= WIDTHS[width][0]
    assert re.findall(r"[A-Za-z]{2,}", CODE_OR_ADDRESS.sub("", page.inner_text("body"))) == []
    page.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_missing_page_is_whole_and_chinese(browser: Browser, address: str, tmp_path: Path, width: str) -> None:
    page = visit(browser, f"{address}/m/2031-01", WIDTHS[width]).page
    page.screenshot(path=tmp_path / f"missing-{width}.png", full_page=True)

    assert page.evaluate("document.scrollingElement.scrollWidth") <= WIDTHS[width][0]
    assert page.inner_text("h1") == "页面不存在"
    page.close()


def test_reader_finds_a_village_and_changes_the_language(browser: Browser, address: str, tmp_path: Path) -> None:
    opened = visit(browser, address, WIDTHS["phone"])
    page = opened.page

    page.get_by_role("link", name="2026年12月", exact=True).click()
    page.get_by_role("link", name="汀城镇", exact=True).click()
    page.get_by_role("link", name="䶮溪村", exact=True).click()
    page.get_by_role("button", name="English").click()

    assert page.url == f"{address}/m/2026-12/village/V013"
    assert page.inner_text("h1") == "䶮溪村: receptions in December 2026"
    page.screenshot(path=tmp_path / "english.png", full_page=True)
    assert opened.console == []
    page.close()


def test_page_prints_without_buttons(browser: Browser, address: str, tmp_path: Path) -> None:
    page = visit(browser, f"{address}/m/2026-12", WIDTHS["desk"]).page
    page.emulate_media(media="print")
    (tmp_path / "month.pdf").write_bytes(page.pdf(format="A4"))

    assert not page.get_by_role("button").first.is_visible()
    assert not page.get_by_role("navigation").first.is_visible()
    assert page.get_by_role("table").is_visible()
    page.close()
