from django.urls import path

from tutash.portal import views

urlpatterns = [
    path("r", views.find, name="public-reports"),
    path("r/<str:code>", views.report, name="public-report"),
]
