"""How forms are drawn: classes, labels, help and errors that belong together, native dates."""

from datetime import UTC, date, datetime

from django import forms
from django.template.loader import render_to_string

from tests.look.drawing import words


class ActivityForm(forms.Form):
    title = forms.CharField(label="活动主题", help_text="不超过 50 字")
    kind = forms.ChoiceField(label="活动类型", choices=[("a", "主题党日"), ("b", "党课")])
    day = forms.DateField(label="日期", required=False)
    at = forms.DateTimeField(label="时间", required=False)
    clock = forms.TimeField(label="钟点", required=False)
    how = forms.ChoiceField(
        label="形式", required=False, widget=forms.RadioSelect, choices=[("a", "现场"), ("b", "视频")]
    )
    agreed = forms.BooleanField(label="已核对", required=False)
    text = forms.CharField(label="记录", required=False, widget=forms.Textarea)


def drawn(name, data=None, **options):
    return ActivityForm(data, **options)[name].as_field_group()


def test_label_and_field_belong_together():
    html = drawn("title")
    assert 'for="id_title"' in html
    assert 'id="id_title"' in html
    assert 'class="form-control"' in html


def test_what_must_be_filled_in_is_marked():
    assert "pt-required" in drawn("title")
    assert "pt-required" not in drawn("day")


def test_an_error_is_chinese_and_tied_to_its_field():
    html = drawn("title", {})
    assert "请填写活动主题。" in words(html)
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_title_helptext id_title_error"' in html
    assert 'id="id_title_helptext"' in html
    assert 'id="id_title_error"' in html
    assert "is-invalid" in html


def test_a_good_field_is_not_marked_bad():
    html = drawn("title", {"title": "学习", "kind": "a"})
    assert "is-invalid" not in html
    assert "aria-invalid" not in html


def test_selects_and_boxes_have_their_own_classes():
    assert 'class="form-select"' in drawn("kind")
    assert 'class="form-check-input"' in drawn("agreed")


def test_radio_buttons_stand_in_a_named_group():
    html = drawn("how")
    assert "<legend" in html
    assert html.count("form-check-input") == 2
    assert words(html) == "形式 现场 视频"


def test_dates_are_native_whatever_the_language():
    html = drawn("day", initial={"day": date(2026, 3, 1)})
    assert 'type="date"' in html
    assert 'value="2026-03-01"' in html


def test_moments_are_shown_in_beijing_time():
    html = drawn("at", initial={"at": datetime(2026, 3, 1, 5, 30, tzinfo=UTC)})
    assert 'type="datetime-local"' in html
    assert 'value="2026-03-01T13:30"' in html


def test_what_the_native_pickers_send_is_understood():
    form = ActivityForm({"title": "学习", "kind": "a", "day": "2026-11-22", "at": "2026-11-22T14:30", "clock": "14:30"})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["day"] == date(2026, 11, 22)
    assert form.cleaned_data["at"].isoformat() == "2026-11-22T14:30:00+08:00"


def test_a_wrong_date_comes_back_as_it_was_typed():
    assert 'value="2026-13-01"' in drawn("day", {"day": "2026-13-01"})


def test_long_texts_take_the_whole_row():
    assert "pt-field-wide" in drawn("text")
    assert "pt-field-wide" not in drawn("title")


def test_above_the_form_stands_what_needs_work():
    form = ActivityForm({"title": "", "kind": "a"})
    html = render_to_string("ui/form_errors.html", {"form": form})
    assert "有 1 处需要修改，内容尚未保存" in words(html)
    assert 'href="#id_title"' in html
    assert 'role="alert"' in html


def test_a_good_form_has_nothing_above_it():
    form = ActivityForm({"title": "学习", "kind": "a"})
    assert words(render_to_string("ui/form_errors.html", {"form": form})) == ""
