"""The small parts of the pages: what they say, and that they let nothing through unescaped."""

from datetime import timedelta

import pytest
from django.template import TemplateSyntaxError
from django.utils import timezone
from lucide import IconDoesNotExist

from records.ui import icons
from records.ui.status_colours import COLOURS
from tests.look.drawing import draw, words


class TestIcon:
    def test_it_is_hidden_from_screen_readers_because_the_word_stands_beside_it(self):
        assert 'aria-hidden="true"' in draw('{% icon "flag" %}')

    def test_a_label_is_read_out(self):
        assert words(draw('{% icon "arrow-up" "升序" %}')) == "升序"

    def test_an_unknown_name_is_an_error_a_developer_sees(self):
        with pytest.raises(IconDoesNotExist):
            icons.draw("no-such-icon")

    def test_a_label_is_escaped(self):
        assert "<b>" not in draw('{% icon "flag" label %}', label="<b>")

    def test_the_second_drawing_comes_from_memory(self):
        assert icons.draw("flag") is icons.draw("flag")


class TestCard:
    def test_title_content_and_the_way_to_more(self):
        html = draw('{% card "我的待办" "/todo/" "查看全部" %}<p>{{ text }}</p>{% endcard %}', text="<i>")
        assert words(html) == "我的待办 查看全部 &lt;i&gt;"
        assert 'href="/todo/"' in html

    def test_a_title_from_data_is_escaped(self):
        assert "<script>" not in draw("{% card title %}{% endcard %}", title="<script>")

    def test_without_an_address_there_is_no_link(self):
        assert "<a" not in draw('{% card "通知" %}{% endcard %}')

    def test_cards_may_stand_in_cards(self):
        html = draw('{% card "外" %}{% card "内" %}文{% endcard %}{% endcard %}')
        assert words(html) == "外 内 文"

    def test_a_forgotten_end_is_noticed(self):
        with pytest.raises(TemplateSyntaxError):
            draw('{% card "外" %}')


class TestTag:
    @pytest.mark.parametrize("colour", sorted(COLOURS))
    def test_every_tone_has_a_rule_in_the_style_sheet(self, colour, sheets):
        assert f".tag.{colour} " in sheets

    def test_an_unknown_tone_is_gray(self):
        assert 'class="tag gray"' in draw('{% tag "草稿" "pink" %}')

    def test_no_text_no_empty_box(self):
        assert draw("{% tag nothing %}", nothing="") == ""

    def test_text_from_data_is_escaped(self):
        assert "&lt;b&gt;" in draw("{% tag text %}", text="<b>")


class TestLight:
    @pytest.mark.parametrize(
        ("level", "word"), [("red", "红灯"), ("yellow", "黄灯"), ("green", "绿灯"), (None, "未亮灯"), ("", "未亮灯")]
    )
    def test_colour_never_stands_alone(self, level, word):
        html = draw("{% light level %}", level=level)
        assert words(html) == word
        assert "<svg" in html

    def test_the_reason_is_shown_on_pointing_and_read_out(self):
        html = draw('{% light "red" reason %}', reason="本季度未召开支部党员大会")
        assert 'title="本季度未召开支部党员大会"' in html
        assert words(html) == "红灯 ：本季度未召开支部党员大会"


class TestDue:
    def test_without_a_deadline_there_is_no_chip(self):
        assert draw("{% due nothing %}", nothing=None) == ""

    def test_what_is_not_done_has_no_day_of_doing(self, db):
        tomorrow = timezone.localdate() + timedelta(days=1)
        assert words(draw("{% due day not_there %}", day=tomorrow)) == "还有 1 天"


class TestCrumbs:
    def test_the_last_one_is_where_you_are_and_no_link(self):
        html = draw('{% crumbs "工作台" "/" "台账" "/list/" "新建" %}')
        assert words(html) == "工作台 台账 新建"
        assert html.count("<a ") == 2
        assert '<li aria-current="page">新建</li>' in html

    def test_a_list_of_pairs_says_the_same(self):
        pairs = [("工作台", "/"), ("台账", "/list/"), ("新建", "")]
        assert draw("{% crumbs pairs %}", pairs=pairs) == draw('{% crumbs "工作台" "/" "台账" "/list/" "新建" %}')

    def test_no_crumbs_no_navigation(self):
        assert draw("{% crumbs pairs %}", pairs=[]) == ""


class TestAvatar:
    @pytest.mark.parametrize(("name", "letter"), [("李建军", "李"), ("买买提·艾力", "买"), ("", "?")])
    def test_the_first_character(self, name, letter):
        assert words(draw("{% avatar name %}", name=name)) == letter


class TestMaskPhone:
    @pytest.mark.parametrize(
        ("number", "shown"),
        [("13812346621", "138****6621"), ("8021", "****21"), ("", ""), (None, "")],
    )
    def test_the_middle_is_hidden(self, number, shown):
        assert draw("{{ number|mask_phone }}", number=number) == shown


class TestAlert:
    def test_icon_and_words(self):
        html = draw('{% alert "red" %}{{ text }}{% endalert %}', text="<b>")
        assert "pt-alert-red" in html
        assert words(html) == "&lt;b&gt;"
