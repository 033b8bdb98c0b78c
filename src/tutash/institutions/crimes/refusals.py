"""Why an act of the register of crimes is not performed."""

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


class NoSuchPetition(WrongField):
    """No petition that waits has this number."""

    text = Text(
        "No petition that waits for an answer has this entry number.",
        "Нет неразрешённого ходатайства с таким номером записи.",
        "Мындай жазуу номериндеги чечиле элек өтүнүчкат жок.",
    )


class NoSuchComplaint(WrongField):
    """No complaint that this office may decide has this number."""

    text = Text(
        "No complaint that your office decides has this entry number and still waits.",
        "Нет неразрешённой жалобы с таким номером записи, которую разрешает ваша должность.",
        "Сиздин кызмат орду чече турган мындай жазуу номериндеги чечиле элек даттануу жок.",
    )


class NoSuchDecree(WrongField):
    """No decision of this case has this number."""

    text = Text(
        "No decision of this case has this entry number.",
        "В деле нет решения с таким номером записи.",
        "Иште мындай жазуу номериндеги чечим жок.",
    )


class NotACurrentParticipant(WrongField):
    """The person does not take part in this case in the role that is needed."""

    text = Text(
        "This person does not take part in the case in the role that this act needs.",
        "Это лицо не участвует в деле в том качестве, которое нужно для этого действия.",
        "Бул адам ишке ушул аракетке керектүү макамда катышпайт.",
    )


class AlreadyAccused(WrongField):
    """The person is an accused of this case already."""

    text = Text(
        "This person is an accused in this case already.",
        "Это лицо уже привлечено в качестве обвиняемого по этому делу.",
        "Бул адам ушул иш боюнча айыпталуучу катары тартылган.",
    )


class NoSuchAccusation(WrongField):
    """No charge waits to be presented to this person."""

    text = Text(
        "No charge waits to be presented to this person.",
        "Этому лицу не требуется предъявлять обвинение.",
        "Бул адамга айып коюу талап кылынбайт.",
    )


class WithoutLawyer(WrongField):
    """The charge is presented in the presence of the lawyer."""

    text = Text(
        "The charge is presented in the presence of a lawyer: name the lawyer.",
        "Обвинение предъявляется в присутствии адвоката: укажите адвоката.",
        "Айып адвокаттын катышуусунда коюлат: адвокатты көрсөтүңүз.",
    )


class NotEverybodyFamiliar(Refused):
    """Every party has read the file, or refused to, before it goes to the prosecutor."""

    text = Text(
        "Not every party has been given the file to read yet.",
        "Ещё не все участники ознакомлены с материалами дела.",
        "Иштин материалдары менен бардык катышуучулар тааныша элек.",
    )


class NobodyAccused(Refused):
    """An indictment needs an accused to whom the charge was presented."""

    text = Text(
        "There is no accused to whom the charge was presented.",
        "В деле нет обвиняемого, которому предъявлено обвинение.",
        "Иште айып коюлган айыпталуучу жок.",
    )


class ChargeNotPresented(Refused):
    """A charge still waits to be presented."""

    text = Text(
        "A charge has not been presented yet.",
        "Обвинение ещё не предъявлено всем привлечённым лицам.",
        "Айып бардык тартылган адамдарга али коюла элек.",
    )


class SameCase(WrongField):
    """A case can not be joined to itself."""

    text = Text("This is the same case.", "Это то же самое дело.", "Бул ошол эле иш.")


class NothingLeft(WrongField):
    """At least one count stays in the case from which others are severed."""

    text = Text(
        "At least one count must stay in this case.",
        "В этом деле должен остаться хотя бы один эпизод.",
        "Бул иште жок дегенде бир эпизод калууга тийиш.",
    )


class SameUnit(WrongField):
    """The case is in this unit already."""

    text = Text("The case is in this unit already.", "Дело уже в этом подразделении.", "Иш ушул бөлүмдө.")


class NoSuchUnit(WrongField):
    """No unit of this code investigates today."""

    text = Text(
        "No unit that investigates has this code today.",
        "Сегодня нет подразделения с таким кодом, которое ведёт следствие.",
        "Бүгүн мындай коддогу тергөө жүргүзгөн бөлүм жок.",
    )


class AlreadyOnItsWay(Refused):
    """The case has been sent and waits for an answer."""

    text = Text(
        "The case has already been sent to another unit and waits for its answer.",
        "Дело уже направлено в другое подразделение и ждёт его ответа.",
        "Иш башка бөлүмгө жиберилген, анын жообу күтүлүүдө.",
    )


class NotSentToYou(Refused):
    """No transfer of this case waits for this unit."""

    status = 404
    text = Text(
        "This case was not sent to your unit.",
        "Это дело не направлялось в ваше подразделение.",
        "Бул иш сиздин бөлүмгө жиберилген эмес.",
    )


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
