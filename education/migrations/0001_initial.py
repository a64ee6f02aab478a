import uuid
from decimal import Decimal

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('branches', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='ActivityMonth',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('month', models.DateField(verbose_name='月份')),
                ('kind', models.CharField(choices=[('member_assembly', '支部党员大会'), ('committee_meeting', '支委会'), ('group_meeting', '党小组会'), ('party_lecture', '党课'), ('themed_party_day', '主题党日'), ('organization_life_meeting', '组织生活会'), ('topic_study', '专题学习'), ('topic_seminar', '专题研讨'), ('oath_renewal', '重温入党誓词'), ('loyalty_education', '忠诚教育'), ('party_spirit_education', '党性教育'), ('discipline_education', '党纪法规教育')], max_length=32, verbose_name='活动类型')),
                ('approved', models.PositiveIntegerField(default=0, verbose_name='已通过次数')),
                ('late', models.PositiveIntegerField(default=0, verbose_name='其中补报')),
                ('expected', models.PositiveIntegerField(default=0, verbose_name='应到人次')),
                ('present', models.PositiveIntegerField(default=0, verbose_name='实到人次')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='branches.unit', verbose_name='党支部')),
            ],
            options={
                'verbose_name': '组织生活月度统计',
                'indexes': [models.Index(fields=['month', 'kind'], name='activity_month_kind')],
                'constraints': [models.UniqueConstraint(fields=('unit', 'month', 'kind'), name='one_cell_per_month'), models.CheckConstraint(condition=models.Q(('month__day', 1)), name='month_is_its_first_day')],
            },
        ),
        migrations.CreateModel(
            name='Activity',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False, verbose_name='编号')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='版本')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='登记时间')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='更新时间')),
                ('voided_at', models.DateTimeField(editable=False, null=True, verbose_name='作废时间')),
                ('void_reason', models.CharField(blank=True, editable=False, max_length=200, verbose_name='作废原因')),
                ('state', models.CharField(choices=[('draft', '草稿'), ('submitted', '待审核'), ('approved', '已通过'), ('returned', '已退回')], default='draft', editable=False, max_length=12, verbose_name='审核状态')),
                ('submitted_at', models.DateTimeField(editable=False, null=True, verbose_name='上报时间')),
                ('reviewed_at', models.DateTimeField(editable=False, null=True, verbose_name='审核时间')),
                ('review_opinion', models.CharField(blank=True, editable=False, max_length=500, verbose_name='审核意见')),
                ('late', models.BooleanField(default=False, editable=False, verbose_name='补报')),
                ('kind', models.CharField(choices=[('member_assembly', '支部党员大会'), ('committee_meeting', '支委会'), ('group_meeting', '党小组会'), ('party_lecture', '党课'), ('themed_party_day', '主题党日'), ('organization_life_meeting', '组织生活会'), ('topic_study', '专题学习'), ('topic_seminar', '专题研讨'), ('oath_renewal', '重温入党誓词'), ('loyalty_education', '忠诚教育'), ('party_spirit_education', '党性教育'), ('discipline_education', '党纪法规教育')], max_length=32, verbose_name='活动类型')),
                ('name', models.CharField(blank=True, max_length=120, verbose_name='会议名称')),
                ('theme', models.CharField(max_length=300, verbose_name='活动主题')),
                ('held_on', models.DateField(editable=False, verbose_name='活动日期')),
                ('starts_at', models.DateTimeField(verbose_name='开始时间')),
                ('ends_at', models.DateTimeField(blank=True, null=True, verbose_name='结束时间')),
                ('period', models.CharField(editable=False, max_length=40, verbose_name='时间（起止）')),
                ('planned_at', models.DateTimeField(blank=True, null=True, verbose_name='计划时间')),
                ('place', models.CharField(blank=True, max_length=120, verbose_name='活动地点')),
                ('host_name', models.CharField(blank=True, max_length=50, verbose_name='主持人')),
                ('recorder_name', models.CharField(blank=True, max_length=50, verbose_name='记录人')),
                ('lecturer_name', models.CharField(blank=True, max_length=50, verbose_name='授课人')),
                ('first_agenda', models.BooleanField(default=False, verbose_name='落实第一议题')),
                ('content', models.TextField(blank=True, max_length=20000, verbose_name='内容摘要')),
                ('resolutions', models.TextField(blank=True, max_length=5000, verbose_name='决议')),
                ('hours', models.DecimalField(decimal_places=1, default=Decimal('0'), max_digits=4, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(24)], verbose_name='学时')),
                ('guests', models.CharField(blank=True, max_length=300, verbose_name='其他列席人员')),
                ('remark', models.CharField(blank=True, max_length=300, verbose_name='备注')),
                ('has_roll', models.BooleanField(default=True, editable=False, verbose_name='按名单点名')),
                ('expected', models.PositiveIntegerField(default=0, verbose_name='应到人数')),
                ('expected_voting', models.PositiveIntegerField(blank=True, null=True, verbose_name='应到有表决权人数')),
                ('present', models.PositiveIntegerField(default=0, verbose_name='实到人数')),
                ('present_voting', models.PositiveIntegerField(blank=True, null=True, verbose_name='实到有表决权人数')),
                ('leave_count', models.PositiveIntegerField(default=0, verbose_name='请假人数')),
                ('absent_count', models.PositiveIntegerField(default=0, verbose_name='缺席人数')),
                ('observers', models.CharField(blank=True, editable=False, max_length=600, verbose_name='列席人员')),
                ('absences', models.CharField(blank=True, editable=False, max_length=2000, verbose_name='缺席人员及原因')),
                ('vote_text', models.TextField(blank=True, editable=False, max_length=5000, verbose_name='表决情况')),
                ('files_text', models.CharField(blank=True, editable=False, max_length=60, verbose_name='附件')),
                ('author', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='登记人')),
                ('group', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='branches.partygroup', verbose_name='党小组')),
                ('host', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='branches.person', verbose_name='主持人（在册）')),
                ('recorder', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='branches.person', verbose_name='记录人（在册）')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='branches.unit', verbose_name='所属党组织')),
                ('counted_in', models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='education.activitymonth', verbose_name='计入月份')),
            ],
            options={
                'verbose_name': '组织生活',
                'indexes': [models.Index(fields=['-held_on', '-id'], name='activity_held'), models.Index(fields=['unit', '-held_on', '-id'], name='activity_unit_held'), models.Index(fields=['state'], name='activity_state')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_at__isnull', True), ('ends_at__gte', models.F('starts_at')), _connector='OR'), name='activity_ends_after_start'), models.CheckConstraint(condition=models.Q(('present__lte', models.F('expected'))), name='activity_present_of_expected')],
            },
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('status', models.CharField(choices=[('present', '到会'), ('leave', '请假'), ('absent', '缺席'), ('observer', '列席')], default='present', max_length=8, verbose_name='到会情况')),
                ('reason', models.CharField(blank=True, max_length=100, verbose_name='原因')),
                ('voting', models.BooleanField(default=False, verbose_name='有表决权')),
                ('activity', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attendances', to='education.activity', verbose_name='活动')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendances', to='branches.person', verbose_name='人员')),
            ],
            options={
                'verbose_name': '到会情况',
                'ordering': ('id',),
                'constraints': [models.UniqueConstraint(fields=('activity', 'person'), name='person_once_per_activity')],
            },
        ),
        migrations.CreateModel(
            name='BrandCard',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False, verbose_name='编号')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='版本')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='登记时间')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='更新时间')),
                ('voided_at', models.DateTimeField(editable=False, null=True, verbose_name='作废时间')),
                ('void_reason', models.CharField(blank=True, editable=False, max_length=200, verbose_name='作废原因')),
                ('state', models.CharField(choices=[('draft', '草稿'), ('submitted', '待审核'), ('approved', '已通过'), ('returned', '已退回')], default='draft', editable=False, max_length=12, verbose_name='审核状态')),
                ('submitted_at', models.DateTimeField(editable=False, null=True, verbose_name='上报时间')),
                ('reviewed_at', models.DateTimeField(editable=False, null=True, verbose_name='审核时间')),
                ('review_opinion', models.CharField(blank=True, editable=False, max_length=500, verbose_name='审核意见')),
                ('late', models.BooleanField(default=False, editable=False, verbose_name='补报')),
                ('team_name', models.CharField(max_length=40, verbose_name='队名')),
                ('motto', models.CharField(max_length=60, verbose_name='队训')),
                ('song', models.CharField(blank=True, max_length=60, verbose_name='队歌')),
                ('lyrics', models.TextField(blank=True, max_length=2000, verbose_name='歌词')),
                ('call_sign', models.CharField(blank=True, max_length=40, verbose_name='队号')),
                ('brand_name', models.CharField(max_length=60, verbose_name='品牌名称')),
                ('meaning', models.TextField(max_length=1000, verbose_name='释义')),
                ('designer', models.CharField(blank=True, max_length=60, verbose_name='设计人')),
                ('used_since', models.DateField(default=django.utils.timezone.localdate, verbose_name='启用日期')),
                ('replaced_on', models.DateField(editable=False, null=True, verbose_name='停用日期')),
                ('reviewer_name', models.CharField(blank=True, editable=False, max_length=50, verbose_name='审查人')),
                ('files_text', models.CharField(blank=True, editable=False, max_length=60, verbose_name='图片')),
                ('author', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='登记人')),
                ('current_of', models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='brand_card', to='branches.unit', verbose_name='现用于')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='branches.unit', verbose_name='所属临时党支部')),
            ],
            options={
                'verbose_name': '品牌卡',
                'indexes': [models.Index(fields=['-used_since', '-id'], name='brand_since'), models.Index(fields=['unit', '-used_since'], name='brand_unit_since')],
            },
        ),
        migrations.CreateModel(
            name='Vote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('matter', models.CharField(max_length=200, verbose_name='表决事项')),
                ('yes', models.PositiveIntegerField(default=0, verbose_name='赞成')),
                ('no', models.PositiveIntegerField(default=0, verbose_name='反对')),
                ('abstain', models.PositiveIntegerField(default=0, verbose_name='弃权')),
                ('important', models.BooleanField(default=False, verbose_name='重要事项')),
                ('activity', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='votes', to='education.activity', verbose_name='活动')),
            ],
            options={
                'verbose_name': '表决',
                'ordering': ('id',),
            },
        ),
    ]
