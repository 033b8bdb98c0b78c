from django.urls import path

from tutash.registers.documents import views

app_name = "documents"
urlpatterns = [
    path("documents/<uuid:subject_id>/<int:seq>/<str:language>.pdf", views.document, name="document"),
    path("d/<str:mark>", views.verify, name="verify"),
]
