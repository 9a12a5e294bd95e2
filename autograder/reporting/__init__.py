"""Views of one result: JSON, HTML, CSV, terminal, notebook card. What a student may see is decided in `shown`."""
