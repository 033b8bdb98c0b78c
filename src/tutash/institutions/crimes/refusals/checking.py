"""Why a report, its check or its participants are refused."""

from tutash.kernel.refusals import Refused, WrongField
from tutash.kernel.text import Text


class InTheFuture(WrongField):
    """The moment has not come yet."""

    text = Text(
        "This moment is in the future. What has not happened yet cannot be recorded.",
        "Этот момент ещё не наступил. Записать можно только то, что уже произошло.",
        "Бул учур али келе элек. Болуп өткөн нерсени гана жазууга болот.",
    )


class TooLongAgo(WrongField):
    """The moment is further back than this act can be entered."""

    text = Text(
        "This moment is too long ago for this act. An old paper case is entered as an archive case.",
        "Этот момент слишком давний для этого действия. Старое бумажное дело вносится как архивное.",
        "Бул учур бул аракет үчүн өтө эски. Эски кагаз иши архивдик иш катары киргизилет.",
    )


class ReasonForDelay(WrongField):
    """What is entered late needs a reason; both times stay on record."""

    text = Text(
        "It is entered more than a day later. Say why: both times stay on record.",
        "Запись делается более чем через сутки. Укажите причину: в реестре останутся оба времени.",
        "Жазуу бир суткадан кеч киргизилүүдө. Себебин жазыңыз: реестрде эки убакыт тең сакталат.",
    )


class EndsBeforeItBegins(WrongField):
    """The end is before the beginning."""

    text = Text(
        "The end is before the beginning.",
        "Окончание раньше начала.",
        "Аягы башталышынан мурда.",
    )


class ReportedBeforeItHappened(WrongField):
    """The report came before the event that it is about."""

    text = Text(
        "The event is later than the report of it.",
        "Событие произошло позже, чем поступило сообщение о нём.",
        "Окуя ал жөнүндө билдирүү түшкөндөн кийин болгон болуп калды.",
    )


class NotACrimeReport(Refused):
    """Only a report of a crime is registered as a crime."""

    text = Text(
        "The journal says that this is another incident. Correct the kind of incident first, with a reason.",
        "По журналу это иное происшествие. Сначала исправьте вид происшествия, указав причину.",
        "Журналда бул башка окуя деп жазылган. Адегенде окуянын түрүн себебин көрсөтүп оңдоңуз.",
    )


class AnonymousWithName(WrongField):
    """An anonymous report has no applicant."""

    text = Text(
        "An anonymous report has no applicant: name one or the other.",
        "У анонимного сообщения нет заявителя: укажите что-то одно.",
        "Анонимдүү билдирүүнүн арыз ээси болбойт: бирин гана көрсөтүңүз.",
    )


class NoSuchPost(WrongField):
    """There is no such post in the unit, or its office may not be in charge of a case."""

    text = Text(
        "No such officer in your unit, or the office may not be in charge of a case.",
        "В вашем подразделении нет такого сотрудника, либо его должность не позволяет вести производство.",
        "Бөлүмүңүздө мындай кызматкер жок же анын кызмат орду өндүрүш жүргүзүүгө жол бербейт.",
    )


class AlreadyInCharge(WrongField):
    """The officer is in charge already."""

    text = Text(
        "This officer is already in charge.",
        "Производство уже находится у этого сотрудника.",
        "Өндүрүш ансыз да ушул кызматкерде.",
    )


class NobodyInCharge(Refused):
    """The case has no officer in charge yet."""

    text = Text(
        "Nobody is in charge of this material yet: the head of the unit assigns an officer first.",
        "Исполнитель ещё не назначен: сначала руководитель подразделения поручает материал.",
        "Аткаруучу али дайындала элек: адегенде бөлүмдүн жетекчиси материалды тапшырат.",
    )


class NotOnTheList(WrongField):
    """The ground is not on the list of the law pack on this day."""

    text = Text(
        "This ground is not on the list in force.",
        "Такого основания нет в действующем перечне.",
        "Мындай негиз колдонуудагы тизмеде жок.",
    )


class WithoutQualification(Refused):
    """A case is opened on an article: there is none yet."""

    status = 422
    text = Text(
        "Name at least one article: a case is opened on a qualification.",
        "Укажите хотя бы одну статью: дело возбуждается по квалификации.",
        "Жок дегенде бир берене көрсөтүңүз: иш квалификация боюнча козголот.",
    )


class WhoIsIt(WrongField):
    """A participant is either a person on record or a new one."""

    text = Text(
        "Choose a person on record, or describe a new one: one of the two.",
        "Выберите учтённое лицо либо опишите новое: что-то одно.",
        "Эсептеги адамды тандаңыз же жаңысын жазыңыз: экөөнүн бирин.",
    )


class AlreadyTakesPart(WrongField):
    """The person takes part in this role already."""

    text = Text(
        "This person takes part in the case in this role already.",
        "Это лицо уже участвует в деле в этом качестве.",
        "Бул адам ишке ушул макамда мурунтан катышат.",
    )


class ByDecreeOnly(WrongField):
    """Nobody becomes or ceases to be the accused but by a decree on it."""

    text = Text(
        "A person is made the accused, or ceases to be, only by the decree on it.",
        "Лицо становится обвиняемым или перестаёт им быть только по соответствующему постановлению.",
        "Адам айыпталуучу болуп тиешелүү токтом боюнча гана таанылат же андан бошотулат.",
    )


class InterpreterNeeded(WrongField):
    """Rights in another language are explained through an interpreter."""

    text = Text(
        "Name the interpreter: rights are explained in a language that the person understands.",
        "Укажите переводчика: права разъясняются на языке, которым лицо владеет.",
        "Котормочуну көрсөтүңүз: укуктар адам түшүнгөн тилде түшүндүрүлөт.",
    )


class ConsentNeeded(WrongField):
    """Against this person a case is opened only with a consent: name it."""

    text = Text(
        "Name the consent: body, date, number.",
        "Укажите согласие: орган, дату, номер.",
        "Макулдукту көрсөтүңүз: орган, датасы, номери.",
    )


class TooYoung(WrongField):
    """On the day of the offence the person had not reached the age of responsibility for any crime."""

    text = Text(
        "On the day of the offence the person was {age}: nobody under {least} answers for a crime.",
        "В день деяния лицу было {age}: лица младше {least} лет уголовной ответственности не несут.",
        "Жосун жасалган күнү адам {age} жашта болгон: {least} жашка чыга электер кылмыш жоопкерчилигин тартпайт.",
    )
