"""QR codes: the way from paper to the page."""

from __future__ import annotations

import io


def qr(url: str) -> dict[str, str]:
    """Return what maison.typ's qr draws for an address: its SVG and the address; empty without one.

    Error correction M (15 %, ISO/IEC 18004), a white margin of 2 modules.
    """
    if not url:
        return {}
    import segno  # Slow to load, and check draws no code.

    out = io.BytesIO()
    segno.make(url, error="m", micro=False).save(out, kind="svg", border=2, xmldecl=False)
    return {"svg": out.getvalue().decode(), "url": url}
