import uuid

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
            name='CheckList',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False, verbose_name='编号')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='版本')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='登记时间')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='更新时间')),
                ('voided_at', models.DateTimeField(editable=False, null=True, verbose_name='作废时间')),
                ('void_reason', models.CharField(blank=True, editable=False, max_length=200, verbose_name='作废原因')),
                ('code', models.CharField(max_length=20, verbose_name='编码')),
                ('title', models.CharField(max_length=80, verbose_name='名称')),
                ('edition', models.PositiveSmallIntegerField(default=1, editable=False, verbose_name='版次')),
                ('remark', models.CharField(blank=True, max_length=200, verbose_name='适用说明')),
                ('state', models.CharField(choices=[('draft', '草稿'), ('active', '启用中'), ('retired', '已停用')], default='draft', editable=False, max_length=8, verbose_name='状态')),
                ('retired_on', models.DateField(editable=False, null=True, verbose_name='停用日期')),
                ('author', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='登记人')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='branches.unit', verbose_name='制定单位')),
            ],
            options={
                'verbose_name': '检查表',
                'indexes': [models.Index(fields=['-created_at', '-id'], name='check_list_newest')],
                'constraints': [models.UniqueConstraint(fields=('unit', 'code', 'edition'), name='one_row_per_edition')],
            },
        ),
        migrations.CreateModel(
            name='CheckItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.PositiveSmallIntegerField(verbose_name='序号')),
                ('code', models.CharField(max_length=10, verbose_name='项目编号')),
                ('text', models.CharField(max_length=300, verbose_name='检查内容')),
                ('check_list', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='supervision.checklist', verbose_name='检查表')),
            ],
            options={
                'verbose_name': '检查项目',
                'ordering': ('place', 'pk'),
                'constraints': [models.UniqueConstraint(fields=('check_list', 'code'), name='item_once_per_list')],
            },
        ),
        migrations.CreateModel(
            name='Inspection',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False, verbose_name='编号')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='版本')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='登记时间')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='更新时间')),
                ('voided_at', models.DateTimeField(editable=False, null=True, verbose_name='作废时间')),
                ('void_reason', models.CharField(blank=True, editable=False, max_length=200, verbose_name='作废原因')),
                ('number', models.CharField(blank=True, editable=False, max_length=20, verbose_name='检查编号')),
                ('kind', models.CharField(choices=[('planned', '计划内'), ('unplanned', '计划外')], default='planned', max_length=10, verbose_name='检查类别')),
                ('planned_on', models.DateField(blank=True, null=True, verbose_name='计划检查日期')),
                ('held_on', models.DateField(blank=True, null=True, verbose_name='检查日期')),
                ('day', models.DateField(editable=False, verbose_name='检查时间')),
                ('place', models.CharField(blank=True, max_length=120, verbose_name='检查地点')),
                ('content', models.CharField(max_length=500, verbose_name='检查内容')),
                ('inspectors', models.CharField(blank=True, max_length=120, verbose_name='检查人')),
                ('problems', models.TextField(blank=True, editable=False, max_length=5000, verbose_name='发现问题')),
                ('opinion', models.TextField(blank=True, max_length=2000, verbose_name='处理意见/整改要求')),
                ('days', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='整改天数')),
                ('counting', models.CharField(choices=[('workdays', '工作日'), ('calendar', '自然日')], default='workdays', max_length=8, verbose_name='整改天数按')),
                ('rectify_by', models.DateField(editable=False, null=True, verbose_name='整改时限')),
                ('signed_by', models.CharField(blank=True, max_length=50, verbose_name='检查人签字')),
                ('head_signed_by', models.CharField(blank=True, max_length=50, verbose_name='被检查组织负责人签字')),
                ('signed_on', models.DateField(blank=True, null=True, verbose_name='签字日期')),
                ('refused', models.BooleanField(default=False, verbose_name='被检查组织负责人拒绝签字')),
                ('refusal_note', models.CharField(blank=True, max_length=200, verbose_name='拒签情况说明')),
                ('passed_count', models.PositiveSmallIntegerField(default=0, editable=False, verbose_name='合格项')),
                ('failed_count', models.PositiveSmallIntegerField(default=0, editable=False, verbose_name='发现问题数')),
                ('finished_at', models.DateTimeField(editable=False, null=True, verbose_name='完成时间')),
                ('files_text', models.CharField(blank=True, editable=False, max_length=60, verbose_name='附件')),
                ('state', models.CharField(choices=[('draft', '草稿'), ('planned', '已列入计划'), ('finished', '已完成')], default='draft', editable=False, max_length=10, verbose_name='状态')),
                ('author', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='登记人')),
                ('check_list', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='inspections', to='supervision.checklist', verbose_name='检查表')),
                ('inspecting_unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='branches.unit', verbose_name='检查组织')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='branches.unit', verbose_name='被检查组织')),
            ],
            options={
                'verbose_name': '监督检查',
                'indexes': [models.Index(fields=['-day', '-id'], name='inspection_day'), models.Index(fields=['unit', '-day'], name='inspection_unit_day'), models.Index(fields=['state'], name='inspection_state')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('number', ''), _negated=True), fields=('number',), name='inspection_number_once')],
            },
        ),
        migrations.CreateModel(
            name='Finding',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False, verbose_name='编号')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='版本')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='登记时间')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='更新时间')),
                ('voided_at', models.DateTimeField(editable=False, null=True, verbose_name='作废时间')),
                ('void_reason', models.CharField(blank=True, editable=False, max_length=200, verbose_name='作废原因')),
                ('number', models.CharField(blank=True, editable=False, max_length=20, verbose_name='问题编号')),
                ('source', models.CharField(choices=[('inspection', '日常监督检查'), ('special', '专项检查'), ('superior', '上级检查'), ('self', '自查自纠'), ('audit', '巡察审计'), ('masses', '党员群众反映'), ('drill', '应急演练'), ('other', '其他')], default='inspection', max_length=12, verbose_name='问题来源')),
                ('item_code', models.CharField(blank=True, editable=False, max_length=40, verbose_name='项目编号')),
                ('repeats', models.PositiveSmallIntegerField(default=0, editable=False, verbose_name='此前出现次数')),
                ('found_on', models.DateField(verbose_name='检查日期')),
                ('problem', models.CharField(max_length=500, verbose_name='存在问题')),
                ('requirement', models.TextField(blank=True, max_length=2000, verbose_name='整改要求')),
                ('days', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='整改天数')),
                ('counting', models.CharField(choices=[('workdays', '工作日'), ('calendar', '自然日')], default='workdays', max_length=8, verbose_name='整改天数按')),
                ('due_on', models.DateField(editable=False, verbose_name='整改时限')),
                ('measures', models.TextField(blank=True, max_length=2000, verbose_name='整改措施')),
                ('leader', models.CharField(blank=True, max_length=50, verbose_name='责任领导')),
                ('responsible', models.CharField(blank=True, max_length=50, verbose_name='责任人')),
                ('done_on', models.DateField(blank=True, null=True, verbose_name='整改到位时间')),
                ('completion', models.TextField(blank=True, max_length=2000, verbose_name='完成情况')),
                ('submitted_at', models.DateTimeField(editable=False, null=True, verbose_name='提交整改时间')),
                ('rechecker', models.CharField(blank=True, editable=False, max_length=50, verbose_name='复核人')),
                ('closed_on', models.DateField(editable=False, null=True, verbose_name='销号时间')),
                ('review_opinion', models.CharField(blank=True, editable=False, max_length=500, verbose_name='退回原因')),
                ('refusals', models.PositiveSmallIntegerField(default=0, editable=False, verbose_name='退回次数')),
                ('remark', models.CharField(blank=True, max_length=300, verbose_name='备注')),
                ('state', models.CharField(choices=[('open', '待整改'), ('submitted', '待复查'), ('returned', '退回整改'), ('closed', '已销号')], default='open', editable=False, max_length=10, verbose_name='整改状态')),
                ('author', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='登记人')),
                ('inspecting_unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='branches.unit', verbose_name='检查单位')),
                ('item', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='supervision.checkitem', verbose_name='对应检查项目')),
                ('responsible_person', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='branches.person', verbose_name='责任人（在册）')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='branches.unit', verbose_name='被检查单位')),
                ('inspection', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='supervision.inspection', verbose_name='监督检查')),
            ],
            options={
                'verbose_name': '问题整改',
                'indexes': [models.Index(fields=['-found_on', '-id'], name='finding_found'), models.Index(fields=['unit', 'item_code'], name='finding_unit_item'), models.Index(fields=['state', 'due_on'], name='finding_state_due')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('number', ''), _negated=True), fields=('number',), name='finding_number_once'), models.CheckConstraint(condition=models.Q(('done_on__isnull', True), ('done_on__gte', models.F('found_on')), _connector='OR'), name='finding_done_after_found')],
            },
        ),
        migrations.CreateModel(
            name='InspectionItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(blank=True, max_length=40, verbose_name='项目编号')),
                ('text', models.CharField(max_length=300, verbose_name='检查内容')),
                ('result', models.CharField(choices=[('pass', '合格'), ('fail', '不合格'), ('na', '不适用')], max_length=4, verbose_name='结果')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='存在问题')),
                ('inspection', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='supervision.inspection', verbose_name='检查')),
                ('item', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='supervision.checkitem', verbose_name='检查项目')),
            ],
            options={
                'verbose_name': '检查结果',
                'ordering': ('pk',),
                'constraints': [models.UniqueConstraint(fields=('inspection', 'item'), name='item_once_per_inspection')],
            },
        ),
    ]
