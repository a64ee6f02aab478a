"""A person's own card: everyone with an account reads it, and nobody else's by being a plain member."""

from django.urls import reverse

from branches.roster.acts import add_participant, leave_branch
from organisation.memberships.models import TemporaryMembership
from organisation.people.models import Person
from organisation.posts.models import Post
from organisation.powers import Power
from tests.cast import signed_in


def card(reader, person):
    return signed_in(reader).get(reverse("people:detail", args=[person.pk]))


def test_a_plain_member_reads_the_own_card_and_nobody_elses(cast):
    me = cast.chenxiaodong
    page = card(me, me)
    assert "我的卡片" in page.content.decode()
    assert "甲临时党支部" in page.content.decode()
    for other in (cast.lijianjun, cast.zhouqian, cast.chensiyuan, cast.maimaiti):
        assert card(me, other).status_code == 404
    listed = signed_in(me).get(reverse("people:list")).context["rows"]
    assert [row.pk for row in listed] == [me.pk]
    lines = signed_in(me).get(reverse("roster:list")).context["rows"]
    assert len(lines) == 1


def test_the_short_way_leads_to_the_own_card(cast):
    answer = signed_in(cast.stranger).get(reverse("organisation:own_card"))
    assert answer.url == reverse("people:detail", args=[cast.stranger.pk])
    assert signed_in(cast.stranger).get(answer.url).status_code == 200


def test_an_account_without_a_person_is_told_what_to_do(cast, client, django_user_model):
    user = django_user_model.objects.create_user("nobody", name="某人")
    client.force_login(user, backend="accounts.backends.AccountBackend")
    page = client.get(reverse("organisation:own_card"), follow=True)
    assert "请联系管理员" in page.content.decode()


def test_who_has_left_keeps_the_own_past_and_loses_the_branch(cast):
    me = cast.wanghaiyan
    leave_branch(membership=TemporaryMembership.objects.get(person=me, unit=cast.jia.unit), by=None)
    page = card(me, me).content.decode()
    assert "副书记" in page
    assert "甲临时党支部" in page
    branch = reverse("temporary-branches:detail", args=[cast.jia.pk])
    assert branch not in page
    assert signed_in(me).get(branch).status_code == 404


def test_the_home_side_sees_memberships_and_posts_others_elsewhere_do_not(cast):
    home = card(cast.liufang, cast.lijianjun).content.decode()
    assert "甲临时党支部" in home
    assert "书记" in home
    mine = TemporaryMembership.objects.get(person=cast.lijianjun)
    post = Post.objects.get(person=cast.lijianjun)
    for fact in (mine, post):
        assert cast.liufang.user.has_perm(Power.VIEW, fact)
        assert not cast.liufang.user.has_perm(Power.ROSTER, fact)
        assert not cast.sunli.user.has_perm(Power.VIEW, fact)
    assert card(cast.sunli, cast.lijianjun).status_code == 404
    assert card(cast.liufang, cast.maimaiti).status_code == 404


def test_a_member_sees_names_in_the_branch_without_the_way_to_the_cards(cast):
    url = f"{reverse('temporary-branches:detail', args=[cast.jia.pk])}?tab=roster"
    page = signed_in(cast.chenxiaodong).get(url).content.decode()
    assert "王海燕" in page
    assert reverse("people:detail", args=[cast.wanghaiyan.pk]) not in page
    page = signed_in(cast.lijianjun).get(url).content.decode()
    assert reverse("people:detail", args=[cast.wanghaiyan.pk]) in page


def test_who_only_takes_part_reads_the_own_card_and_not_the_branch(cast, django_user_model):
    user = django_user_model.objects.create_user("activist", name="积极分子")
    guest = Person.objects.create(name="积极分子", standing="activist", home_unit=cast.first, user=user)
    add_participant(unit=cast.jia.unit, person=guest, by=cast.lijianjun.user)
    assert card(guest, guest).status_code == 200
    assert signed_in(guest).get(reverse("temporary-branches:detail", args=[cast.jia.pk])).status_code == 404
