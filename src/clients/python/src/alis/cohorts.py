"""Which cohort is asked about, and how it is named in titles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from .codebooks import CODELIST_FIELDS, labels_of
from .errors import AlisError
from .language import pick
from .provenance import RELEASE_FIELDS, Provenance
from .service import Service

# The code list that labels the groups of a dimension.
_CODELISTS = {
    "STUDY": "study", "AREA": "oso_area", "CONTRACT_FORM": "contract_form", "CENTRALITY_GROUP": "centrality_group",
    "MUNICIPALITY_SIZE": "municipality_size", "SCHEME": "scheme",
}

# Those that groups can have codes of beside their own: the wider classes of a protected release, and nothing known.
_OTHERS = ("employment", "central_or_not", "missing")

# Code lists of the filters whose codes have labels.
_FILTERS = {"study": "study", **{dimension.lower(): codelist for dimension, codelist in _CODELISTS.items()}}


class Question:
    """One question on a cohort: asks it, and labels what comes back."""

    def __init__(self, connection: Service, study: str | None, phase: str | None, group_by: str | None, release: str | None, where: dict[str, Any]) -> None:
        self._connection = connection
        self._where = {name: value for name, value in {"study": study, "phase": phase, **where}.items() if value is not None}
        self._group_by = constant_of("group_by", group_by, connection.lang) if group_by else None
        self._release = release
        self.labels: dict[str, dict[str, str]] = {}

    def ask(self, arguments: str, field: str, variables: dict[str, Any]) -> tuple[dict[str, Any], list[dict[str, Any]]]:
        """The release, and the field's rows."""
        query = (
            f"query($release: ID, $where: CohortFilter, $groupBy: CohortDimension, $lang: Language!, {arguments}) "
            f"{{ {RELEASE_FIELDS} {CODELIST_FIELDS} cohort(release: $release, where: $where) {{ rows: {field} }} }}")
        where = {_camel(name): _value(name, value) for name, value in self._where.items()}
        common = {"release": self._release, "where": where, "groupBy": self._group_by, "lang": self._connection.lang.upper()}
        data = self._connection.query(query, {**common, **variables})
        self.labels = labels_of(data["codelists"])
        return data["release"], data["cohort"]["rows"]

    def label(self, group: str | None) -> str:
        """A group's label; "all" where there are no groups."""
        lang = self._connection.lang
        if group is None:
            return pick(lang, "Alle", "All")
        for codelist in (_CODELISTS.get(self._group_by or "", ""), *_OTHERS):
            if group in self.labels.get(codelist, {}):
                return self.labels[codelist][group]
        return pick(lang, f"Fase {group}", f"Phase {group}") if self._group_by == "PHASE" else group

    def group_labels(self, rows: Iterable[dict[str, Any]]) -> dict[str, str]:
        """The labels of the groups that rows have; none where there are no groups."""
        return {row["group"]: self.label(row["group"]) for row in rows if row["group"] is not None}

    def reason(self, code: str | None) -> str | None:
        """Why something cannot be computed, in words."""
        return None if code is None else self.labels.get("not_computable", {}).get(code, code)

    def scope(self) -> str:
        """The cohort in a few words: ``ALIS-Vest, fase 1``."""
        lang = self._connection.lang
        parts = [self._words(name, str(value)) for name, value in self._where.items()]
        return ", ".join(parts) if parts else pick(lang, "alle studier", "all studies")

    def _words(self, name: str, value: str) -> str:
        if name == "phase":
            return pick(self._connection.lang, f"fase {value}", f"phase {value}")
        labels = self.labels.get(_FILTERS.get(name, ""), {})
        code = _value(name, value)
        return labels.get(str(code)) or f"{name.replace('_', ' ')} {value}"


def provenance_of(release: dict[str, Any], rows: Sequence[dict[str, Any]], measure: str) -> Provenance:
    """Where a measure's rows come from; what the release says of itself where there are none."""
    if not rows:
        return Provenance.of(release, measure, bool(release["synthetic"]))
    return Provenance.of(release, rows[0]["provenance"]["measure"], any(row["provenance"]["synthetic"] for row in rows))


def constant(name: str) -> str:
    """A constant of the GraphQL schema as it is written there: ``contract_form`` and ``contract-form`` are ``CONTRACT_FORM``."""
    return name.strip().upper().replace("-", "_")


def constant_of(name: str, value: Any, lang: str) -> str:
    """An argument as a constant; AlisError BAD_ARGUMENT unless it is a text."""
    if not isinstance(value, str):
        raise AlisError.of("BAD_ARGUMENT", lang, f"{name} skal være en tekst.", f"{name} must be a text.")
    return constant(value)


def numbers_of(name: str, values: Any, lang: str) -> list[Any]:
    """An argument as a list; AlisError BAD_ARGUMENT unless there are several, or could be."""
    if isinstance(values, str) or not isinstance(values, Iterable):
        raise AlisError.of("BAD_ARGUMENT", lang, f"{name} skal være en liste med tall.", f"{name} must be a list of numbers.")
    return list(values)


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)


def _value(name: str, value: Any) -> Any:
    return value if name in ("study", "phase") or not isinstance(value, str) else constant(value)
