"""Why a document was not made, or a file not taken."""

from tutash.kernel.refusals import NotFound, Refused
from tutash.kernel.text import Text


class Unprintable(Refused):
    """A document would need a letter that no font of ours can print; it is not made with a gap."""

    status = 422
    text = Text(
        "The field “{field}” holds characters that no document can print: {letters}.",
        "В поле «{field}» есть знаки, которые нельзя напечатать в документе: {letters}.",
        "«{field}» талаасында документте басып чыгарууга мүмкүн болбогон белгилер бар: {letters}.",
    )

    def __init__(self, letters: set[str], field: str) -> None:
        self.letters = letters
        shown = ", ".join(_named(letter) for letter in sorted(letters)[:5])
        super().__init__(self.text.format(field=field, letters=shown), field=field)


class NoDocument(NotFound):
    """This act issues no document, or what it said was erased."""


class NotTaken(Refused):
    """This file cannot be taken."""

    status = 422


class EmptyFile(NotTaken):
    """There is nothing in this file."""

    text = Text("The file is empty.", "Файл пуст.", "Файл бош.")


class TooLarge(NotTaken):
    """A file has a bounded size."""

    status = 413
    text = Text(
        "The file is larger than {limit} MB.",
        "Файл больше {limit} МБ.",
        "Файл {limit} МБдан чоң.",
    )


class UnknownKind(NotTaken):
    """The contents are of none of the kinds that the register takes."""

    text = Text(
        "The register takes PDF documents, JPEG and PNG pictures, MP4 and OGG recordings; this file is none of them.",
        "Реестр принимает документы PDF, изображения JPEG и PNG, записи MP4 и OGG; этот файл к ним не относится.",
        "Реестр PDF документтерин, JPEG жана PNG сүрөттөрүн, MP4 жана OGG жазууларын алат; бул файл аларга кирбейт.",
    )


class NotWhatItSays(NotTaken):
    """The name of the file promises one kind, its contents are another."""

    text = Text(
        "The file is named “{ending}”, but its contents are {kind}.",
        "Файл назван «{ending}», но его содержимое — {kind}.",
        "Файл «{ending}» деп аталган, бирок анын мазмуну — {kind}.",
    )


class Incomplete(NotTaken):
    """The end of the file is missing."""

    text = Text(
        "The end of this file is missing; it was not transferred or saved whole.",
        "У файла нет конца: он передан или сохранён не полностью.",
        "Файлдын аягы жок: ал толук өткөрүлгөн же сакталган эмес.",
    )


class FileDamaged(Refused):
    """What is kept under this hash is missing or was changed; it is not shown."""

    status = 500
    text = Text(
        "The kept copy of this file is missing or was changed. It is not shown; the administrators were told.",
        "Сохранённая копия файла отсутствует или изменена. Она не показывается; администраторы извещены.",
        "Файлдын сакталган көчүрмөсү жок же өзгөртүлгөн. Ал көрсөтүлбөйт; администраторлорго кабар берилди.",
    )


def _named(letter: str) -> str:
    code = f"U+{ord(letter):04X}"
    return f"{letter} ({code})" if letter.isprintable() and not letter.isspace() else code
