"""Which simulations this register has seen: one that was interrupted goes on, one that is done is not done again."""

from django.db import models


class Run(models.Model):
    """One simulation, by everything that decides what happens in it."""

    seed = models.CharField(max_length=40)
    cases = models.PositiveIntegerField()
    since = models.DateTimeField()
    until = models.DateTimeField()
    done = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["seed", "cases", "since", "until"], name="one_run_once")]

    def __str__(self) -> str:
        return f"{self.cases} cases, seed {self.seed}, until {self.until:%Y-%m-%d}"
