"""Page numbers, filter bar, chart data."""

import pytest
from django import forms

from records.ui.chart import chart_context
from records.ui.filter import filter_bar
from records.ui.pages import page_numbers
from tests.look.drawing import draw, words


@pytest.mark.parametrize(
    ("number", "pages", "shown"),
    [
        (1, 1, [1]),
        (1, 5, [1, 2, 3, 4, 5]),
        (6, 20, [1, None, 4, 5, 6, 7, 8, None, 20]),
        (20, 20, [1, None, 18, 19, 20]),
    ],
)
def test_page_numbers_stand_round_the_current_one(number, pages, shown):
    assert page_numbers(number, pages) == shown


class Filters(forms.Form):
    q = forms.CharField(label="关键词", required=False)
    state = forms.CharField(label="状态", required=False)
    light = forms.CharField(label="预警", required=False)
    unit = forms.CharField(label="单位", required=False)
    place = forms.CharField(label="地点", required=False)


class TestFilterBar:
    def test_three_fields_stand_open_and_the_rest_behind_unfold(self):
        bar = filter_bar(Filters({}))
        assert [field.label for field in bar.first] == ["关键词", "状态", "预警"]
        assert [field.label for field in bar.more] == ["单位", "地点"]
        assert not bar.is_open

    def test_it_opens_by_itself_when_a_hidden_field_is_in_use(self):
        assert filter_bar(Filters({"place": "林芝"})).is_open

    def test_nothing_hides_when_it_would_be_a_single_field(self):
        bar = filter_bar(Filters({}), shown=4)
        assert bar.more == []


class TestChart:
    CATEGORIES = ("10月", "11月")
    SERIES = ({"name": "实际", "data": [3, None]}, {"name": "应开展", "data": [4, 5], "type": "line"})

    def test_the_table_holds_the_numbers_of_the_picture(self):
        context = chart_context("life", "组织生活", self.CATEGORIES, self.SERIES, unit="次")
        assert context["rows"] == [("10月", "", [3, 4]), ("11月", "", ["—", 5])]
        assert context["data"]["categories"] == ["10月", "11月"]

    def test_the_page_carries_data_and_table_and_no_script_that_runs(self):
        html = draw('{% chart "life" "组织生活" months series %}', months=self.CATEGORIES, series=self.SERIES)
        assert 'type="application/json"' in html
        assert "查看数据表" in words(html)
        assert 'role="img"' in html
