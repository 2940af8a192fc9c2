"""Where figures come from, and what must be said of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .language import pick

# Asked for beside every figure; needs $release.
RELEASE_FIELDS = "release(id: $release) { id kind citation policy synthetic }"


@dataclass(frozen=True)
class Provenance:
    """A release and what was read from it.

    ``synthetic``: some row behind the figures is made up. ``internal``: exact figures, not for publication. ``protected``: counts of persons or
    posts are rounded by a draw; neither for an internal release nor for a table of published facts.
    """

    release: str
    citation: str
    policy: str
    synthetic: bool
    internal: bool
    protected: bool
    measure: str

    @classmethod
    def of(cls, release: dict[str, Any], measure: str, synthetic: bool, of_persons: bool = True) -> Provenance:
        """From the fields of ``RELEASE_FIELDS``."""
        internal = release["kind"] == "INTERNAL"
        return cls(release["id"], release["citation"], release["policy"], synthetic, internal, of_persons and not internal, measure)

    def stamps(self, lang: str) -> list[str]:
        """What is said before anything else, in a few words each."""
        internal = [pick(lang, "Ikke for publisering", "Not for publication")] if self.internal else []
        return internal + ([pick(lang, "Syntetiske data", "Synthetic data")] if self.synthetic else [])

    def notes(self, lang: str) -> list[str]:
        """Sentences: synthetic, protected or not for publication, and the release with its citation."""
        made_up = pick(lang, "Syntetiske data: personene er oppdiktet.", "Synthetic data: the persons are made up.")
        protected = pick(lang, "Antallene er beskyttet (avrundet ved trekning).", "The counts are protected (rounded by a draw).")
        internal = pick(lang, "Interne, eksakte tall: ikke for publisering.", "Internal, exact figures: not for publication.")
        release = pick(lang, f"Utgivelse {self.release}.", f"Release {self.release}.")
        said = [(self.synthetic, made_up), (self.internal, internal), (self.protected, protected), (True, release)]
        return [note for holds, note in said if holds]

    def attrs(self, lang: str) -> dict[str, Any]:
        """What a frame carries with it."""
        return {
            "release": self.release, "citation": self.citation, "policy": self.policy, "synthetic": self.synthetic,
            "internal": self.internal, "protected": self.protected, "measure": self.measure, "notes": self.notes(lang),
        }
