"""From the catalogue to files that leave: open data, agendas, documents."""
