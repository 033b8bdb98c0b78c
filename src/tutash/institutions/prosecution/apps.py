from django.apps import AppConfig


class ProsecutionConfig(AppConfig):
    name = "tutash.institutions.prosecution"
