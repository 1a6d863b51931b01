"""From the catalogue to Markdown and HTML: what people see."""
