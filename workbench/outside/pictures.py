"""Pictures from outside, opened in memory and turned into plain pixels, so that nothing else of the file is shown."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from dataclasses import dataclass, field

from PIL import Image, ImageOps

from workbench.errors import BadInput
from workbench.outside.zips import DAMAGED

_FORMATS = ("PNG", "JPEG", "TIFF", "GIF", "WEBP", "BMP")
_STARTS = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")
MOST_PIXELS = 100_000_000  # of the picture in the file; a page scanned at 600 dots to the inch has 35 million
_ERRORS = (
    Image.DecompressionBombError,
    OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, EOFError, struct.error, zlib.error, MemoryError,
    OverflowError, ZeroDivisionError, AttributeError, RuntimeError, NotImplementedError,
)  # fmt: skip
"""What damaged pictures make Pillow raise."""


@dataclass(frozen=True, slots=True)
class Raster:
    """Pixels: three bytes each (red, green, blue), rows from the top with nothing between them."""

    width: int
    height: int
    pixels: bytes = field(repr=False)


def is_picture(data: bytes) -> bool:
    """Tell whether a file begins as a picture does."""
    return data.startswith(_STARTS) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")


def raster(data: bytes, width: int) -> Raster:
    """Return the first picture of a file, upright and no wider than ``width``; raises BadInput where it is damaged."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise BadInput("The picture is too large to be shown.", "Ask for it in a smaller size.")
                return of_image(ImageOps.exif_transpose(picture), width)
    except _ERRORS as error:
        raise BadInput(DAMAGED) from error


def of_image(picture: Image.Image, width: int) -> Raster:
    """Return the pixels of a picture, made narrower where it is wider; what is transparent is white."""
    shown = picture.convert("RGBA") if "A" in picture.getbands() or "transparency" in picture.info else picture
    if shown.mode == "RGBA":
        shown = Image.alpha_composite(Image.new("RGBA", shown.size, "white"), shown)
    shown = shown.convert("RGB")
    if shown.width > width:
        shown = shown.resize((width, max(1, round(shown.height * width / shown.width))), Image.Resampling.LANCZOS)
    return Raster(shown.width, shown.height, shown.tobytes())
