from __future__ import annotations

import pytest

from exports.notices.titles import title_lines, width_in_ems
from exports.wording import notice_title
from tests.sample_release import sample_release

WORDS = ("关于2026年12月", "县领导干部", "接待群众来访", "安排的公示")


def test_short_title_stays_on_one_line() -> None:
    assert title_lines(("关于2026年12月", "公示")) == ("关于2026年12月公示",)


def test_title_breaks_between_words_into_even_lines() -> None:
    assert title_lines(WORDS) == ("关于2026年12月县领导干部", "接待群众来访安排的公示")


def test_title_of_the_notice_is_the_one_in_words() -> None:
    assert "".join(title_lines(WORDS)) == notice_title(sample_release())


@pytest.mark.parametrize(("ems", "count"), [(4, 1), (3.9, 2)])
def test_line_is_full_at_its_width_and_not_beyond(ems: float, count: int) -> None:
    assert len(title_lines(("接待", "群众"), ems)) == count


def test_word_longer_than_a_line_stands_alone() -> None:
    assert title_lines(("关于", "长" * 30, "公示")) == ("关于", "长" * 30, "公示")


def test_title_without_words_has_no_lines() -> None:
    assert title_lines(()) == ()


def test_digits_count_as_narrow() -> None:
    assert width_in_ems("2026年") == pytest.approx(4 * 0.56 + 1)
