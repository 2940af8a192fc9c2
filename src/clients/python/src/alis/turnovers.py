"""Crude turnover: leavers against the mean headcount of each period."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from .cohorts import Question, constant_of, provenance_of
from .estimates import Estimates, labelled
from .language import pick
from .service import Service

_FIELD = """turnover(groupBy: $groupBy, period: $period, unit: $unit) {
  group from to atStart atEnd events value lower upper notComputable provenance { measure synthetic } }"""


def turnover(
        connection: Service, study: str | None = None, phase: str | None = None, group_by: str | None = None, release: str | None = None, *,
        period: str = "year", unit: str = "doctor_in_position", **where: Any) -> Estimates:
    """Leavers per mean headcount, by calendar ``period``: year or half_year.

    Columns: group, from (first day), to (the day after the last), at_start, at_end, events (counts), value, lower, upper (a ratio that may exceed 1),
    reason (why there is no value). ``unit`` and ``where`` as in ``retention``. AlisError NOT_RELEASED when the release does not hold it.
    """
    lang = connection.lang
    question = Question(connection, study, phase, group_by, release, where)
    arguments = {"period": constant_of("period", period, lang), "unit": constant_of("unit", unit, lang)}
    found, answers = question.ask("$period: Period!, $unit: SpellUnit!", _FIELD, arguments)
    rows = tuple(_row(answer, question) for answer in answers)
    ticks = tuple(_period(row["from"], row["to"]) for row in rows)
    labels = question.group_labels(answers)
    provenance = provenance_of(found, answers, "turnover")
    limits = pick(lang, "95 % grenser for utvalget", "95% limits for sampling")
    rounding = pick(lang, ", ikke for avrundingen", ", not for the rounding") if provenance.protected else ""
    return Estimates(
        f"{pick(lang, 'Utskifting (sluttet per lege i snitt)', 'Turnover (leavers per mean headcount)')}: {question.scope()}", pick(lang, "Periode", "Period"), rows, ticks,
        labelled(lang, _COLUMNS, labels), labels, f"{limits}{rounding}.", provenance, lang)


def _row(answer: dict[str, Any], question: Question) -> dict[str, Any]:
    return {
        "group": answer["group"], "from": date.fromisoformat(answer["from"]), "to": date.fromisoformat(answer["to"]), "at_start": answer["atStart"],
        "at_end": answer["atEnd"], "events": answer["events"], "value": answer["value"], "lower": answer["lower"], "upper": answer["upper"],
        "reason": question.reason(answer["notComputable"]),
    }


def _period(start: date, after: date) -> str:
    """``2018`` for a year, ``2018-01–06`` for a part of one."""
    last = after - timedelta(days=1)
    return str(start.year) if after == date(start.year + 1, start.month, start.day) else f"{start:%Y-%m}–{last:%m}"


_COLUMNS: list[tuple[str, str, str | None, str, str]] = [
    ("group", "CODE", None, "Gruppen; tom for alle", "The group; missing for all"),
    ("from", "DATE", None, "Første dag i perioden", "First day of the period"),
    ("to", "DATE", None, "Dagen etter den siste", "The day after its last"),
    ("at_start", "INTEGER", "spells", "I stilling den første dagen", "In post on the first day"),
    ("at_end", "INTEGER", "spells", "I stilling den siste dagen; tom der det ikke er observert", "In post on the last day; missing where it was not observed"),
    ("events", "INTEGER", "spells", "Sluttet i perioden", "Left in the period"),
    ("value", "DECIMAL", "ratio", "Sluttet delt på gjennomsnittlig antall", "Leavers against the mean headcount"),
    ("lower", "DECIMAL", "ratio", "Nedre grense", "Lower limit"),
    ("upper", "DECIMAL", "ratio", "Øvre grense", "Upper limit"),
    ("reason", "TEXT", None, "Hvorfor det ikke er noen verdi", "Why there is no value"),
]
