"""Why a qualification is not accepted."""

from tutash.kernel.refusals import Refused, WrongField
from tutash.kernel.text import Text


class WrongEdition(WrongField):
    """The article is of another edition of the code than that of the day of the offence."""

    text = Text(
        "{charge} is not of the code in force on the day of the offence ({day}): that was {due}.",
        "{charge} не относится к кодексу, действовавшему в день деяния ({day}): действовал {due}.",
        "{charge} жосун жасалган күнү ({day}) күчүндө болгон кодекске кирбейт: анда {due} колдонулган.",
    )


class MilderLawAsked(WrongField):
    """A later edition may be applied only when it is milder, and it must be said why."""

    text = Text(
        "{charge} is of a later code than that of the day of the offence ({due}). It applies only if it is milder: "
        "say why it is.",
        "{charge} относится к более позднему кодексу, чем действовавший в день деяния ({due}). Он применяется, "
        "только если он мягче: укажите, почему.",
        "{charge} жосун жасалган күндөгү кодекстен ({due}) кийинки кодекске кирет. Ал жеңилирээк болсо гана "
        "колдонулат: эмне үчүн экенин жазыңыз.",
    )


class NotLater(WrongField):
    """A ground of a milder law is given, but the article is of the code of the day of the offence."""

    text = Text(
        "The article is of the code of the day of the offence: no ground of a milder law is needed.",
        "Статья относится к кодексу дня деяния: основание «более мягкий закон» не требуется.",
        "Берене жосун жасалган күндөгү кодекске кирет: «жеңилирээк мыйзам» негизи талап кылынбайт.",
    )


class FutureOffence(WrongField):
    """The day of the offence has not come yet."""

    text = Text(
        "The day of the offence has not come yet.",
        "День совершения деяния ещё не наступил.",
        "Жосун жасалган күн али келе элек.",
    )


class Backwards(WrongField):
    """The last day is before the first."""

    text = Text(
        "The last day is before the first.",
        "Последний день раньше первого.",
        "Акыркы күнү биринчи күнүнөн мурда.",
    )


class NoCode(WrongField):
    """The law pack holds no criminal code of that day."""

    text = Text(
        "No criminal code of that day ({day}) is known to the register.",
        "Уголовный кодекс, действовавший в этот день ({day}), реестру не известен.",
        "Ал күнү ({day}) колдонулган Кылмыш-жаза кодекси реестрге белгисиз.",
    )


class NoSuchCount(WrongField):
    """The case has no current count of this number."""

    text = Text(
        "The case has no current count number {no}.",
        "В деле нет действующего эпизода № {no}.",
        "Иште № {no} колдонуудагы эпизод жок.",
    )


class SameTwice(WrongField):
    """The same count was named twice."""

    text = Text(
        "Count {no} is named twice.",
        "Эпизод № {no} указан дважды.",
        "№ {no} эпизод эки жолу көрсөтүлгөн.",
    )


class NothingChanges(Refused):
    """The new qualification is the old one."""

    status = 422
    text = Text(
        "The new qualification is the same as the present one.",
        "Новая квалификация совпадает с действующей.",
        "Жаңы квалификация азыркысы менен бирдей.",
    )


class PreparationNotPunished(WrongField):
    """The law does not punish the preparation of a crime of this gravity."""

    text = Text(
        "Preparation of a crime of this gravity ({charge}) is not punished.",
        "Приготовление к преступлению такой тяжести ({charge}) не наказуемо.",
        "Мындай оордуктагы кылмышка ({charge}) даярдануу жазаланбайт.",
    )
