"""The toolbox's texts as paper shows them."""
