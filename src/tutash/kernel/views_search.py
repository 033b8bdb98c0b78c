"""The search box: any number, any name, in any spelling."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path

from tutash.kernel import access, finding
from tutash.kernel.navigation import offer
from tutash.kernel.text import Text
from tutash.kernel.web import Request, page

SHORTEST = 2

offer(40, "search", Text("Search", "Поиск", "Издөө"))


@page
def search(request: Request) -> HttpResponse:
    """What was found, of what this post may see; that somebody searched is written."""
    words = " ".join(request.GET.get("q", "").replace("\x00", "").split())[: finding.LONGEST]
    asked = len(words) >= SHORTEST
    if asked:
        access.look(request.post, access.MANY, "search", purpose=words)
    found = finding.search(request.post, words) if asked else []
    only = [hit for _, hits in found for hit in hits]
    context = {"words": words, "asked": asked, "found": found, "only": only[0] if len(only) == 1 else None}
    return render(request, "kernel/search.html", context)


urlpatterns = [path("search", search, name="search")]
