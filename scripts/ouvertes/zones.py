"""Zones of school holidays by department, after the academies that each zone gathers since 2016."""

from __future__ import annotations

_DEPARTEMENTS = {
    "A": (
        "25 39 70 90 24 33 40 47 64 03 15 43 63 21 58 71 89 07 26 38 73 74 19 23 87 01 42 69 "
        "16 17 79 86"
    ),
    "B": (
        "04 05 13 84 02 60 80 59 62 54 55 57 88 44 49 53 72 85 06 83 14 27 50 61 76 18 28 36 37 "
        "41 45 08 10 51 52 22 29 35 56 67 68"
    ),
    "C": "77 93 94 11 30 34 48 66 75 09 12 31 32 46 65 81 82 78 91 92 95",
}
ZONES = {code: zone for zone, codes in _DEPARTEMENTS.items() for code in codes.split()}
"""The zone of each department that has one: neither Corsica nor overseas, which have days of their own."""
