"""What the columns of a release mean."""

from __future__ import annotations

from typing import Any

from .errors import AlisError
from .frames import Column, check_frame, to_frame
from .language import pick
from .provenance import RELEASE_FIELDS, Provenance
from .service import Service

# Need $lang and $release.
VARIABLE_FIELDS = "variables(release: $release) { table name type unit codelist meaning(lang: $lang) }"
CODELIST_FIELDS = "codelists(release: $release) { id codes { code label(lang: $lang) } }"

_QUERY = f"query($lang: Language!, $release: ID) {{ {RELEASE_FIELDS} {VARIABLE_FIELDS} {CODELIST_FIELDS} }}"


def labels_of(codelists: list[dict[str, Any]]) -> dict[str, dict[str, str]]:
    """Code list → code → label."""
    return {c["id"]: {code["code"]: code["label"] for code in c["codes"]} for c in codelists}


def columns_of(table: str, variables: list[dict[str, Any]], codelists: dict[str, dict[str, str]]) -> dict[str, Column]:
    """Name → column, of a table."""
    return {
        v["name"]: Column(v["name"], v["type"], v["meaning"], v["unit"], codelists.get(v["codelist"] or "", {}))
        for v in variables if v["table"] == table
    }


def codebook(connection: Service, table: str | None = None, *, frame: str = "auto") -> Any:
    """The codebook of the current release: a frame with a row a variable.

    Columns: table, variable, type, unit (None for none), codelist, meaning, and codes, as ``1 = Helt uenig; 2 = …``. All tables, or one.
    AlisError NOT_FOUND for a table that the release does not have; it lists those that it has.
    """
    lang = connection.lang
    check_frame(frame, lang)
    data = connection.query(_QUERY, {"lang": lang.upper(), "release": None})
    labels = labels_of(data["codelists"])
    variables = data["variables"]
    if table is not None and all(v["table"] != table for v in variables):
        raise unknown_table(table, [v["table"] for v in variables], lang)
    rows = [
        {
            "table": v["table"], "variable": v["name"], "type": v["type"], "unit": v["unit"], "codelist": v["codelist"], "meaning": v["meaning"],
            "codes": "; ".join(f"{code} = {label}" for code, label in labels.get(v["codelist"] or "", {}).items()) or None,
        }
        for v in variables if table in (None, v["table"])
    ]
    provenance = Provenance.of(data["release"], "codebook", synthetic=False, of_persons=False)
    return to_frame(rows, [Column(name, "TEXT", pick(lang, nb, en)) for name, nb, en in _COLUMNS], provenance.attrs(lang), frame, lang)


def unknown_table(table: str, known: list[str], lang: str) -> AlisError:
    """A table that is not there, and those that are."""
    names = ", ".join(sorted(set(known)))
    return AlisError.of(
        "NOT_FOUND", lang, f"Utgivelsen har ingen tabell «{table}»; velg en av {names}.", f"The release has no table “{table}”; choose one of {names}.")


_COLUMNS = [
    ("table", "Tabellen", "The table"),
    ("variable", "Variabelen", "The variable"),
    ("type", "Hva den rommer", "What it holds"),
    ("unit", "Enhet", "Unit"),
    ("codelist", "Kodeliste", "Code list"),
    ("meaning", "Betydning", "Meaning"),
    ("codes", "Koder med merkelapper", "Codes with labels"),
]
