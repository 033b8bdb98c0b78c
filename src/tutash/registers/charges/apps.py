from django.apps import AppConfig


class ChargesConfig(AppConfig):
    name = "tutash.registers.charges"
