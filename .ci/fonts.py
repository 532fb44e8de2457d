"""Writes templates/page/Inter-*.ttf, what pages need of Inter 3.19, from a folder of its OTFs.

The typesetter cuts down and embeds the fonts anew for each page, so that what nobody sees costs
time: alternative forms, marks, hints. All characters up to U+FFFF stay, and kerning for large
texts. Figures are the equally wide ones. Needs `pip install fonttools`; the program does not.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

TARGET = Path(__file__).parent.parent / "templates" / "page"
NAMES = ("Inter-Regular", "Inter-SemiBold")
MOST_OFF = 1.0
"""How far a curve may be from the original, of 2816 units an em."""
UNLIMITED = (
    "maxZones maxTwilightPoints maxStorage maxFunctionDefs maxInstructionDefs maxStackElements "
    "maxSizeOfInstructions maxComponentElements maxPoints maxContours maxCompositePoints "
    "maxCompositeContours maxComponentDepth"
)


def main() -> None:
    """Write the fonts."""
    for name in NAMES:
        font = TTFont(Path(sys.argv[1]) / f"{name}.otf", recalcTimestamp=False)
        with_equal_figures(font)
        reduced(font)
        with_quadratic_curves(font)
        font.save(TARGET / f"{name}.ttf")


def with_equal_figures(font: TTFont) -> None:
    """Make the figures of equal width those that characters stand for."""
    forms: dict[str, str] = {}
    table = font["GSUB"].table
    for feature in table.FeatureList.FeatureRecord:
        if feature.FeatureTag == "tnum":
            for at in feature.Feature.LookupListIndex:
                for form in table.LookupList.Lookup[at].SubTable:
                    forms |= getattr(form, "ExtSubTable", form).mapping
    for characters in font["cmap"].tables:
        for code, glyph in characters.cmap.items():
            characters.cmap[code] = forms.get(glyph, glyph)


def reduced(font: TTFont) -> None:
    """Leave out all features but kerning, and the hints."""
    options = subset.Options(
        layout_features=["kern"], hinting=False, desubroutinize=True, glyph_names=False
    )
    options.name_IDs = options.name_languages = ["*"]
    options.notdef_outline = True
    options.drop_tables += ["GDEF", "GSUB"]
    cut = subset.Subsetter(options)
    cut.populate(unicodes=list(font.getBestCmap()))
    cut.subset(font)
    short = [table for table in font["cmap"].tables if table.format == 4]  # noqa: PLR2004
    font["cmap"].tables = short or font["cmap"].tables


def with_quadratic_curves(font: TTFont) -> None:
    """Write the outlines as TrueType has them: a third less work to cut down than PostScript's."""
    outlines, order = font.getGlyphSet(), font.getGlyphOrder()
    drawn = {}
    for name in order:
        pen = TTGlyphPen(outlines)
        outlines[name].draw(Cu2QuPen(pen, MOST_OFF, reverse_direction=True))
        drawn[name] = pen.glyph()
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = order, drawn
    font["maxp"].tableVersion = 0x00010000
    for limit in UNLIMITED.split():
        setattr(font["maxp"], limit, 0)
    font["maxp"].maxZones = 1
    font["post"].formatType = 3.0
    del font["CFF "]
    font.sfntVersion = "\0\1\0\0"


if __name__ == "__main__":
    main()
