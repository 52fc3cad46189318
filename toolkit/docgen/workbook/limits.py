"""What a workbook may cost before it is refused. A normal one uses well under a hundredth of each."""

from typing import NamedTuple

from docgen import opc

MEGABYTE = 1 << 20


class Limits(NamedTuple):
    """Upper bounds for one workbook; sizes in bytes.

    `cells` bounds the rectangle from A1 to a sheet's last filled cell, blanks included: that is what calamine
    allocates before it returns a single value. `package` bounds the zip itself.
    """

    file_bytes: int = 100 * MEGABYTE
    package: opc.Limits = opc.Limits()
    rows: int = 200_000
    columns: int = 1_000
    cells: int = 500_000
    merges: int = 20_000
    picture_bytes: int = 20 * MEGABYTE
