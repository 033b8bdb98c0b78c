from django.urls import path

from tutash.kernel.views import PAGES
from tutash.registers.persons import finding, views

PAGES["person"] = "person"
__all__ = ["finding", "urlpatterns"]

urlpatterns = [
    path("persons/<uuid:person_id>", views.person_page, name="person"),
    path("persons/<uuid:person_id>/entries/<int:seq>", views.entry, name="person-entry"),
    path("persons/<uuid:person_id>/looks", views.looks, name="person-looks"),
]
