"""The web form of an act, and of any other pydantic model: asked in three languages, answered in flat names.

    form = Form(OpenCase)                                    # blank
    form = Form(OpenCase, request.POST, request.FILES, asking=asking)
    if form.moved: ...                                       # "add another", "remove", "find": show it again
    if act := form.act(): perform(act, ...)                  # otherwise show it again: form.complaints
    form.refuse(refusal)                                     # a refusal that names a field is shown beside it

In a template: `{% from "kernel/form.html" import fields, complaints %}{{ complaints(form) }}{{ fields(form) }}`.
"""

from tutash.kernel.forms.answers import flatten
from tutash.kernel.forms.form import Form
from tutash.kernel.forms.questions import Question, questions
from tutash.kernel.forms.sources import Asking, Candidate, Source, source

__all__ = ["Asking", "Candidate", "Form", "Question", "Source", "flatten", "questions", "source"]
