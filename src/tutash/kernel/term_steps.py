"""What a computation of a term says at each step, to the person whom it concerns."""

from datetime import date, datetime

from tutash.kernel import dates
from tutash.kernel.text import Text

IMMEDIATELY = Text("immediately", "безотлагательно", "токтоосуз")
AT_ONCE = Text(
    "It must be done immediately: no time is given.",
    "Должно быть сделано безотлагательно: срок на это не отводится.",
    "Токтоосуз аткарылууга тийиш: буга мөөнөт берилбейт.",
)
ABSURD_DATE = Text(
    "No term can be counted from this date.",
    "От этой даты срок исчислить нельзя.",
    "Бул күндөн тартып мөөнөттү эсептөөгө болбойт.",
)
BACKWARDS_IS_FIXED = Text(
    "A term that is counted back from a date can be neither extended nor stopped.",
    "Срок, исчисляемый назад от даты, нельзя ни продлить, ни приостановить.",
    "Күндөн артка карай эсептелген мөөнөттү узартууга да, токтото турууга да болбойт.",
)
UNITS_DO_NOT_ADD = Text(
    "An extension in this unit can not be added to this term.",
    "Продление в таких единицах к этому сроку прибавить нельзя.",
    "Мындай бирдиктеги узартууну бул мөөнөткө кошууга болбойт.",
)
RESUMED_BEFORE_STOPPED = Text(
    "The term can not be resumed before it was stopped.",
    "Срок не может быть возобновлён раньше, чем приостановлен.",
    "Мөөнөт токтотула электе кайра башталышы мүмкүн эмес.",
)
NOT_YET_BORN = Text(
    "The date is before the day of birth.",
    "Дата раньше дня рождения.",
    "Күн туулган күндөн мурда.",
)


def start(moment: datetime) -> Text:
    d = dates.moment(moment)
    return Text(f"Start: {d.en}.", f"Начало: {d.ru}.", f"Башталышы: {d.ky}.")


def anchor(moment: datetime) -> Text:
    d = dates.moment(moment)
    return Text(
        f"Counted back from: {d.en}.", f"Отсчёт назад от момента: {d.ru}.", f"Артка карай эсептөөнүн башталышы: {d.ky}."
    )


def length(words: Text) -> Text:
    return Text(f"Length: {words.en}.", f"Продолжительность: {words.ru}.", f"Узактыгы: {words.ky}.")


def before(words: Text) -> Text:
    return Text(
        f"Not later than this before it: {words.en}.",
        f"Не позднее чем за: {words.ru}.",
        f"Ага чейин калышы керек болгон эң аз убакыт: {words.ky}.",
    )


def first_day(first: date, counted: bool) -> Text:
    d = dates.day(first)
    if counted:
        return Text(
            f"The day of the event is counted; the first day is {d.en}.",
            f"День события засчитывается; первый день: {d.ru}.",
            f"Окуя болгон күн эсепке кирет; биринчи күн: {d.ky}.",
        )
    return Text(
        f"The day of the event is not counted; the first day is {d.en}.",
        f"День события не засчитывается; первый день: {d.ru}.",
        f"Окуя болгон күн эсепке кирбейт; биринчи күн: {d.ky}.",
    )


def clamped(wanted: int, last: date) -> Text:
    d = dates.day(last)
    return Text(
        f"The last month has no day {wanted}, so its last day is taken: {d.en}.",
        f"В последнем месяце нет {wanted}-го числа, поэтому берётся его последний день: {d.ru}.",
        f"Акыркы айда {wanted}-күн жок, ошондуктан анын акыркы күнү алынат: {d.ky}.",
    )


def extended(words: Text) -> Text:
    return Text(f"Extended by {words.en}.", f"Продлено: {words.ru}.", f"Узартылды: {words.ky}.")


def stopped_hours(begin: datetime, resume: datetime) -> Text:
    a, b = dates.moment(begin), dates.moment(resume)
    return Text(
        f"Stopped from {a.en} to {b.en}; this time is added.",
        f"Приостановлено: {a.ru} – {b.ru}; это время прибавляется.",
        f"Токтотулган: {a.ky} – {b.ky}; бул убакыт кошулат.",
    )


def stopped_days(begin: date, resume: date, days: int) -> Text:
    a, b, n = dates.day(begin), dates.day(resume), dates.amount(days, "days")
    return Text(
        f"Stopped on {a.en}, resumed on {b.en}: {n.en} added.",
        f"Приостановлено: {a.ru}, возобновлено: {b.ru}; прибавляется {n.ru}.",
        f"Токтотулган: {a.ky}, кайра башталган: {b.ky}; {n.ky} кошулат.",
    )


def stopped_too_late(begin: datetime) -> Text:
    d = dates.moment(begin)
    return Text(
        f"The stop of {d.en} came after the term had ended and changes nothing.",
        f"Приостановление ({d.ru}) наступило после истечения срока и ничего не меняет.",
        f"Токтотуу ({d.ky}) мөөнөт бүткөндөн кийин болгон жана эч нерсени өзгөртпөйт.",
    )


def rolled(last: date, why: Text, to: date) -> Text:
    a, b = dates.day(last), dates.day(to)
    return Text(
        f"{a.en} is not a working day ({why.en}); the term ends on the next working day, {b.en}.",
        f"{a.ru} – нерабочий день ({why.ru}); срок истекает в следующий рабочий день: {b.ru}.",
        f"{a.ky} – жумуш эмес күн ({why.ky}); мөөнөт кийинки жумуш күнү бүтөт: {b.ky}.",
    )


def ends(last: date) -> Text:
    d = dates.day(last)
    return Text(
        f"Last day: {d.en}, until 24:00.",
        f"Последний день: {d.ru}, до 24:00.",
        f"Акыркы күн: {d.ky}, саат 24:00гө чейин.",
    )


def ends_in_hours(due: datetime) -> Text:
    d = dates.moment(due)
    return Text(
        f"Hours run without a break; the end: {d.en}.",
        f"Часы исчисляются непрерывно; окончание: {d.ru}.",
        f"Саат үзгүлтүксүз эсептелет; бүтүшү: {d.ky}.",
    )


def ends_before(due: datetime) -> Text:
    d = dates.moment(due)
    return Text(f"The end: {d.en}.", f"Окончание: {d.ru}.", f"Бүтүшү: {d.ky}.")


def no_calendar(year: int) -> Text:
    return Text(
        f"UNVERIFIED: the decree on working days of {year} is not loaded; only Saturday and Sunday count as days off.",
        f"НЕ ПРОВЕРЕНО: акт о рабочих днях на {year} год не загружен; выходными считаются суббота и воскресенье.",
        f"ТЕКШЕРИЛГЕН ЭМЕС: {year}-жылдын жумуш күндөрү жөнүндө акт жүктөлгөн эмес; ишемби жана жекшемби гана "
        "дем алыш күн деп эсептелет.",
    )


def because(reason: Text, words: Text) -> Text:
    return Text(
        f"Special rule ({reason.en}): {words.en}.",
        f"Особое правило ({reason.ru}): {words.ru}.",
        f"Өзгөчө эреже ({reason.ky}): {words.ky}.",
    )


def not_stated(fact: Text) -> Text:
    return Text(
        f"Not stated: {fact.en}. A special rule may apply; the general one is used.",
        f"Не указано: {fact.ru}. Возможно, действует особое правило; применено общее.",
        f"Көрсөтүлгөн эмес: {fact.ky}. Өзгөчө эреже колдонулушу мүмкүн; жалпы эреже колдонулду.",
    )
