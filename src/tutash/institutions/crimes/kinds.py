"""The short lists that the journal asks to choose from."""

from tutash.kernel.fields import Choice
from tutash.kernel.text import Text


class Channel(Choice):
    """How the report came."""

    CALL_102 = "call_102", Text("Call to 102", "Звонок на 102", "102 номерине чалуу")
    ORAL = "oral", Text("Oral, in person", "Устное заявление", "Оозеки арыз")
    WRITTEN = "written", Text("Written", "Письменное заявление", "Жазуу жүзүндөгү арыз")
    ONLINE = "online", Text("Online", "Через интернет", "Интернет аркылуу")
    ORGANISATION = "organisation", Text("From an organisation", "От организации", "Уюмдан")
    MEDICAL = "medical", Text("From a medical institution", "От медицинского учреждения", "Медициналык мекемеден")
    OFFICER = "officer", Text("Report of an officer", "Рапорт сотрудника", "Кызматкердин рапорту")
    PROSECUTOR = "prosecutor", Text("From a prosecutor", "От прокурора", "Прокурордон")
    MEDIA = "media", Text("Media", "Средства массовой информации", "Массалык маалымат каражаттары")
    OTHER = "other", Text("Another way", "Иной способ", "Башка жол менен")


class Incident(Choice):
    """What the report is about. Only `crime` must go to the register of crimes."""

    CRIME = "crime", Text("Crime", "Преступление", "Кылмыш")
    MISSING = "missing_person", Text("Missing person", "Безвестное исчезновение", "Дайынсыз жоголуу")
    DEATH = (
        "death",
        Text("Death without signs of violence", "Смерть без признаков насилия", "Зомбулук белгиси жок өлүм"),
    )
    TRAFFIC = "traffic", Text("Traffic accident", "Дорожно-транспортное происшествие", "Жол-транспорт кырсыгы")
    FIRE = "fire", Text("Fire", "Пожар", "Өрт")
    ACCIDENT = "accident", Text("Accident", "Несчастный случай", "Кырсык")
    CONFLICT = "conflict", Text("Conflict, disturbance", "Конфликт, нарушение порядка", "Чатак, тартип бузуу")
    LOST = "lost_property", Text("Lost or found property", "Утеря, находка", "Жоголгон же табылган буюм")
    OTHER = "other", Text("Another incident", "Иное происшествие", "Башка окуя")


class PublicPlace(Choice):
    """Whether it happened in a public place, as crime statistics asks."""

    NO = "no", Text("Not a public place", "Не общественное место", "Коомдук жай эмес")
    PERMANENT = (
        "permanent",
        Text(
            "Permanently public (street, park)", "Постоянно общественное (улица, парк)", "Дайыма коомдук (көчө, парк)"
        ),
    )
    PERIODIC = (
        "periodic",
        Text(
            "At times public (shop, stadium)",
            "Периодически общественное (магазин, стадион)",
            "Мезгил-мезгили менен коомдук (дүкөн, стадион)",
        ),
    )


class Shield(Choice):
    """Whom the case must protect: fewer people see it."""

    CHILD = "child", Text("A child", "Ребёнок", "Бала")
    SEXUAL = (
        "sexual",
        Text(
            "Victim of sexual violence", "Потерпевший от сексуального насилия", "Сексуалдык зомбулуктун жабырлануучусу"
        ),
    )
    DOMESTIC = (
        "domestic",
        Text(
            "Victim of domestic violence", "Потерпевший от семейного насилия", "Үй-бүлөлүк зомбулуктун жабырлануучусу"
        ),
    )
    PROTECTED = "protected", Text("Protected person", "Лицо под защитой", "Коргоого алынган адам")


class PaperAct(Choice):
    """What can be done on paper while the register cannot be reached."""

    SCENE = "scene.inspected", Text("Inspection of the scene", "Осмотр места происшествия", "Окуя болгон жерди кароо")
    EXPERTISE = "expertise.ordered", Text("Ordering an expertise", "Назначение экспертизы", "Экспертиза дайындоо")
    OPENING = "case.opened", Text("Opening of a case", "Возбуждение дела", "Иш козгоо")
    REFUSAL = "case.refused", Text("Refusal to open a case", "Отказ в возбуждении дела", "Иш козгоодон баш тартуу")
    INTERROGATION = "interrogation", Text("Interrogation", "Допрос", "Сурак")
    SEARCH = "search", Text("Search, seizure", "Обыск, выемка", "Тинтүү, алып коюу")
    DETENTION = "detention", Text("Detention", "Задержание", "Кармоо")
    RIGHTS = "rights.explained", Text("Explanation of rights", "Разъяснение прав", "Укуктарды түшүндүрүү")
    OTHER = "other", Text("Another act", "Иное действие", "Башка аракет")


class FileKind(Choice):
    """What a file in a case is."""

    STATEMENT = "statement", Text("Statement, application", "Заявление, объяснение", "Арыз, түшүндүрмө")
    PROTOCOL = "protocol", Text("Protocol", "Протокол", "Протокол")
    DECREE = "decree", Text("Decree", "Постановление", "Токтом")
    CONCLUSION = "conclusion", Text("Conclusion of an expert", "Заключение эксперта", "Эксперттин корутундусу")
    PHOTO = "photo", Text("Photograph", "Фотография", "Сүрөт")
    RECORDING = "recording", Text("Audio, video", "Аудио, видео", "Аудио, видео")
    OTHER = "other", Text("Other", "Иное", "Башка")


class Sex(Choice):
    MALE = "male", Text("Male", "Мужской", "Эркек")
    FEMALE = "female", Text("Female", "Женский", "Аял")


class Outcome(Choice):
    """How a case of an old register ended."""

    CONVICTED = "convicted", Text("Conviction", "Обвинительный приговор", "Айыптоочу өкүм")
    ACQUITTED = "acquitted", Text("Acquittal", "Оправдательный приговор", "Актоочу өкүм")
    TERMINATED = "terminated", Text("Terminated", "Прекращено", "Кыскартылган")
    REFUSED = "refused", Text("Opening refused", "Отказано в возбуждении", "Козгоодон баш тартылган")
    SUSPENDED = "suspended", Text("Suspended, unsolved", "Приостановлено, не раскрыто", "Токтотулган, ачылган эмес")
    UNKNOWN = "unknown", Text("Not known", "Не известно", "Белгисиз")


class Doubt(Choice):
    """What in a row of an old register contradicts itself, and is kept as it stands."""

    CUSTODY_HOURS = (
        "custody_hours",
        Text(
            "Released before taken in, by the hours",
            "По часам освобождён раньше, чем помещён",
            "Саат боюнча камалганга чейин бошотулган",
        ),
    )
    CUSTODY_FIRST = (
        "custody_before_offence",
        Text("In custody before the offence", "Под стражей до деяния", "Жосунга чейин камакта"),
    )
    DAY_UNKNOWN = (
        "offence_day_unknown",
        Text("Day of the offence not known", "День деяния не известен", "Жосун жасалган күн белгисиз"),
    )
    NO_CHARGE = "no_charge", Text("Nobody was charged", "Обвинение не предъявлено", "Айып коюлган эмес")
    LATE_CUSTODY = (
        "custody_long_after",
        Text(
            "Taken into custody more than a year after the offence",
            "Помещён под стражу более чем через год после деяния",
            "Жосундан бир жылдан ашык убакыт өткөндөн кийин камакка алынган",
        ),
    )


class Tongue(Choice):
    """The language in which rights were explained."""

    KYRGYZ = "ky", Text("Kyrgyz", "Кыргызский", "Кыргызча")
    RUSSIAN = "ru", Text("Russian", "Русский", "Орусча")
    OTHER = "other", Text("Another", "Иной", "Башка")


class Immunity(Choice):
    """Against whom only some offices may open a case; which, the law pack says (organisations/jurisdiction.yaml)."""

    ADVOCATE = "advocate", Text("An advocate", "Адвокат", "Адвокат")
    JUDGE = "judge", Text("A judge", "Судья", "Судья")
