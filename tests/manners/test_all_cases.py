"""No case without a test and a row: the table in docs/manners.md is what the tests say."""

import pytest
from cases import CASES, case_tests, column, rows


def test_the_table_has_a_row_for_each_case_and_no_other() -> None:
    assert list(rows()) == list(CASES)


@pytest.mark.parametrize("number", CASES)
def test_each_case_has_a_test_that_runs_and_the_table_names_its_file(number: int) -> None:
    named = [case for case in case_tests() if number in case.numbers]
    assert named
    assert not any(case.skipped for case in named)
    assert rows()[number][2] == column(number)
