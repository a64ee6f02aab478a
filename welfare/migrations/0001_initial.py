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
            name='MustItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('ask', '五必问'), ('act', '五必做')], max_length=3, verbose_name='类别')),
                ('code', models.CharField(max_length=20, unique=True, verbose_name='编码')),
                ('name', models.CharField(max_length=30, verbose_name='名称')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='顺序')),
                ('confidential', models.BooleanField(default=False, verbose_name='只限指定人员知悉')),
                ('valid_from', models.DateField(verbose_name='启用日期')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='停用日期')),
            ],
            options={
                'verbose_name': '必问必做项目',
                'ordering': ('kind', 'order', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Ask',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False, verbose_name='编号')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='版本')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='登记时间')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='更新时间')),
                ('voided_at', models.DateTimeField(editable=False, null=True, verbose_name='作废时间')),
                ('void_reason', models.CharField(blank=True, editable=False, max_length=200, verbose_name='作废原因')),
                ('asked_on', models.DateField(verbose_name='时间')),
                ('asker_name', models.CharField(blank=True, max_length=50, verbose_name='问询人')),
                ('result', models.CharField(choices=[('normal', '正常'), ('concern', '关注'), ('need', '有需求')], default='normal', max_length=8, verbose_name='结果')),
                ('note', models.CharField(blank=True, max_length=1000, verbose_name='了解到的情况')),
                ('confidential', models.BooleanField(default=False, editable=False, verbose_name='只限指定人员知悉')),
                ('asker', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='branches.person', verbose_name='问询人（在册）')),
                ('author', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='登记人')),
                ('level_unit', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='branches.unit', verbose_name='最高知悉组织')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='asks', to='branches.person', verbose_name='对象')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='branches.unit', verbose_name='所属党组织')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='welfare.mustitem', verbose_name='必问类别')),
            ],
            options={
                'verbose_name': '五必问',
                'indexes': [models.Index(fields=['-asked_on', '-id'], name='ask_day'), models.Index(fields=['unit', 'asked_on'], name='ask_unit_day'), models.Index(fields=['person', 'asked_on'], name='ask_person_day')],
            },
        ),
        migrations.CreateModel(
            name='Need',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False, verbose_name='编号')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='版本')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='登记时间')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='更新时间')),
                ('voided_at', models.DateTimeField(editable=False, null=True, verbose_name='作废时间')),
                ('void_reason', models.CharField(blank=True, editable=False, max_length=200, verbose_name='作废原因')),
                ('number', models.CharField(blank=True, editable=False, max_length=20, verbose_name='需求编号')),
                ('kind', models.CharField(choices=[('living', '食宿生活'), ('medical', '就医用药'), ('family', '家庭困难'), ('work', '工作条件'), ('mind', '心理压力'), ('growth', '成长发展'), ('leisure', '文体活动'), ('other', '其他')], max_length=10, verbose_name='需求类别')),
                ('urgency', models.CharField(choices=[('usual', '一般'), ('soon', '较急'), ('urgent', '紧急')], default='usual', max_length=6, verbose_name='紧急程度')),
                ('raised_by_name', models.CharField(blank=True, editable=False, max_length=50, verbose_name='提出人姓名')),
                ('raised_on', models.DateField(verbose_name='提出时间')),
                ('description', models.CharField(max_length=500, verbose_name='需求内容')),
                ('level', models.CharField(choices=[('branch', '临时党支部'), ('unit', '单位'), ('institute', '院')], default='branch', editable=False, max_length=10, verbose_name='办理层级')),
                ('due_on', models.DateField(editable=False, verbose_name='办理时限')),
                ('answer', models.TextField(blank=True, editable=False, max_length=2000, verbose_name='办理结果')),
                ('answered_on', models.DateField(editable=False, null=True, verbose_name='答复时间')),
                ('satisfaction', models.CharField(blank=True, choices=[('content', '满意'), ('fair', '基本满意'), ('not', '不满意')], editable=False, max_length=8, verbose_name='满意度')),
                ('closed_on', models.DateField(editable=False, null=True, verbose_name='办结时间')),
                ('reopened', models.PositiveSmallIntegerField(default=0, editable=False, verbose_name='重新办理次数')),
                ('remark', models.CharField(blank=True, max_length=300, verbose_name='备注')),
                ('state', models.CharField(choices=[('open', '办理中'), ('answered', '已答复'), ('closed', '已办结')], default='open', editable=False, max_length=8, verbose_name='办理状态')),
                ('ask', models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='need', to='welfare.ask', verbose_name='来自五必问')),
                ('author', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='登记人')),
                ('holder', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='needs_held', to='branches.person', verbose_name='办理人')),
                ('level_unit', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='branches.unit', verbose_name='办理组织')),
                ('raised_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='needs', to='branches.person', verbose_name='提出人')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='branches.unit', verbose_name='所属党组织')),
            ],
            options={
                'verbose_name': '需求',
                'indexes': [models.Index(fields=['-raised_on', '-id'], name='need_raised'), models.Index(fields=['unit', '-raised_on'], name='need_unit_raised'), models.Index(fields=['state', 'due_on'], name='need_state_due')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('number', ''), _negated=True), fields=('number',), name='need_number_once')],
            },
        ),
        migrations.CreateModel(
            name='Act',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False, verbose_name='编号')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='版本')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='登记时间')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='更新时间')),
                ('voided_at', models.DateTimeField(editable=False, null=True, verbose_name='作废时间')),
                ('void_reason', models.CharField(blank=True, editable=False, max_length=200, verbose_name='作废原因')),
                ('done_on', models.DateField(verbose_name='时间')),
                ('level', models.CharField(choices=[('branch', '临时党支部'), ('unit', '单位'), ('institute', '院')], default='branch', max_length=10, verbose_name='责任单位')),
                ('recipients', models.CharField(blank=True, max_length=200, verbose_name='对象说明')),
                ('headcount', models.PositiveIntegerField(default=1, validators=[django.core.validators.MinValueValidator(1)], verbose_name='人数')),
                ('content', models.CharField(blank=True, max_length=1000, verbose_name='内容')),
                ('cost', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, validators=[django.core.validators.MinValueValidator(Decimal('0'))], verbose_name='经费（元）')),
                ('satisfaction', models.CharField(blank=True, choices=[('content', '满意'), ('fair', '基本满意'), ('not', '不满意')], max_length=8, verbose_name='满意度')),
                ('provider', models.CharField(blank=True, choices=[('own', '本支部谈心人员'), ('unit', '单位心理辅导员'), ('specialist', '专业机构'), ('hotline', '心理热线'), ('hospital', '医院转介')], max_length=10, verbose_name='疏导提供方')),
                ('follow_up', models.BooleanField(default=False, verbose_name='需要继续跟进')),
                ('reason', models.CharField(blank=True, max_length=60, verbose_name='慰问原因')),
                ('visit_kind', models.CharField(blank=True, max_length=30, verbose_name='慰问类型')),
                ('visitors', models.CharField(blank=True, max_length=100, verbose_name='慰问人')),
                ('department', models.CharField(blank=True, max_length=60, verbose_name='部门')),
                ('gift_cost', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, validators=[django.core.validators.MinValueValidator(Decimal('0'))], verbose_name='慰问品金额（元）')),
                ('booked', models.BooleanField(default=False, verbose_name='是否入账')),
                ('remark', models.CharField(blank=True, max_length=300, verbose_name='备注')),
                ('confidential', models.BooleanField(default=False, editable=False, verbose_name='只限指定人员知悉')),
                ('author', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='登记人')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='acts', to='branches.person', verbose_name='对象')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='branches.unit', verbose_name='所属党组织')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='welfare.mustitem', verbose_name='类别')),
                ('need', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='acts', to='welfare.need', verbose_name='回应的需求')),
            ],
            options={
                'verbose_name': '五必做',
                'indexes': [models.Index(fields=['-done_on', '-id'], name='act_day'), models.Index(fields=['unit', 'done_on'], name='act_unit_day')],
                'constraints': [models.CheckConstraint(condition=models.Q(('confidential', False), models.Q(('content', ''), ('need__isnull', True), ('person__isnull', True), ('reason', ''), ('recipients', ''), ('remark', '')), _connector='OR'), name='counselling_says_nothing')],
            },
        ),
        migrations.CreateModel(
            name='NeedHandOver',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('holder_name', models.CharField(blank=True, max_length=50, verbose_name='办理人姓名')),
                ('began_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='接办时间')),
                ('ended_at', models.DateTimeField(null=True, verbose_name='结束时间')),
                ('reason', models.CharField(blank=True, max_length=500, verbose_name='交办原因')),
                ('holder', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='branches.person', verbose_name='办理人')),
                ('need', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='hand_overs', to='welfare.need', verbose_name='需求')),
                ('unit', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='branches.unit', verbose_name='办理组织')),
            ],
            options={
                'verbose_name': '需求交办',
                'ordering': ('began_at', 'pk'),
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('need',), name='one_holder_at_a_time'), models.CheckConstraint(condition=models.Q(('ended_at__isnull', True), ('ended_at__gte', models.F('began_at')), _connector='OR'), name='hand_over_ends_after_start')],
            },
        ),
    ]
