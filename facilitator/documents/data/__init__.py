"""Open data as CSV, JSON and XLSX."""
