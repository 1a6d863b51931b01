"""From disk and YAML to located values and shapes."""
