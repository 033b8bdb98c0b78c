"""The door by which a web server reaches Tutash."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tutash.config.settings")

application = get_wsgi_application()
