import uuid

import django.core.serializers.json
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('contenttypes', '0002_remove_content_type_name'),
    ]

    operations = [
        migrations.CreateModel(
            name='HistoryLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='时间')),
                ('act', models.UUIDField(default=uuid.uuid4, verbose_name='同一次操作')),
                ('actor_name', models.CharField(max_length=50, verbose_name='操作人姓名')),
                ('acting_as', models.CharField(blank=True, max_length=200, verbose_name='操作身份')),
                ('object_id', models.CharField(max_length=36, verbose_name='对象编号')),
                ('object_title', models.CharField(max_length=200, verbose_name='对象名称')),
                ('verb', models.CharField(max_length=40, verbose_name='动作')),
                ('text', models.CharField(max_length=500, verbose_name='说明')),
                ('changes', models.JSONField(default=dict, verbose_name='变更内容')),
                ('actor', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='操作人')),
                ('content_type', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contenttypes.contenttype', verbose_name='对象类型')),
            ],
            options={
                'verbose_name': '操作记录',
                'indexes': [models.Index(fields=['content_type', 'object_id', 'id'], name='history_of_object'), models.Index(fields=['actor', '-id'], name='history_of_actor')],
            },
        ),
        migrations.CreateModel(
            name='HistorySeal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('previous', models.CharField(max_length=64)),
                ('mac', models.CharField(max_length=64)),
                ('line', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='seal', to='records.historyline')),
            ],
            options={
                'verbose_name': '操作记录封签',
            },
        ),
        migrations.CreateModel(
            name='ImportBatch',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('ledger', models.CharField(max_length=60, verbose_name='台账')),
                ('identity', models.JSONField(default=dict, verbose_name='操作身份')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='上传时间')),
                ('done_at', models.DateTimeField(null=True, verbose_name='导入时间')),
                ('undone_at', models.DateTimeField(null=True, verbose_name='撤销时间')),
                ('state', models.CharField(choices=[('reading', '正在读取'), ('asking', '等待确认对应关系'), ('checking', '正在核对'), ('checked', '等待确认导入'), ('saving', '正在导入'), ('done', '已导入'), ('undone', '已撤销'), ('failed', '未能导入')], default='reading', max_length=10, verbose_name='状态')),
                ('message', models.CharField(blank=True, max_length=300, verbose_name='说明')),
                ('file_name', models.CharField(max_length=200, verbose_name='文件名')),
                ('sha256', models.CharField(max_length=64, verbose_name='文件摘要')),
                ('heads', models.JSONField(default=list, verbose_name='表头')),
                ('samples', models.JSONField(default=list, verbose_name='各栏示例')),
                ('answers', models.JSONField(default=dict, verbose_name='对应关系')),
                ('questions', models.JSONField(default=list, verbose_name='待确认的值')),
                ('digest', models.CharField(blank=True, max_length=64, verbose_name='预览摘要')),
                ('cleaned', models.BooleanField(default=False, verbose_name='已清理')),
                ('row_count', models.PositiveIntegerField(default=0, verbose_name='行数')),
                ('new_count', models.PositiveIntegerField(default=0, verbose_name='新增')),
                ('changed_count', models.PositiveIntegerField(default=0, verbose_name='修改')),
                ('unchanged_count', models.PositiveIntegerField(default=0, verbose_name='没有变化')),
                ('refused_count', models.PositiveIntegerField(default=0, verbose_name='有问题')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='导入人')),
            ],
            options={
                'verbose_name': '导入批次',
                'indexes': [models.Index(fields=['user', '-created_at'], name='import_of_user')],
            },
        ),
        migrations.CreateModel(
            name='ImportLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='行号')),
                ('outcome', models.CharField(choices=[('new', '新增'), ('changed', '修改'), ('refused', '有问题')], max_length=8)),
                ('title', models.CharField(blank=True, max_length=200, verbose_name='对象')),
                ('object_id', models.CharField(blank=True, max_length=36)),
                ('version', models.PositiveIntegerField(default=1, verbose_name='导入后的版本')),
                ('changes', models.JSONField(default=list, verbose_name='内容')),
                ('before', models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder, verbose_name='原值')),
                ('undo_note', models.CharField(blank=True, max_length=200, verbose_name='撤销结果')),
                ('batch', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='records.importbatch')),
            ],
            options={
                'verbose_name': '导入明细',
                'indexes': [models.Index(fields=['batch', 'outcome', 'number'], name='import_lines')],
                'constraints': [models.UniqueConstraint(fields=('batch', 'number'), name='one_line_per_row')],
            },
        ),
        migrations.CreateModel(
            name='Job',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False, verbose_name='编号')),
                ('kind', models.CharField(max_length=60, verbose_name='种类')),
                ('title', models.CharField(max_length=120, verbose_name='任务')),
                ('payload', models.JSONField(default=dict, verbose_name='参数')),
                ('state', models.CharField(choices=[('queued', '排队中'), ('running', '进行中'), ('done', '已完成'), ('failed', '未完成'), ('cancelled', '已取消')], default='queued', max_length=10, verbose_name='状态')),
                ('done', models.PositiveIntegerField(default=0, verbose_name='已处理')),
                ('total', models.PositiveIntegerField(default=0, verbose_name='总数')),
                ('message', models.CharField(blank=True, max_length=300, verbose_name='说明')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='发起时间')),
                ('published_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('started_at', models.DateTimeField(null=True, verbose_name='开始时间')),
                ('finished_at', models.DateTimeField(null=True, verbose_name='结束时间')),
                ('claim', models.UUIDField(null=True)),
                ('lease_until', models.DateTimeField(null=True)),
                ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='次数')),
                ('cancel_asked', models.BooleanField(default=False)),
                ('result_name', models.CharField(blank=True, max_length=120, verbose_name='结果文件')),
                ('result_size', models.PositiveBigIntegerField(default=0, verbose_name='结果大小')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='发起人')),
            ],
            options={
                'verbose_name': '后台任务',
                'indexes': [models.Index(fields=['owner', '-created_at'], name='jobs_of_owner'), models.Index(fields=['state', 'lease_until'], name='jobs_to_sweep')],
            },
        ),
        migrations.AddField(
            model_name='importbatch',
            name='job',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='records.job', verbose_name='后台任务'),
        ),
        migrations.CreateModel(
            name='Sequence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('prefix', models.CharField(max_length=20, verbose_name='字头')),
                ('year', models.PositiveSmallIntegerField(verbose_name='年份')),
                ('last', models.PositiveIntegerField(default=0, verbose_name='已用到')),
            ],
            options={
                'verbose_name': '编号序列',
                'constraints': [models.UniqueConstraint(fields=('prefix', 'year'), name='one_sequence_per_year')],
            },
        ),
        migrations.CreateModel(
            name='Setting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=80, verbose_name='参数')),
                ('value', models.JSONField(verbose_name='取值')),
                ('valid_from', models.DateField(verbose_name='生效日期')),
                ('reason', models.CharField(max_length=200, verbose_name='原因')),
                ('set_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='设置时间')),
                ('set_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='设置人')),
            ],
            options={
                'verbose_name': '参数',
                'ordering': ['code', 'valid_from', 'id'],
                'indexes': [models.Index(fields=['code', 'valid_from', 'id'], name='setting_in_force')],
            },
        ),
        migrations.CreateModel(
            name='Snapshot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('object_id', models.CharField(max_length=36)),
                ('version', models.PositiveIntegerField(verbose_name='版本')),
                ('taken_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='保存时间')),
                ('taken_by_name', models.CharField(max_length=50, verbose_name='保存人')),
                ('content', models.JSONField(default=list, verbose_name='内容')),
                ('content_type', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contenttypes.contenttype')),
            ],
            options={
                'verbose_name': '历史版本',
                'constraints': [models.UniqueConstraint(fields=('content_type', 'object_id', 'version'), name='one_snapshot_per_version')],
            },
        ),
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False, verbose_name='编号')),
                ('object_id', models.UUIDField(verbose_name='对象编号')),
                ('kind', models.CharField(choices=[('photo', '照片'), ('file', '附件')], max_length=5, verbose_name='类别')),
                ('name', models.CharField(max_length=120, verbose_name='文件名')),
                ('size', models.PositiveBigIntegerField(verbose_name='大小')),
                ('sha256', models.CharField(max_length=64, verbose_name='校验值')),
                ('source_sha256', models.CharField(max_length=64, verbose_name='上传内容校验值')),
                ('media_type', models.CharField(max_length=100, verbose_name='文件类型')),
                ('width', models.PositiveIntegerField(null=True, verbose_name='宽')),
                ('height', models.PositiveIntegerField(null=True, verbose_name='高')),
                ('taken_at', models.DateTimeField(null=True, verbose_name='拍摄时间')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='上传时间')),
                ('voided_at', models.DateTimeField(null=True, verbose_name='删除时间')),
                ('content_type', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contenttypes.contenttype', verbose_name='对象类型')),
                ('uploaded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='上传人')),
            ],
            options={
                'verbose_name': '附件',
                'indexes': [models.Index(fields=['content_type', 'object_id', 'created_at'], name='attachments_of_record')],
            },
        ),
    ]
