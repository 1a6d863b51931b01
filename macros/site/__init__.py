"""From what is told to Markdown and HTML: what people see."""
