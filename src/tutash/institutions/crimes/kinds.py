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
