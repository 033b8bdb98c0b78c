from django.urls import path

from tutash.institutions.crimes.views import board, case, cases, finding, piles, report
from tutash.kernel.views import PAGES

PAGES["case"] = "case"
__all__ = ["finding", "piles", "urlpatterns"]

urlpatterns = [
    path("cases", cases.cases, name="cases"),
    path("cases.csv", cases.export, name="cases-export"),
    path("cases/<uuid:case_id>", case.overview, name="case"),
    path("cases/<uuid:case_id>/entries", case.entries, name="case-entries"),
    path("cases/<uuid:case_id>/entries/<int:seq>", case.entry, name="case-entry"),
    path("cases/<uuid:case_id>/people", case.people, name="case-people"),
    path("cases/<uuid:case_id>/qualification", case.qualification, name="case-charges"),
    path("cases/<uuid:case_id>/deadlines", case.deadlines, name="case-deadlines"),
    path("cases/<uuid:case_id>/requests", case.requests, name="case-requests"),
    path("cases/<uuid:case_id>/documents", case.documents, name="case-documents"),
    path("cases/<uuid:case_id>/files/<int:seq>", case.file, name="case-file"),
    path("cases/<uuid:case_id>/links", case.links, name="case-links"),
    path("cases/<uuid:case_id>/looks", case.looks, name="case-looks"),
    path("cases/<uuid:case_id>/slip", report.slip, name="slip"),
    path("board", board.board, name="board"),
    path("report", report.begin, name="report"),
    path("report/<str:code>/similar", report.similar, name="similar"),
]
