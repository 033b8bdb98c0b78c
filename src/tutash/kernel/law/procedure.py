"""Stages of proceedings and grounds of decisions: what procedure names."""

from tutash.kernel.law.shapes import Code, Dated, Origin, Words


class Stage(Origin):
    """A stage of proceedings, and the sentence in which the applicant reads of it."""

    code: Code
    title: Words
    public: Words | None = None


class Ground(Dated):
    """A ground on which a decision may rest."""

    code: Code
    title: Words
