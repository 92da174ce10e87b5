from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from hashlib import sha256

import pytest

from exports.notices.county import county_facts
from exports.notices.fonts import NoticeFonts
from exports.notices.tv import tv_facts
from exports.notices.typeset import qr_code, typeset_pdf, typeset_png
from rota.errors import RuleBrokenError
from tests.sample_release import sample_release

PRINT_DIGEST = """
from hashlib import sha256
from exports.notices.county import render_county_notice_pdf
from exports.notices.fonts import find_fonts
from tests.sample_release import sample_release
fonts = find_fonts(None, with_system=False)
print(sha256(render_county_notice_pdf(release=sample_release(), fonts=fonts)).hexdigest())
"""


def test_same_facts_give_the_same_pdf_in_another_process(fonts: NoticeFonts) -> None:
    here = sha256(typeset_pdf("county", county_facts(sample_release()), fonts)).hexdigest()

    there = subprocess.run([sys.executable, "-c", PRINT_DIGEST], capture_output=True, text=True, check=True)

    assert there.stdout.strip() == here


def test_same_facts_give_the_same_png(fonts: NoticeFonts) -> None:
    facts = tv_facts(sample_release())

    assert typeset_png("tv", facts, fonts) == typeset_png("tv", facts, fonts)


def test_family_that_does_not_exist_is_an_error(fonts: NoticeFonts) -> None:
    with pytest.raises(RuleBrokenError) as caught:
        typeset_pdf("county", county_facts(sample_release()), replace(fonts, heading=("No Such Font", *fonts.heading)))

    assert "no such font" in str(caught.value.sentence.facts["why"])


def test_qr_code_is_a_drawing_that_depends_on_the_address() -> None:
    one, other = qr_code("http://example.org/m/2026-12/v/1"), qr_code("http://example.org/m/2027-01")

    assert one.startswith("<svg")
    assert one != other
