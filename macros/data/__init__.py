"""From the catalogue to files that leave: open data, agendas, search, the scripts' data."""
