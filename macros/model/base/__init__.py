"""Words, names, signs and bounds: what every reader rests on."""
