"""Stability of posts: the share that one doctor has held for so many years."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .cohorts import Question, numbers_of, provenance_of
from .estimates import Estimates, labelled
from .language import pick
from .service import Service

_COUNT = "{ value lower upper }"
_FIELD = f"""stability(groupBy: $groupBy, years: $years) {{
  group years posts eligible sameDoctor {_COUNT} filled {_COUNT} originalHolder {_COUNT} sameDoctorShare {_COUNT} notComputable
  provenance {{ measure synthetic }} }}"""


def stability(
        connection: Service, study: str | None = None, phase: str | None = None, group_by: str | None = None, release: str | None = None, *,
        years: Sequence[int] = (1, 2, 3, 4, 5), **where: Any) -> Estimates:
    """The share of posts that the same doctor has held for so many ``years`` (0–5; to 60 in an internal release).

    Columns: group, years, posts and eligible (posts that are so old; exact), same_doctor (a count) with same_doctor_lower and _upper, filled and
    original_holder (counts; None in a public release), value, lower, upper (shares of eligible, 0–1), reason (why there is no value).
    ``where`` as in ``retention``. AlisError NOT_RELEASED when the release does not hold it.
    """
    lang = connection.lang
    question = Question(connection, study, phase, group_by, release, where)
    found, answers = question.ask("$years: [Int!]!", _FIELD, {"years": numbers_of("years", years, lang)})
    rows = tuple(_row(answer, question) for answer in answers)
    labels = question.group_labels(answers)
    provenance = provenance_of(found, answers, "stability")
    limits = pick(lang, "95 % grenser for utvalg", "95% limits for sampling")
    rounding = pick(lang, " og avrunding", " and rounding") if provenance.protected else ""
    old_enough = "" if labels else pick(lang, " n: stillinger gamle nok til å telle med.", " n: posts old enough to count.")
    return Estimates(
        f"{pick(lang, 'Stillinger som samme lege har hatt i så mange år', 'Posts held by the same doctor for so many years')}: {question.scope()}", pick(lang, "År", "Years"), rows,
        tuple(str(row["years"]) if labels else f"{row['years']} (n = {row['eligible']})" for row in rows), labelled(lang, _COLUMNS, labels), labels, f"{limits}{rounding}.{old_enough}", provenance, lang)


def _row(answer: dict[str, Any], question: Question) -> dict[str, Any]:
    same, share = answer["sameDoctor"], answer["sameDoctorShare"]
    return {
        "group": answer["group"], "years": answer["years"], "posts": answer["posts"], "eligible": answer["eligible"], "same_doctor": same["value"],
        "same_doctor_lower": same["lower"], "same_doctor_upper": same["upper"], "filled": (answer["filled"] or {}).get("value"),
        "original_holder": (answer["originalHolder"] or {}).get("value"), "value": share["value"], "lower": share["lower"], "upper": share["upper"],
        "reason": question.reason(answer["notComputable"]),
    }


_COLUMNS: list[tuple[str, str, str | None, str, str]] = [
    ("group", "CODE", None, "Gruppen; tom for alle", "The group; missing for all"),
    ("years", "INTEGER", "years", "År", "Years"),
    ("posts", "INTEGER", "posts", "Stillinger", "Posts"),
    ("eligible", "INTEGER", "posts", "Av dem: så gamle", "Of them: so old"),
    ("same_doctor", "INTEGER", "posts", "Samme lege så lenge en gang", "Held by one doctor for so long at some time"),
    ("same_doctor_lower", "INTEGER", "posts", "Det minste det riktige antallet kan være", "The least that the true count can be"),
    ("same_doctor_upper", "INTEGER", "posts", "Det meste", "The most"),
    ("filled", "INTEGER", "posts", "Besatt den dagen; tom i en offentlig utgivelse", "Filled on that day; missing in a public release"),
    ("original_holder", "INTEGER", "posts", "Fortsatt den første legen; tom i en offentlig utgivelse", "Still the first doctor; missing in a public release"),
    ("value", "DECIMAL", "share", "Andelen av de så gamle stillingene", "The share of the posts so old"),
    ("lower", "DECIMAL", "share", "Nedre grense", "Lower limit"),
    ("upper", "DECIMAL", "share", "Øvre grense", "Upper limit"),
    ("reason", "TEXT", None, "Hvorfor det ikke er noen verdi", "Why there is no value"),
]
