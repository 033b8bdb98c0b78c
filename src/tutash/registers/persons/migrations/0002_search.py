from django.db import migrations

# The planner does not know how rare a key is, and would read the whole table: within these it may not.
SEARCH = """
CREATE FUNCTION persons_names_by_keys(wanted bigint[], of_each int, most int)
RETURNS TABLE (id uuid, person_id uuid, surname varchar, given varchar, patronymic varchar, spelling varchar,
               sex varchar, birth_date date, birth_year smallint)
LANGUAGE sql STABLE ROWS 600
SET enable_seqscan = off SET enable_indexscan = off
AS $$
    SELECT name.* FROM unnest(wanted) AS k(key), LATERAL (
        SELECT n.id, n.person_id, n.surname, n.given, n.patronymic, n.spelling, n.sex, n.birth_date, n.birth_year
        FROM persons_name n WHERE n.keys @> ARRAY[k.key] LIMIT of_each
    ) name LIMIT most
$$;
CREATE FUNCTION persons_sounds_by_hints(wanted int[])
RETURNS SETOF varchar
LANGUAGE sql STABLE ROWS 200
SET enable_seqscan = off
AS $$ SELECT sound FROM persons_sound WHERE hints && wanted $$;
"""
FORGET = """
DROP FUNCTION persons_names_by_keys(bigint[], int, int);
DROP FUNCTION persons_sounds_by_hints(int[]);
"""


class Migration(migrations.Migration):
    dependencies = [("persons", "0001_initial")]

    operations = [migrations.RunSQL(SEARCH, FORGET)]
