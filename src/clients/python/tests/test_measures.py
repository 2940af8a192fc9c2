"""Measures against the same questions asked without the package."""

import alis

from .live import LiveTestCase


class MeasuresTests(LiveTestCase):
    def test_retention_of_a_study_equals_the_service(self):
        told = self.ask(
            '{ release { id } cohort(where: {study: "alis-vest"}) { retention(confidence: 0.9) { group atRisk { value lower upper } median { value lower } '
            "points { months atRisk events censored survival lower upper } } } }")
        [row] = told["cohort"]["retention"]
        found = alis.connect(self.url).retention(study="alis-vest", confidence=0.9)
        [curve] = found.curves
        self.assertGreater(len(row["points"]), 2)
        self.assertEqual(
            [(p["months"], p["atRisk"], p["events"], p["censored"], p["survival"], p["lower"], p["upper"]) for p in row["points"]],
            [(p.months, p.at_risk, p.events, p.censored, p.survival, p.lower, p.upper) for p in curve.points])
        self.assertEqual(tuple(row["atRisk"].values()), (curve.at_risk.value, curve.at_risk.lower, curve.at_risk.upper))
        self.assertEqual(row["median"], {"value": curve.median.value, "lower": curve.median.lower})
        self.assertEqual(told["release"]["id"], found.provenance.release)
        rows = found.frame("rows")
        self.assertEqual([p["survival"] for p in row["points"]], [r["survival"] for r in rows])
        self.assertEqual((told["release"]["id"], True, True), tuple(rows.attrs[name] for name in ("release", "synthetic", "protected")))

    def test_retention_by_study_and_read_at_months_equals_the_service(self):
        told = self.ask("{ cohort { retention(groupBy: STUDY, months: [12]) { group points { survival } at { survival { value } } } } }")["cohort"]["retention"]
        found = alis.retention(alis.connect(self.url, lang="en"), group_by="study", months=[12])
        self.assertEqual([c["group"] for c in told], [c.group for c in found.curves])
        self.assertEqual([[p["survival"] for p in c["points"]] for c in told], [[p.survival for p in c.points] for c in found.curves])
        self.assertEqual([c["at"][0]["survival"]["value"] for c in told], [c.at[0].survival.value for c in found.curves])
        self.assertIn("ALIS-Nord", {c.label for c in found.curves})

    def test_retention_of_a_named_release_is_of_that_release(self):
        release = self.ask("{ release { id } }")["release"]["id"]
        self.assertEqual(release, alis.connect(self.url).retention(study="alis-vest", release=release).provenance.release)

    def test_retention_in_words_says_synthetic_and_protected(self):
        for lang, synthetic, protected in (("nb", "Syntetiske data", "beskyttet"), ("en", "Synthetic data", "protected")):
            found = alis.connect(self.url, lang=lang).retention(study="alis-vest")
            for text in (str(found), repr(found)):
                self.assertIn(synthetic, text)
                self.assertIn(protected, text)
                self.assertIn(found.provenance.release, text)

    def test_turnover_equals_the_service(self):
        told = self.ask(
            '{ cohort(where: {study: "alis-nord"}) { turnover(unit: DOCTOR_IN_POSITION, period: YEAR) { from to atStart atEnd events value lower upper } } }')
        rows = alis.connect(self.url).turnover(study="alis-nord").frame("rows")
        self.assertEqual(
            [list(row.values()) for row in told["cohort"]["turnover"]],
            [[str(r["from"]), str(r["to"]), r["at_start"], r["at_end"], r["events"], r["value"], r["lower"], r["upper"]] for r in rows])
        self.assertTrue(any(r["value"] for r in rows))
        half_years = alis.turnover(alis.connect(self.url), "alis-nord", period="half_year")
        self.assertGreater(len(half_years), len(rows))

    def test_stability_equals_the_service(self):
        told = self.ask(
            '{ cohort(where: {study: "alis-vest", phase: "1"}) { stability(years: [1, 3, 5]) '
            "{ years posts eligible sameDoctor { value lower upper } sameDoctorShare { value lower upper } } } }")
        found = alis.stability(alis.connect(self.url), study="alis-vest", phase="1", years=[1, 3, 5])
        self.assertEqual(
            [(r["years"], r["posts"], r["eligible"], *r["sameDoctor"].values(), *r["sameDoctorShare"].values()) for r in told["cohort"]["stability"]],
            [(r["years"], r["posts"], r["eligible"], r["same_doctor"], r["same_doctor_lower"], r["same_doctor_upper"], r["value"], r["lower"], r["upper"]) for r in found])
        self.assertIn("Syntetiske data", str(found))

    def test_query_gives_the_data_as_it_came(self):
        query = "{ studies { id name phases { id } } }"
        self.assertEqual(self.ask(query), alis.query(alis.connect(self.url), query))

    def test_query_with_variables_uses_them(self):
        found = alis.connect(self.url).query("query($id: ID!) { study(id: $id) { id } }", {"id": "alis-nord"})
        self.assertEqual({"study": {"id": "alis-nord"}}, found)

    def test_not_released_lists_what_is_in_the_language(self):
        for lang, words in (("nb", "spør etter noe av dette."), ("en", "ask for some of this.")):
            with self.assertRaises(alis.AlisError) as caught:
                alis.connect(self.url, lang=lang).retention(study="alis-vest", group_by="area")
            self.assertEqual("NOT_RELEASED", caught.exception.code)
            self.assertIn("alis-vest 1: retention, turnover", str(caught.exception))
            self.assertTrue(str(caught.exception).endswith(words), caught.exception)
            self.assertNotIn(". ", str(caught.exception))

    def test_unknown_release_is_not_found_and_those_there_are_are_named(self):
        release = self.ask("{ release { id } }")["release"]["id"]
        connection = alis.connect(self.url)
        for ask in (connection.retention, connection.turnover, connection.stability, lambda release: connection.export("cohort", release=release)):
            with self.assertRaises(alis.AlisError) as caught:
                ask(release="2001-01-01-none")
            self.assertEqual("NOT_FOUND", caught.exception.code)
            self.assertIn(release, str(caught.exception))

    def test_a_filter_that_does_not_exist_is_told(self):
        with self.assertRaises(alis.AlisError) as caught:
            alis.connect(self.url).retention(shoe_size=3)
        self.assertIn("shoeSize", str(caught.exception))
        self.assertTrue(str(caught.exception).startswith("Tjenesten forsto ikke spørringen"))
