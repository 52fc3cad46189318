"""The ways to make the same report from the same workbook that docgen is measured against."""
