"""The letters that our documents can print: what stands here, every bundled font has (tested), and nothing else enters.

Left out on purpose, though the fonts hold them: control characters, the soft hyphen, the byte order mark, private use,
ligatures: letters that are not seen, or that make two equal words different. Marks that turn the direction of writing
are in no font of ours and are refused as well.
"""

PRINTABLE = frozenset(
    # Latin with the diacritics of passports; punctuation, №, «», dashes, signs of money and measure
    "".join(map(chr, range(0x20, 0x7F)))
    + "".join(map(chr, range(0xA0, 0x10A)))
    + "ČčĎďĐđĒēĖėĘęĚěĜĝĞğĢģĤĥĦħĪīĮįİıĴĵĶķĹĺĻļĽľŁłŃńŅņŇňŌōŐőŒœŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŪūŬŭŮůŰűŲųŸŹźŻżŽžȘșȚțẞ"
    + "ʼ‑–—‘’‚“”„†‡•…‰‹›₽€№™−≈≠≤≥√∞"
    # Cyrillic: Russian, Kyrgyz (Ңң Өө Үү) and the neighbours' (Қ Ғ Ә Һ І Ұ Ў Ҳ Ҷ Ӣ Ӯ Ї Є Ґ Ј Ђ …)
    + "".join(map(chr, range(0x401, 0x40D)))
    + "".join(map(chr, range(0x40E, 0x450)))
    + "".join(map(chr, range(0x451, 0x45D)))
    + "ўџѢѣ"
    + "".join(map(chr, range(0x490, 0x4C1)))
    + "".join(map(chr, range(0x4C3, 0x4FA)))
    + "\u0301"  # the stress mark of a name
) - {"\u00ad"}

LAYOUT = frozenset("\n\r\t")


def storable(text: str) -> str:
    """What a stranger sent, as the database can keep it and look for it: it takes no NUL."""
    return text.replace("\x00", "\ufffd")


def unprintable(text: str) -> set[str]:
    """The characters of `text` that no document of ours could show.

    "Өмүрбек уулу"   -> nothing
    "李明"            -> both letters
    "a\\u202eb"       -> the mark that reverses what is read
    """
    return set(text) - PRINTABLE - LAYOUT
