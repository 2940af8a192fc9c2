"""A table of a release as a frame or a file, verified."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import os
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from .codebooks import CODELIST_FIELDS, VARIABLE_FIELDS, columns_of, labels_of, unknown_table
from .errors import AlisError
from .files import write_whole
from .frames import Column, cast, check_frame, to_frame
from .provenance import RELEASE_FIELDS, Provenance
from .service import Service
from .transport import Transport

FORMATS = ("frame", "csv", "parquet", "excel.csv", "sav", "dta", "xlsx")

_CHUNK = 1 << 16
_TABLES = "query($release: ID, $lang: Language!) { " + RELEASE_FIELDS + " tables: release(id: $release) { tables { name title(lang: $lang) synthetic csvUrl } } "
_QUERY = _TABLES + "}"
_QUERY_WITH_LABELS = _TABLES + VARIABLE_FIELDS + " " + CODELIST_FIELDS + " }"


def export(
        connection: Service, table: str, format: str = "frame", file: str | os.PathLike[str] | None = None, *,
        release: str | None = None, frame: str = "auto") -> Any:
    """A table as a frame, or saved as a file whose path is returned.

    ``format``: frame, csv, parquet, excel.csv (Norwegian Excel), sav (SPSS), dta (Stata) or xlsx, of those that the service has. ``file``: where
    to save it; ``table.format`` in the working folder when left out, with INTERNAL- before it when it is not for publication. An older
    file of that name is replaced once the new one is whole: length and digest (RFC 9530) are checked. In a frame INTEGER, DECIMAL, BOOLEAN and DATE are cast;
    codes stay codes, with their labels in ``attrs["codes"]``.

    AlisError NOT_FOUND for a table, release or format that is not there, TRUNCATED, CORRUPT or UNVERIFIED for a download that is not, or may not be, whole, FILE.
    """
    lang = connection.lang
    if format not in FORMATS or (format == "frame" and file is not None):
        names = ", ".join(FORMATS)
        raise AlisError.of("BAD_ARGUMENT", lang, f"format er en av {names}, og file hører til alle unntatt frame.", f"format is one of {names}, and file goes with all but frame.")
    if format == "frame":
        check_frame(frame, lang)
    data = connection.query(_QUERY_WITH_LABELS if format == "frame" else _QUERY, {"release": release, "lang": lang.upper()})
    found = _find(table, data["tables"]["tables"], lang)
    address = str(found["csvUrl"]).removesuffix(".csv")
    provenance = Provenance.of(data["release"], table, found["synthetic"], of_persons=address.split("/")[-2] == "cells")
    if format != "frame":
        target = Path(f"{'INTERNAL-' if provenance.internal else ''}{table}.{format}") if file is None else file
        return write_whole(target, _verified(connection.transport, f"{address}.{format}?lang={lang}"), lang, provenance.internal)
    known = columns_of(table, data["variables"], labels_of(data["codelists"]))
    parsed = _parse(b"".join(_verified(connection.transport, f"{address}.csv")), known)
    if parsed is None:
        raise _corrupt(lang)
    rows, columns = parsed
    return to_frame(rows, columns, {"table": table, "title": found["title"], **provenance.attrs(lang)}, frame, lang)


def _find(table: str, tables: list[dict[str, Any]], lang: str) -> dict[str, Any]:
    for found in tables:
        if found["name"] == table and re.fullmatch(r"(/[\w.-]+)+\.csv", found["csvUrl"]):
            return found
    raise unknown_table(table, [t["name"] for t in tables], lang)


def _parse(body: bytes, known: dict[str, Column]) -> tuple[list[dict[str, Any]], list[Column]] | None:
    """Rows and columns; None when it is not the CSV it should be."""
    try:
        lines = csv.reader(io.StringIO(body.decode("utf-8-sig"), newline=""), strict=True)
        columns = [known.get(name, Column(name)) for name in next(lines, [])]
        return [{c.name: cast(value, c) for c, value in zip(columns, line, strict=True)} for line in lines if line], columns
    except (ValueError, csv.Error):
        return None


def _verified(transport: Transport, path: str) -> Iterator[bytes]:
    """The file in parts; an AlisError comes after the last one if they are not what the service said they would be."""
    with closing(transport.get(path)) as response:
        length, digest = _promised(response, transport)
        size, found = 0, hashlib.sha256()
        while part := transport.read(response, _CHUNK):
            size += len(part)
            found.update(part)
            yield part
    if length is not None and size != length:
        raise transport.truncated()
    if found.digest() != digest:
        raise _corrupt(transport.lang)


def _corrupt(lang: str) -> AlisError:
    return AlisError.of(
        "CORRUPT", lang, "Filen ble skadet på veien, og ingenting er lagret; prøv igjen, og meld fra hvis det gjentar seg.",
        "The file was damaged on its way, and nothing is saved; try again, and report it if it happens again.")


def _promised(response: Any, transport: Transport) -> tuple[int | None, bytes]:
    """Length, where it is told, and SHA-256 by the headers. A page of something between, such as a login, has no digest."""
    digest = re.search(r"(?:^|[,\s])sha-256=:([A-Za-z0-9+/]{43}=):", ",".join(response.headers.get_all("Repr-Digest") or []))
    if digest is None or response.headers.get("Content-Encoding", "identity") != "identity":
        raise AlisError.of(
            "UNVERIFIED", transport.lang,
            "Filen kunne ikke kontrolleres, for kontrollsummen mangler, og ingenting er lagret; last den ned en gang til, og spør dem som driver tjenesten om adressen hvis det gjentar seg.",
            "The file could not be checked, as its digest is missing, and nothing is saved; download it again, and ask those who run the service for the address if it happens again.")
    length = response.headers.get("Content-Length") or ""
    return int(length) if length.isdecimal() else None, base64.b64decode(digest[1])
