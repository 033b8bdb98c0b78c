from django.urls import path

from tutash.institutions.prosecution import views

urlpatterns = [path("supervision", views.supervision, name="supervision")]
