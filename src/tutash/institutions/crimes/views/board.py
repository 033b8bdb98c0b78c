"""The supervision board: open cases and deadlines by unit, then by officer, each number a link to the cases."""

from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse

from tutash.institutions.crimes import boards, listing
from tutash.institutions.crimes.listing import Filter
from tutash.institutions.crimes.views.cases import asked
from tutash.kernel import access, law, officials
from tutash.kernel.navigation import offer
from tutash.kernel.refusals import NotYourOffice, Refused
from tutash.kernel.text import Text
from tutash.kernel.web import Request, page

SUPERVISE = (
    "head_of_unit",
    "duty_officer",
    "prosecutor",
    "district_prosecutor",
    "deputy_prosecutor_general",
    "prosecutor_general",
    "statistician",
    "registrar",
)
offer(35, "board", Text("Board", "Сводка", "Топтом"), offices=SUPERVISE)


@page
def board(request: Request) -> HttpResponse:
    """By unit for those who answer for several; by officer within one."""
    if request.post.office not in SUPERVISE:
        raise NotYourOffice
    form = asked(request)
    wanted = form.act() or Filter()
    units = listing.units_of(request.post)
    by: boards.By = "unit_id" if units and not wanted.unit else "post_id"
    loads: list[boards.Load] = []
    try:
        if not form.complaints:
            loads = boards.loads(request.post, by, wanted)
    except Refused as refusal:
        form.refuse(refusal)
    access.look(request.post, access.MANY, "list: board", purpose=wanted.unit or "")
    context: dict[str, Any] = {
        "form": form,
        "loads": loads,
        "total": boards.total(loads),
        "stages": [law.stage("case", code) for code in boards.OPEN],
        "by_unit": by == "unit_id",
        "unit": officials.units([wanted.unit])[wanted.unit] if wanted.unit else None,
        "wide": bool(units),
        "address": _address(wanted, by),
        "within": _address(wanted, by, view="board"),
    }
    return render(request, "crimes/board.html", context, status=422 if form.complaints else 200)


def _address(wanted: Filter, by: boards.By, view: str = "cases") -> Any:
    """The address of the cases behind a number: the filter of the board, and the line and column of the number."""
    line = "unit" if by == "unit_id" else "officer"

    def address(code: str, **column: str) -> str:
        query = QueryDict(mutable=True)
        query.update(wanted.words() | ({line: code} if code else {}) | column)
        return f"{reverse(view)}?{query.urlencode()}"

    return address
