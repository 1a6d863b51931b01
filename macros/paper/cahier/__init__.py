"""The trainee workbook."""
