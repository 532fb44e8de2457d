"""Draws einvoice/web/static/icon-*.png from the mark of the portal: `python .ci/app_icons.py`.

A maskable icon is cut to any shape by a phone: its mark keeps inside the middle 80 %.
"""

from pathlib import Path

from PIL import Image, ImageDraw

TARGET = Path(__file__).parent.parent / "einvoice" / "web" / "static"
PETROL, WHITE = "#0f5b66", "#ffffff"
GRID = 32
HOUSE = (
    (8, 25),
    (8, 12.5),
    (16, 7.5),
    (24, 12.5),
    (24, 25),
    (18.5, 25),
    (18.5, 19),
    (13.5, 19),
    (13.5, 25),
)
CORNER = 7
FINER = 4
"""Drawn so much larger, and made smaller: edges are smooth."""
ICONS = {
    "icon-192": (192, True, 1.0),
    "icon-512": (512, True, 1.0),
    "icon-maskable-512": (512, False, 0.85),
}


def icon(pixels: int, *, is_rounded: bool, scale: float) -> Image.Image:
    """Return the mark on its ground; without rounding the ground reaches every edge."""
    size = pixels * FINER
    unit = size / GRID
    picture = Image.new("RGBA", (size, size), (0, 0, 0, 0))
    draw = ImageDraw.Draw(picture)
    draw.rounded_rectangle(
        (0, 0, size - 1, size - 1), CORNER * unit if is_rounded else 0, fill=PETROL
    )
    middle = GRID / 2
    draw.polygon(
        [
            ((middle + (x - middle) * scale) * unit, (middle + (y - middle) * scale) * unit)
            for x, y in HOUSE
        ],
        fill=WHITE,
    )
    return picture.resize((pixels, pixels), Image.Resampling.LANCZOS)


def main() -> None:
    """Write the icons, with few colours."""
    for name, (pixels, is_rounded, scale) in ICONS.items():
        picture = icon(pixels, is_rounded=is_rounded, scale=scale)
        picture.quantize(64, method=Image.Quantize.FASTOCTREE).save(
            TARGET / f"{name}.png", optimize=True
        )


if __name__ == "__main__":
    main()
