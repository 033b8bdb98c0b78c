"""Cases in a list: filters, order, pages without a count, and the same list as a file."""

import csv
import io
from typing import Any, Final

from django.http import HttpResponse, QueryDict
from django.shortcuts import render

from tutash.institutions.crimes import listing
from tutash.institutions.crimes.listing import NOBODY, Filter, Row
from tutash.kernel import access, clock, keyset, law, officials, worklist
from tutash.kernel.due import last_day, short_date, short_moment
from tutash.kernel.forms import Asking, Form
from tutash.kernel.models import Look, Post
from tutash.kernel.navigation import offer
from tutash.kernel.refusals import NotYourOffice, Refused
from tutash.kernel.text import Text
from tutash.kernel.web import Request, page

PAGE: Final = 50
MOST_EXPORTED: Final = 5_000
NOT_CELLS: Final = ("=", "+", "-", "@", "\t", "\r")
WITHOUT: Final = Text("nobody", "не назначен", "дайындалган эмес")
NO_EXPORT: Final = Text(
    "Your office may not take lists out of the register.",
    "Ваша должность не вправе выгружать списки из реестра.",
    "Сиздин кызмат ордуңуздун реестрден тизмелерди чыгарып алууга укугу жок.",
)

offer(30, "cases", Text("Cases", "Дела", "Иштер"))
worklist.LISTS["case"] = "cases"


def asked(request: Request) -> "Form[Filter]":
    """The filter as it stands in the address; what is empty was not asked."""
    given = {name: values for name, values in request.GET.lists() if any(value.strip() for value in values)}
    today = clock.local(clock.now()).date()
    return Form(Filter, given, asking=Asking(request.post, None, today))


@page
def cases(request: Request) -> HttpResponse:
    """The cases of one's scope that fit the filter."""
    form = asked(request)
    wanted = form.act()
    rows: list[Row] = []
    after = ""
    if wanted:
        try:
            found = listing.cases(request.post, wanted)
            shown = keyset.part(found, wanted.order, wanted.after, PAGE)
            rows, after = listing.rows(shown.rows), shown.next
        except Refused as refusal:
            form.refuse(refusal)
    access.look(request.post, access.MANY, "list of cases", purpose=_purpose(wanted))
    context = {"form": form, "wanted": wanted, "rows": rows, "at": clock.now(), **_choices(request.post, wanted)}
    context |= _addresses(wanted, after)
    return render(request, "crimes/cases.html", context, status=422 if form.complaints else 200)


def _purpose(wanted: Filter | None) -> str:
    return " ".join(f"{name}={value}" for name, value in wanted.words().items()) if wanted else ""


def _choices(post: Post, wanted: Filter | None) -> dict[str, Any]:
    units = listing.units_of(post)
    unit = (wanted.unit if wanted else None) or ("" if units else post.unit_id)
    officers = listing.officers_of(unit) if unit and access.office_of(post).scope != "own" else []
    chosen = wanted.officer if wanted else None
    if chosen and chosen != NOBODY and chosen not in {who.code for who in officers}:
        officers = [*officers, *officials.named([chosen]).values()]
    return {
        "stage_options": [(stage.code, stage.title) for stage in law.stages("case")],
        "units": units,
        "officers": officers,
        "officer_options": [(NOBODY, WITHOUT), *((who.code, who.name) for who in officers)],
        "pile": worklist.PILES.get(wanted.pile) if wanted and wanted.pile else None,
        "may_export": access.office_of(post).may_export,
    }


def _addresses(wanted: Filter | None, after: str) -> dict[str, str]:
    """Where the next page, the first one and the file are."""
    query = QueryDict(mutable=True)
    query.update(wanted.words() if wanted else {})
    first = query.urlencode()
    query["after"] = after
    return {"query": first, "next": query.urlencode() if after else "", "began": wanted.after if wanted else ""}


# ---- the list as a file

COLUMNS: Final = (
    Text("Number", "Номер", "Номери"),
    Text("Journal", "Номер в ЖУИ", "Журналдагы номери"),
    Text("Stage", "Стадия", "Баскычы"),
    Text("At this stage since", "На стадии с", "Баскычта качантан бери"),
    Text("Unit", "Подразделение", "Бөлүмү"),
    Text("Officer", "Исполнитель", "Аткаруучу"),
    Text("Recorded", "Записано", "Жазылган"),
    Text("Articles", "Статьи", "Беренелер"),
    Text("Last day of the nearest term", "Последний день ближайшего срока", "Жакынкы мөөнөттүн акыркы күнү"),
    Text("Overdue", "Просрочено", "Мөөнөтү өткөн"),
)
YES, NO = Text("yes", "да", "ооба"), Text("no", "нет", "жок")


@page
def export(request: Request) -> HttpResponse:
    """The list as a table that leaves the register: each case in it is written down as disclosed."""
    if not access.office_of(request.post).may_export:
        raise NotYourOffice(NO_EXPORT)
    wanted = asked(request).act()
    if wanted is None:
        return cases(request)  # it says what is wrong with the filter
    found = list(listing.cases(request.post, wanted).order_by(*wanted.order)[: MOST_EXPORTED + 1])
    rows = listing.rows(found[:MOST_EXPORTED])
    _disclosed(request.post, rows, _purpose(wanted))
    more = [TOO_MANY.format(most=MOST_EXPORTED)] if len(found) > MOST_EXPORTED else []
    response = HttpResponse(_written(rows, more), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="cases-{clock.local(clock.now()):%Y-%m-%d-%H%M}.csv"'
    return response


TOO_MANY: Final = Text(
    "There are more than {most}: narrow the filter.",
    "Дел больше {most}: уточните фильтр.",
    "Иштер {most} ашык: чыпканы тактаңыз.",
)


def _disclosed(post: Post, rows: list[Row], purpose: str) -> None:
    common = {"post": post.code, "actor": post.official.get_username(), "at": clock.now(), "kind": "disclosure"}
    Look.objects.bulk_create(
        Look(subject_id=row.subject.pk, what="export", purpose=purpose[:200], **common) for row in rows
    )
    access.look(post, access.MANY, f"export {len(rows)}", purpose=purpose, kind="disclosure")


def _written(rows: list[Row], more: list[Text]) -> bytes:
    """Semicolons and a mark of the encoding: what spreadsheets of the country open without asking."""
    out = io.StringIO()
    table = csv.writer(out, delimiter=";", lineterminator="\r\n")
    table.writerow([str(column) for column in COLUMNS])
    now = clock.now()
    for row in rows:
        table.writerow([harmless(cell) for cell in _cells(row, now)])
    table.writerows([str(line)] for line in more)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _cells(row: Row, now: Any) -> list[str]:
    due = row.deadline.due if row.deadline else None
    return [
        row.subject.number,
        row.case.journal_number if row.case else "",
        str(row.stage),
        short_moment(row.subject.stage_since),
        str(row.unit),
        row.who.name if row.who else "",
        short_moment(row.subject.opened_at),
        ", ".join(str(article) for article in row.articles),
        short_date(last_day(due)) if due else "",
        str(YES if row.deadline and worklist.urgency_of(row.deadline, now) == "overdue" else NO),
    ]


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula.

    =1+1   -> '=1+1
    -5     -> '-5
    Иванов -> Иванов
    """
    return f"'{cell}" if cell.startswith(NOT_CELLS) else cell
