"""How long things take, against doing them by hand. Nothing is asserted here."""
