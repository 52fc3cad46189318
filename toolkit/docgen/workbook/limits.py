"""What a workbook may cost before it is refused. A normal one uses well under a hundredth of each."""

from typing import NamedTuple

from docgen import opc

MEGABYTE = 1 << 20


class Limits(NamedTuple):
    """Upper bounds for one workbook; sizes in bytes.

    `cells` bounds the rectangle from A1 to a sheet's last filled cell, blanks included: tables are as large.
    `characters` bounds the texts of all cells that are read: one text kept once may stand in any number of
    cells, and each of them is a paragraph. `package` bounds the zip itself.
    """

    file_bytes: int = 100 * MEGABYTE
    package: opc.Limits = opc.Limits()
    rows: int = 200_000
    columns: int = 1_000
    cells: int = 500_000
    characters: int = 16 * MEGABYTE
    merges: int = 20_000
    picture_bytes: int = 20 * MEGABYTE
    all_pictures_bytes: int = 200 * MEGABYTE
