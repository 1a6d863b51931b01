"""Forty texts that try to break a document, to run as code in it, or to be read as another."""

from __future__ import annotations

HOSTILES = (
    # Typst: code, markup, labels, comments.
    '#panic("non")',
    '#import "@preview/cetz:0.3.0": *',
    '#read("/etc/passwd")',
    "#set page(width: 1pt)",
    "#show: rest => []",
    "#[crochet] #{accolade} #let x = 1",
    "$ sum_(i=0)^n x^2 $ et $$",
    "= Un titre qui n’en est pas un",
    "<etiquette> et @renvoi",
    "texte // pas un commentaire",
    "/* ouvert et jamais fermé",
    "une \\ barre \\\\ et une autre \\u{41}",
    "-- tiret --- long ... points ~ tilde",
    "'apostrophes' et \"guillemets\" droits",
    # HTML and scripts.
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<b>gras</b> &amp; &lt;i&gt; &#x41;",
    "</text></svg><svg onload=alert(1)>",
    "<!-- commentaire -->",
    "]]> et <![CDATA[ x ]]>",
    # Unbalanced Markdown.
    "**gras jamais fermé",
    "*un **deux* trois**",
    "`code jamais fermé",
    "[lien jamais](fermé",
    "[lien](javascript:alert(1))",
    "[[double]] ](( ![",
    "| pas | un | tableau |",
    "> pas une citation",
    "1. pas une liste",
    "______",
    # Signs.
    "Une émoticône 😀 et un drapeau 🇫🇷",
    "Une famille 👩‍👩‍👧‍👦 d’un seul signe",
    "مرحبا بكم في مرسيليا",
    "שלום et bonjour",
    "Renversé \u202eetxet\u202c remis",
    "Zalgo e\u0301\u0302\u0303\u0304\u0305",
    "Invisible\u200b\u200d\ufeff\u00ad ici",
    "中文 et ไทย",
    # Lengths.
    "mot " * 1250,
    "x" * 5000,
)
