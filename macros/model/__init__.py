"""What the toolbox means: records, rules and questions, without MkDocs, Jinja, clock or argv."""
