"""Why a correction, a late entry, a file or an archive case is refused."""

from tutash.kernel.refusals import Refused, WrongField
from tutash.kernel.text import Text


class OwnEntry(Refused):
    """Nobody corrects or confirms their own entry."""

    status = 403
    text = Text(
        "This entry is your own: another official must do this.",
        "Это ваша собственная запись: это должен сделать другой сотрудник.",
        "Бул сиздин өз жазууңуз: муну башка кызматкер жасашы керек.",
    )


class NoSuchEntry(WrongField):
    """There is no such entry in this case."""

    text = Text(
        "There is no such entry in this case.",
        "В этом деле нет такой записи.",
        "Бул иште мындай жазуу жок.",
    )


class NotCorrectable(WrongField):
    """This field is not corrected: a decision or a term rests on it."""

    text = Text(
        "This field cannot be corrected: there is none of this name, or a decision or term rests on it.",
        "Это поле нельзя исправить: его нет в записи, либо на нём основано решение или срок.",
        "Бул талааны оңдоого болбойт: ал жазууда жок же ага чечим же мөөнөт негизделген.",
    )


class NotThatValue(WrongField):
    """The new value is none that this field can have."""

    text = Text(
        "This field cannot have this value.",
        "Это поле не может иметь такого значения.",
        "Бул талаа мындай мааниге ээ боло албайт.",
    )


class SameValue(WrongField):
    """The new value is the old one."""

    text = Text(
        "This is what the entry says already.",
        "В записи уже указано именно это.",
        "Жазууда ансыз да ушундай көрсөтүлгөн.",
    )


class AlreadyCounts(WrongField):
    """The late entry was countersigned before."""

    text = Text(
        "This late entry is countersigned already.",
        "Эта поздняя запись уже подтверждена.",
        "Бул кеч жазуу буга чейин ырасталган.",
    )


class NoSuchFile(WrongField):
    """No such file was received."""

    text = Text(
        "No such file was received: choose it again.",
        "Такой файл не получен: выберите его ещё раз.",
        "Мындай файл алынган жок: аны кайра тандаңыз.",
    )


class NotCountersigned(WrongField):
    """A late entry counts when another official has signed it, and only for the act that it is about."""

    text = Text(
        "No countersigned late entry of this act has this number.",
        "Нет подтверждённой поздней записи об этом действии под таким номером.",
        "Бул аракет тууралуу мындай номердеги ырасталган кеч жазуу жок.",
    )


class CustodyBackwards(WrongField):
    """The person left custody before entering it."""

    text = Text(
        "The person left custody before entering it.",
        "Лицо освобождено из-под стражи раньше, чем помещено под неё.",
        "Адам камакка алынганга чейин бошотулуп калган.",
    )


class BeforeTheCase(WrongField):
    """The offence is later than the case about it."""

    text = Text(
        "The offence is later than the day on which the old register took the case in.",
        "Деяние позже дня, когда старый реестр принял дело.",
        "Жосун эски реестр ишти кабыл алган күндөн кийин болуп калды.",
    )


class NeitherArticleNorCategory(WrongField):
    """A charge names an article of our codes, or a category where the code is not ours."""

    text = Text(
        "Name an article of the code of that day, or an ICCS category where the code is not ours.",
        "Укажите статью кодекса того дня либо категорию МКПС, если кодекс не кыргызский.",
        "Ошол күнкү кодекстин беренесин же кодекс кыргыз мыйзамы эмес болсо, КЭК категориясын көрсөтүңүз.",
    )


class NoSuchCategory(WrongField):
    """The category is not in the classification."""

    text = Text(
        "There is no such category in the classification (ICCS).",
        "Такой категории нет в классификации (МКПС).",
        "Классификацияда (КЭК) мындай категория жок.",
    )
