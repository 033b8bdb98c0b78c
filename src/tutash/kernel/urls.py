from django.urls import path

from tutash.kernel import api, signin, views, views_catalogue, views_help, views_notices, views_search, views_work

urlpatterns = [
    path("", views.home, name="home"),
    path("acts/<str:code>", views.act, name="act"),
    path("acts/<str:code>/<uuid:subject_id>", views.act, name="act"),
    path("drafts/<str:code>", views.draft, name="draft"),
    path("drafts/<str:code>/<uuid:subject_id>", views.draft, name="draft"),
    path("subjects/<uuid:subject_id>", views.subject, name="subject"),
    *signin.urlpatterns,
    *views_work.urlpatterns,
    *views_notices.urlpatterns,
    *views_search.urlpatterns,
    *views_catalogue.urlpatterns,
    *views_help.urlpatterns,
    *api.urlpatterns(),
]
