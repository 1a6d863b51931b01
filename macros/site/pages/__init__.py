"""Every page that the toolbox adds to the site."""
