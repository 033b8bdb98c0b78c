"""Why an act of the investigation is not performed."""

from tutash.kernel.refusals import Refused, WrongField
from tutash.kernel.text import Text


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
