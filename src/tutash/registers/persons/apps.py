from django.apps import AppConfig


class PersonsConfig(AppConfig):
    name = "tutash.registers.persons"
    label = "persons"
