from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='DocumentFile',
            fields=[
                ('pk', models.CompositePrimaryKey('subject_id', 'seq', 'language', blank=True, editable=False, primary_key=True, serialize=False)),
                ('subject_id', models.UUIDField()),
                ('seq', models.PositiveIntegerField()),
                ('language', models.CharField(max_length=2)),
                ('template', models.CharField(max_length=100)),
                ('made_with', models.CharField(max_length=64)),
                ('data', models.JSONField()),
                ('sha256', models.CharField(max_length=64)),
                ('size', models.PositiveBigIntegerField()),
                ('issued_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='StoredFile',
            fields=[
                ('sha256', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('size', models.PositiveBigIntegerField()),
                ('kind', models.CharField(max_length=40)),
                ('stored_at', models.DateTimeField()),
            ],
        ),
    ]
