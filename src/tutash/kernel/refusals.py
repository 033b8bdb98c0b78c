"""Why an act was not performed, in words that its author understands, with the norm."""

from typing import ClassVar

from tutash.kernel.text import Text


class Refused(Exception):
    """The act was not performed."""

    status: ClassVar[int] = 409
    text: ClassVar[Text] = Text("The act was not performed.", "Действие не совершено.", "Аракет жасалган жок.")

    def __init__(self, text: Text | None = None, *, norm: str = "", field: str = "") -> None:
        self.detail = text or self.text
        self.norm = norm
        self.field = field
        super().__init__(self.detail.en)


class NotYourOffice(Refused):
    """This office may not perform this act."""

    status = 403
    text = Text(
        "Your office does not have this power.",
        "Ваша должность не наделена этим полномочием.",
        "Сиздин кызмат ордуңузга бул ыйгарым укук берилген эмес.",
    )


class NotAssigned(Refused):
    """Only the official in charge of the case may perform this act."""

    status = 403
    text = Text(
        "Only the official in charge of this case may do this.",
        "Это может сделать только должностное лицо, в производстве которого находится дело.",
        "Муну иш өндүрүшүндө турган кызмат адамы гана жасай алат.",
    )


class NotFound(Refused):
    """It does not exist, or it is not yours: the answer is the same."""

    status = 404
    text = Text(
        "Not found, or you have no access to it.",
        "Не найдено, или у вас нет к нему доступа.",
        "Табылган жок же сизде ага жетүү укугу жок.",
    )


class WrongStage(Refused):
    """The proceedings are not at a stage where this act is possible."""

    text = Text(
        "At the present stage of the case this act is not possible.",
        "На текущей стадии дела это действие невозможно.",
        "Иштин азыркы стадиясында бул аракет мүмкүн эмес.",
    )


class AnotherAct(Refused):
    """This number already belongs to another act."""

    text = Text(
        "This number was already used for another act; nothing was changed.",
        "Этот номер уже использован для другого действия; ничего не изменено.",
        "Бул номер башка аракет үчүн колдонулган; эч нерсе өзгөргөн жок.",
    )


class NotInForce(Refused):
    """On this date no norm in force provides for this act."""

    text = Text(
        "No norm in force on this date provides for it.",
        "На эту дату нет действующей нормы, которая это предусматривает.",
        "Бул күнгө карата муну караган күчүндөгү ченем жок.",
    )


class NotKnown(Refused):
    """Our sources do not say what the law of that date was; nothing follows from a guess."""

    text = Text(
        "Our sources do not tell what the law of that date was.",
        "В наших источниках нет сведений о норме, действовавшей на эту дату.",
        "Биздин булактарда ошол күнгө карата колдонулган ченем тууралуу маалымат жок.",
    )


class UnknownNorm(Refused):
    """There is no norm of this name in the law pack."""

    text = Text("There is no such norm.", "Такой нормы нет.", "Мындай ченем жок.")


class WrongField(Refused):
    """A field of the act contradicts the case or the law."""

    status = 422
    text = Text("This value is not acceptable.", "Это значение недопустимо.", "Бул маани жараксыз.")
