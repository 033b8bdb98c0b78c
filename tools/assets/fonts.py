"""Cut PT Sans down to the letters of our three languages, under a name of its own as its licence asks.

Needs fonttools and brotli. Run by `npm run build`; the result is committed.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

LETTERS = "".join(map(chr, [*range(0x20, 0x7F), *range(0x410, 0x450)])) + "ЁёӨөҮүҢң«»„“”‘’–—…·•§№°©×−±\u00a0"
FAMILY = "Tutash Sans"
LICENCE = "SIL Open Font License 1.1; see fonts/OFL.txt"


def cut(source: Path, target: Path, style: str) -> None:
    options = subset.Options(
        hinting=False,
        desubroutinize=True,
        layout_features=["kern", "mark", "mkmk", "ccmp", "locl"],
        name_IDs=[1, 2, 4, 6],
        notdef_outline=True,
        flavor="woff2",
    )
    font = TTFont(source)
    cutter = subset.Subsetter(options)
    cutter.populate(text=LETTERS)
    cutter.subset(font)
    names = {1: FAMILY, 2: style, 4: f"{FAMILY} {style}", 6: f"TutashSans-{style}", 13: LICENCE}
    for number, words in names.items():
        font["name"].setName(words, number, 3, 1, 0x409)
    font["head"].modified = font["head"].created
    font.flavor = "woff2"
    font.recalcTimestamp = False
    font.save(target)
    print(f"{target.name}: {target.stat().st_size} bytes")


if __name__ == "__main__":
    packages, out = Path(sys.argv[1]), Path(sys.argv[2])
    family = packages / "@expo-google-fonts/pt-sans"
    cut(family / "400Regular/PTSans_400Regular.ttf", out / "tutash-sans-400.woff2", "Regular")
    cut(family / "700Bold/PTSans_700Bold.ttf", out / "tutash-sans-700.woff2", "Bold")
