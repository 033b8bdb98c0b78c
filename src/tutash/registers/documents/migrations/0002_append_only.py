"""What was taken or issued stays as it was: rows of files and documents are never changed or removed."""

from django.db import migrations

TABLES = ("documents_storedfile", "documents_documentfile")

TRIGGERS = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION kernel_append_only();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION kernel_append_only();
ALTER TABLE {table} ENABLE ALWAYS TRIGGER append_only;
ALTER TABLE {table} ENABLE ALWAYS TRIGGER no_truncate;
"""
BACK = "DROP TRIGGER append_only ON {table}; DROP TRIGGER no_truncate ON {table};"


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial"), ("kernel", "0002_append_only")]
    operations = [
        migrations.RunSQL(
            "".join(TRIGGERS.format(table=table) for table in TABLES),
            "".join(BACK.format(table=table) for table in TABLES),
        )
    ]
