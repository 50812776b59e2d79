"""The cells of a spreadsheet as text: XLSX and ODS."""
