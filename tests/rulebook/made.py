"""A small rulebook, made for tests."""

from pathlib import Path

RULE = """id: brand-named
concern: brand-without-equivalent
title: A brand is named
severity: must
since: 0.1.0
because: A named product shuts out the others.
basis: good-practice
check:
  wherever: brand
  role: [bought]
  expect: [{any: equivalence, within: [sentence]}]
message: “{match}” is named.
advice: Say what it must do.
examples:
  fails:
    - The database shall be [[Oracle 19c]].
    - We want [[Cisco]] switches and [[Dell]] servers.
    - {text: "Only [[SAP]].", tender: {route: below-threshold}}
  passes:
    - Oracle 19c or equivalent.
    - Cisco or equivalent.
    - Dell or equivalent.
  does_not_apply:
    - A database is wanted.
    - Nothing here.
"""

BRAND = """kind: brand
means: A make or product.
makers:
  - maker: Microsoft
    names: [Microsoft, MS]
    products:
      - SQL Server
      - {name: Word, aliases: [MS Word], needs: [document, file]}
  - maker: Drupal Association
    products:
      - {name: Drupal, open: true, cased: true}
"""

FILES = {
    "rulebook.yaml": "version: 0.2.0\ndated: 2026-11-24\n",
    "language.yaml": "cues:\n  supplier: [supplier~, bidder~]\n  denying: [no, not]\n",
    "figures.yaml": (
        "figures:\n"
        "  - {key: payment-days, value: {period: 30 days}, regime: [uk-pa2023, wales], from: 2025-02-24, until: null, source: The Act}\n"
        "  - {key: threshold, value: {money: 207720, vat: included}, regime: uk-pa2023, from: '2026-01-01', until: null, source: SI}\n"
    ),
    "regimes.yaml": (
        "regimes:\n"
        "  - {id: uk-pa2023, name: The Act, nations: [england], from: 2025-02-24, until: null, words: [act-words]}\n"
        "  - {id: other, name: another law, nations: [], from: null, until: null, words: []}\n"
    ),
    "open-standards/brand-named.yaml": RULE,
    "vocabulary/brand.yaml": BRAND,
    "vocabulary/equivalence.yaml": "kind: equivalence\nmeans: Others are welcome.\nphrases: [or equivalent]\n",
    "vocabulary/act-words.yaml": "kind: act-words\nmeans: Words of the Act.\nphrases: [procurement act]\n",
    "clauses/equal-performance.yaml": (
        "id: equal-performance\ntitle: Equals are welcome\ntext:\n"
        "  uk-pa2023: Equal quality is not disadvantaged.\n  other: Or equivalent.\n"
    ),
}


def rulebook_in(folder: Path, **changes: str) -> Path:
    """A folder with the small rulebook; a change names a file by its stem and gives its text, which may be a new file's."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(changes.pop(path.stem.replace("-", "_"), text), "utf-8")
    for name, text in changes.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder
